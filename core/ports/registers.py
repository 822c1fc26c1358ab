"""The registers, people, settings and links of one transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.links import Link, Purpose
from core.numbers import OrderNumber
from core.people import User
from core.registers import Article, Customer, Facility, Person, ServiceObject
from core.settings import Settings


class Customers(Protocol):
    """The customer register."""

    def get(self, customer_id: UUID) -> Customer | None: ...
    def by_email(self, email: str) -> Customer | None: ...
    def search(self, text: str, limit: int) -> Sequence[Customer]: ...
    def put(self, customer: Customer) -> None: ...


class Facilities(Protocol):
    """The facility register."""

    def of_customer(self, customer_id: UUID) -> Sequence[Facility]: ...
    def mentioned_in(self, text: str, customer_id: UUID | None) -> Sequence[Facility]:
        """Facilities whose name or address stands in the text; of one customer, if given."""

    def put(self, facility: Facility) -> None: ...


class Contacts(Protocol):
    """Contact persons and requesters."""

    def by_email(self, email: str) -> Person | None: ...
    def put(self, person: Person) -> None: ...


class ServiceObjects(Protocol):
    """The register of service objects."""

    def by_code(self, code: str) -> ServiceObject | None: ...
    def of_customer(self, customer_id: UUID) -> Sequence[ServiceObject]: ...
    def mentioned_in(self, text: str) -> Sequence[ServiceObject]:
        """Objects whose code stands in the text as a word of its own."""

    def put(self, service_object: ServiceObject) -> None: ...


class Articles(Protocol):
    """The article register."""

    def by_number(self, number: str) -> Article | None: ...
    def search(self, text: str, limit: int) -> Sequence[Article]: ...
    def put(self, article: Article) -> None: ...


class Users(Protocol):
    """The company's people and their invitations."""

    def get(self, user_id: UUID) -> User | None: ...
    def by_telegram_id(self, telegram_id: int) -> User | None: ...
    def by_name(self, name: str) -> User | None: ...
    def all(self) -> Sequence[User]: ...
    def put(self, user: User) -> None: ...
    def invite(self, secret_hash: str, user_id: UUID, expires_at: datetime) -> None:
        """Keep an invitation; earlier ones of the same user end."""

    def accept(self, secret_hash: str, now: datetime) -> User | None:
        """The invited user, once; None for an unknown, used or expired invitation."""


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
