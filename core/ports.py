"""What the work needs from outside: records inside one transaction, and shared parts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar
from uuid import UUID

from core.chat import Hand, Pending, Place
from core.deliveries import Channel, Delivery, NewDelivery, Sent
from core.events import Event
from core.links import Link, Purpose
from core.lists import HistoryRow, LetterRow, MailRow, OrderFilter, OrderRow
from core.numbers import OrderNumber
from core.people import Actor, User
from core.registers import Article, Customer, Facility, Person, ServiceObject
from core.settings import Settings
from core.work_order import WorkOrder

Asked = TypeVar("Asked", contravariant=True)  # noqa: PLC0105
Given = TypeVar("Given", covariant=True)  # noqa: PLC0105
T = TypeVar("T")
P = TypeVar("P")


class WorkOrders(Protocol):
    """Orders by number. ``get`` locks the order's row until the transaction ends."""

    def get(self, number: OrderNumber) -> WorkOrder:
        """The whole order; raises NoSuchOrder."""

    def add(self, order: WorkOrder) -> None:
        """Keep a new order with all its parts."""

    def save(self, order: WorkOrder) -> None:
        """Write the difference to what ``get`` gave and raise ``version`` by one."""

    def next_number(self, first: int) -> OrderNumber:
        """The next free serial number, at least ``first``; never given twice."""


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


@dataclass(frozen=True, slots=True)
class CardPlace:
    """A live card: which order is shown where, in which language, and what is shown of it."""

    place: Place
    order: str
    language: str
    user_id: UUID | None = None
    message_id: int | None = None
    shown_version: int = -1
    shown_hash: str = ""


class Chats(Protocol):
    """What the bot remembers of chats."""

    def dispatchers(self) -> Place | None:
        """The group that a dispatcher linked with /here."""

    def link_dispatchers(self, place: Place | None) -> None: ...
    def migrate(self, old_chat_id: int, new_chat_id: int) -> None: ...
    def pending(self, user_id: int, place: Place) -> Pending | None: ...
    def expect(self, pending: Pending) -> None: ...
    def forget(self, user_id: int, place: Place) -> None: ...
    def hand(self, user_id: int, place: Place) -> Hand | None: ...
    def take_in_hand(self, user_id: int, place: Place, hand: Hand) -> None: ...
    def stands_for(self, chat_id: int, message_id: int) -> Mapping[str, str] | None:
        """What a bot line, or a person's own message, stands for."""

    def remember_line(
        self, chat_id: int, message_id: int, stands_for: Mapping[str, str]
    ) -> None: ...
    def card(self, place: Place, order: str) -> CardPlace | None: ...
    def put_card(self, card: CardPlace) -> None: ...
    def stale_cards(self, limit: int) -> Sequence[CardPlace]:
        """Sent cards that show an older version than the order has, least recently tried first."""

    def drop_card(self, place: Place, order: str) -> None: ...


class Outbox(Protocol):
    """Deliveries: written with the effect, claimed by senders under a lease."""

    def put(self, delivery: NewDelivery, cause: str, by: str) -> None:
        """Keep a delivery; the same cause, recipient, channel and letter only once."""

    def claim(self, channel: Channel, limit: int, lease: timedelta) -> Sequence[Delivery]:
        """Take what is due, oldest first; on Telegram at most one per recipient."""

    def hold(self, delivery_id: UUID, token: UUID, lease: timedelta) -> bool:
        """Prolong a claim that takes its time; False when it was lost meanwhile."""

    def release(self) -> int:
        """Give back what a process that has ended had claimed; only where one serves alone."""

    def finish(self, delivery_id: UUID, token: UUID, sent: Sent) -> bool:
        """Record how it went; False when the lease was lost to another sender meanwhile."""

    def next_due(self, channel: Channel) -> datetime | None:
        """When the next waiting delivery or expired lease falls due."""

    def retry(self, delivery_id: UUID) -> None: ...
    def rows(self, order: str | None = None, failed_only: bool = False) -> Sequence[LetterRow]: ...
    def order_of(self, delivery_id: UUID) -> str | None: ...


@dataclass(frozen=True, slots=True)
class WaitingUpdate:
    """A Telegram update that is stored and not done."""

    update_id: int
    key: str
    body: bytes
    attempts: int = 0


class Updates(Protocol):
    """The durable inbox of Telegram updates."""

    def add(self, updates: Sequence[WaitingUpdate]) -> int:
        """Store what is new, all in one go; gives how many were."""

    def waiting(self, limit: int) -> Sequence[WaitingUpdate]:
        """The oldest that are not done, parked ones left out."""

    def is_done(self, update_id: int) -> bool: ...
    def done(self, update_id: int) -> bool:
        """Mark as done; False when it was done before, so nothing may happen again."""

    def failed(self, update_id: int, reason: str) -> None:
        """Count a failed try; parked for a person after five."""

    def highest(self) -> int | None:
        """The highest stored update ID, for the next polling offset."""


