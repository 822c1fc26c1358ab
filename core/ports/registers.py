"""The registers, people, settings and links of one transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

from core.links import Link, Purpose
from core.matching.resemblance import Resembling
from core.matching.wording import Wording
from core.numbers import OrderNumber
from core.order_papers import Document
from core.people import JoinRequest, User
from core.registers import (
    Article,
    Customer,
    Facility,
    Person,
    Reading,
    Scan,
    ServiceObject,
)
from core.settings import Settings

Row = TypeVar("Row")


class Register(Protocol[Row]):
    """One register: rows by ID, in the order people see them."""

    def get(self, row_id: UUID) -> Row | None:
        """The row with this ID."""

    def all(self) -> Sequence[Row]:
        """Every row, by name."""

    def page(self, skip: int, limit: int) -> Sequence[Row]:
        """Some of all rows, in the same order."""

    def count(self) -> int:
        """How many rows there are."""

    def named(self, name: str) -> Row | None:
        """The row with this name (a number or code, where that is what it is called)."""

    def put(self, row: Row) -> None:
        """Add or change a row; raises NameTakenThere where another is called so."""

    def put_all(self, rows: Sequence[Row]) -> None:
        """Add or change many rows at once; raises RegisterChangedMeanwhile."""

    def remove(self, row_id: UUID) -> None:
        """Take a row out; raises StillInUse where others' rows name it."""


class Customers(Protocol):
    """The customer register."""

    def get(self, customer_id: UUID) -> Customer | None: ...
    def all(self) -> Sequence[Customer]: ...

    def page(self, skip: int, limit: int) -> Sequence[Customer]:
        """Some of all rows, in the same order."""

    def count(self) -> int:
        """How many rows there are."""

    def by_email(self, email: str) -> Customer | None: ...
    def search(self, text: str, limit: int) -> Sequence[Customer]: ...
    def named(self, name: str) -> Customer | None:
        """The customer of exactly this name, in whatever case; a confirmed one first."""

    def at_domain(self, domain: str) -> Sequence[Customer]:
        """Confirmed customers with an address at this domain, their own or a contact's."""

    def with_phone(self, phone: str) -> Sequence[Customer]:
        """Confirmed customers with this number, their own or a contact's, however written."""

    def with_number(self, number: str) -> Sequence[Customer]:
        """Confirmed customers with this organisation number."""

    def resembling(self, wording: Wording) -> Sequence[Resembling[Customer]]:
        """Confirmed customers whose name seems to stand in the text, the likeliest first."""

    def put(self, customer: Customer) -> None: ...
    def put_all(self, customers: Sequence[Customer]) -> None: ...
    def remove(self, customer_id: UUID) -> None:
        """Take a customer out; raises StillInUse where others' rows name him."""


class Facilities(Protocol):
    """The facility register."""

    def get(self, facility_id: UUID) -> Facility | None: ...
    def all(self) -> Sequence[Facility]: ...

    def page(self, skip: int, limit: int) -> Sequence[Facility]:
        """Some of all rows, in the same order."""

    def count(self) -> int:
        """How many rows there are."""

    def search(self, text: str, customer_id: UUID | None, limit: int) -> Sequence[Facility]:
        """Facilities in whose name or address every word stands; of one customer, if given."""

    def of_customer(self, customer_id: UUID) -> Sequence[Facility]: ...
    def only_between(self, first: UUID, last: UUID) -> Facility | None:
        """The one facility whose ID is one of these, both included; None where there are more."""

    def only_one_of(self, customer_id: UUID) -> Facility | None:
        """The customer's facility, if he has one and no other."""

    def resembling(
        self, wording: Wording, customer_id: UUID | None
    ) -> Sequence[Resembling[Facility]]:
        """Facilities whose name or street seems to stand in the text, the likeliest first.

        Of one customer, if given; without, of whoever has one, though not every one is found.
        """

    def put(self, facility: Facility) -> None: ...
    def put_all(self, facilities: Sequence[Facility]) -> None: ...
    def remove(self, facility_id: UUID) -> None: ...


class Contacts(Protocol):
    """Contact persons and requesters."""

    def get(self, person_id: UUID) -> Person | None: ...
    def by_email(self, email: str) -> Person | None: ...
    def of(self, customer_id: UUID, facility_id: UUID | None) -> Sequence[Person]:
        """Who is known at the facility, then at the customer himself (CF-12)."""

    def all(self) -> Sequence[Person]: ...

    def page(self, skip: int, limit: int) -> Sequence[Person]:
        """Some of all rows, in the same order."""

    def count(self) -> int:
        """How many rows there are."""

    def put(self, person: Person) -> None: ...
    def put_all(self, people: Sequence[Person]) -> None: ...
    def remove(self, person_id: UUID) -> None: ...