@dataclass(frozen=True, slots=True)
class WaitingMail:
    """A received mail that is stored and not done. ``identity`` is its unique key."""

    id: UUID
    identity: str
    raw: bytes
    envelope_from: str
    recipients: tuple[str, ...]
    source: str
    received_at: datetime
    attempts: int = 0


class Mails(Protocol):
    """The durable inbox of mail, and what is known of mail threads."""

    def add(self, mail: WaitingMail) -> bool:
        """Store a mail; False when it is there already."""

    def waiting(self, limit: int) -> Sequence[WaitingMail]:
        """The oldest that are due and not done; fewer when they are large, but one."""

    def get(self, mail_id: UUID) -> WaitingMail | None: ...
    def done(self, mail_id: UUID, outcome: str, order: str | None) -> bool:
        """Mark as done; False when it was done before."""

    def failed(self, mail_id: UUID, reason: str, retry_at: datetime | None) -> None:
        """Count a failed try; into quarantine when ``retry_at`` is None."""

    def retry(self, mail_id: UUID) -> bool:
        """Take a mail out of quarantine; False when it is not there."""

    def rows(self, quarantined_only: bool = True) -> Sequence[MailRow]: ...
    def remember_thread(self, message_id: str, order: str) -> None: ...
    def order_of_thread(self, message_ids: Sequence[str]) -> str | None:
        """The order that one of these Message-IDs, first match first, belongs to."""

    def last_seen(self, folder: str, uidvalidity: int) -> int: ...
    def remember_seen(self, folder: str, uidvalidity: int, uid: int) -> None: ...


@dataclass(frozen=True, slots=True)
class DueRow:
    """Something that must happen later; one row per kind and key."""

    kind: str
    key: str
    at: datetime
    context: Mapping[str, Any] = field(default_factory=dict)


class DueRows(Protocol):
    """What must happen later."""

    def put(self, row: DueRow) -> None:
        """Keep or move the row of this kind and key."""

    def get(self, kind: str, key: str) -> DueRow | None: ...
    def due(self, limit: int) -> Sequence[DueRow]:
        """What has fallen due, locked for this transaction."""

    def drop(self, kind: str, key: str) -> None: ...
    def next_due(self) -> datetime | None: ...


class Lists(Protocol):
    """Read models."""

    def orders(self, wanted: OrderFilter) -> Sequence[OrderRow]: ...
    def numbers(self, wanted: OrderFilter) -> Sequence[str]: ...
    def history(self, order: OrderNumber) -> Sequence[HistoryRow]: ...
    def bookings_between(
        self, user_id: UUID, starts_at: datetime, ends_at: datetime
    ) -> Sequence[str]:
        """Numbers of the orders this resource is booked on in that time."""


class UnitOfWork(Protocol):
    """One transaction: everything in it happens, or nothing. ``now`` is its moment, UTC."""

    now: datetime
    work_orders: WorkOrders
    customers: Customers
    facilities: Facilities
    contacts: Contacts
    service_objects: ServiceObjects
    articles: Articles
    users: Users
    settings: SettingValues
    links: Links
    chats: Chats
    outbox: Outbox
    updates: Updates
    mails: Mails
    due: DueRows
    lists: Lists

    def publish(self, event: Event) -> None:
        """Say what happened: it is logged, and its deliveries are written, in this transaction."""


class UseCase(Protocol[Asked, Given]):
    """A use case: get, allow, check, change, save, tell."""

    def __call__(self, command: Asked, actor: Actor, uow: UnitOfWork, /) -> Given: ...


class Door(Protocol):
    """The one way in: a whole unit of work in one hop."""

    async def do(self, use_case: UseCase[P, T], command: P, actor: Actor) -> T:
        """Run one use case as one transaction; a Refused undoes it all and rises."""

    async def ask(self, question: Callable[[UnitOfWork], T]) -> T:
        """Look, in one snapshot, read-only."""


class Files(Protocol):
    """Stored files, each once, named by SHA-256."""

    async def put(self, content: bytes) -> str:
        """Store durably and give the SHA-256 in hex."""

    async def get(self, sha256: str) -> bytes:
        """The bytes; raises FileNotFoundError."""


class TookTooLong(Exception):  # noqa: N818 - it says what happened
    """Work in a child process did not come to an end in its time, or died of it."""


class Processes(Protocol):
    """Runs heavy Python beside the service, in child processes with a deadline."""

    async def run(self, work: Callable[..., T], *arguments: object, seconds: float = 10.0) -> T:
        """Run a module-level function on picklable arguments; raises TookTooLong."""