class ServiceObjects(Protocol):
    """The register of service objects."""

    def get(self, object_id: UUID) -> ServiceObject | None: ...
    def by_code(self, code: str) -> ServiceObject | None: ...
    def all(self) -> Sequence[ServiceObject]: ...

    def page(self, skip: int, limit: int) -> Sequence[ServiceObject]:
        """Some of all rows, in the same order."""

    def count(self) -> int:
        """How many rows there are."""

    def of_customer(self, customer_id: UUID) -> Sequence[ServiceObject]: ...
    def of_facility(self, facility_id: UUID) -> Sequence[ServiceObject]:
        """The objects at this place, by code."""

    def only_between(self, first: UUID, last: UUID) -> ServiceObject | None:
        """The one object whose ID is one of these, both included; None where there are more."""

    def mentioned_in(self, wording: Wording) -> Sequence[Resembling[ServiceObject]]:
        """Objects whose code or serial number stands in the text, however it is spelt there."""

    def resembling(
        self, wording: Wording, customer_id: UUID, facility_id: UUID | None
    ) -> Sequence[Resembling[ServiceObject]]:
        """Objects there whose name seems to stand in the text; none where there are too many."""

    def put(self, service_object: ServiceObject) -> None: ...
    def put_all(self, service_objects: Sequence[ServiceObject]) -> None: ...
    def remove(self, object_id: UUID) -> None: ...
    def readings(self, object_id: UUID) -> Sequence[Reading]:
        """What its counter showed, latest first."""

    def put_reading(self, reading: Reading) -> None: ...
    def scans(self, object_id: UUID) -> Sequence[Scan]:
        """Who scanned its sticker, latest first (QR-03)."""

    def put_scan(self, scan: Scan) -> None: ...
    def documents(self, object_id: UUID) -> Sequence[Document]:
        """Its images and documents, oldest first (DO-03)."""

    def put_document(self, object_id: UUID, document: Document) -> None: ...
    def remove_document(self, object_id: UUID, document_id: UUID) -> None: ...


class Articles(Protocol):
    """The article register."""

    def get(self, article_id: UUID) -> Article | None: ...
    def all(self) -> Sequence[Article]: ...

    def page(self, skip: int, limit: int) -> Sequence[Article]:
        """Some of all rows, in the same order."""

    def count(self) -> int:
        """How many rows there are."""

    def by_number(self, number: str) -> Article | None: ...
    def by_barcode(self, barcode: str) -> Article | None: ...
    def search(self, text: str, limit: int) -> Sequence[Article]: ...
    def recent(self, user_name: str, object_id: UUID | None, limit: int) -> Sequence[Article]:
        """What was used on this object, then what this person used, latest first (AR-03)."""

    def next_number(self) -> str:
        """A number that no article has, for one that came without (AR-16)."""

    def put(self, article: Article) -> None: ...
    def put_all(self, articles: Sequence[Article]) -> None: ...
    def remove(self, article_id: UUID) -> None: ...


class Users(Protocol):
    """The company's people and their invitations."""

    def get(self, user_id: UUID) -> User | None: ...
    def by_telegram_id(self, telegram_id: int) -> User | None: ...
    def by_name(self, name: str) -> User | None: ...
    def by_calendar(self, calendar_id: UUID) -> User | None:
        """The user whose own calendar's address is made from this."""

    def all(self) -> Sequence[User]: ...
    def put(self, user: User) -> None: ...
    def lock(self) -> None:
        """Let nobody else change a user until this transaction ends."""

    def invite(self, secret_hash: str, user_id: UUID, expires_at: datetime) -> None:
        """Keep an invitation; earlier ones of the same user end."""

    def accept(self, secret_hash: str, now: datetime) -> User | None:
        """The invited user, once; None for an unknown, used or expired invitation."""

    def end_invitations(self, user_id: UUID) -> None:
        """Let no invitation of this user be accepted any more."""

    def keep_request(self, request: JoinRequest) -> None:
        """Somebody asks to be let in; the last time he asked counts."""

    def request(self, telegram_id: int) -> JoinRequest | None: ...
    def requests(self, limit: int) -> Sequence[JoinRequest]:
        """Those who ask and were not answered, the latest first."""

    def drop_request(self, telegram_id: int) -> None: ...


class SettingValues(Protocol):
    """What the company has set."""

    def all(self) -> Settings: ...
    def put(self, key: str, value: str) -> None: ...


class Links(Protocol):
    """Rows behind signed links: scoped, expiring, revocable."""

    def put(self, link: Link) -> None: ...
    def get(self, link_id: UUID) -> Link | None: ...
    def standing(self, order: OrderNumber, purpose: Purpose, recipient: str) -> Link | None:
        """A link of this kind that was given to this recipient before and still holds."""

    def mark_used(self, link_id: UUID, at: datetime) -> None: ...
    def revoke(self, order: OrderNumber, purpose: Purpose) -> None: ...
    def move(self, source: OrderNumber, target: OrderNumber) -> None:
        """Every link to one order opens another from now on (RV-08)."""

    def revoke_of(self, recipient: str) -> None:
        """End every link that was given to this address."""
