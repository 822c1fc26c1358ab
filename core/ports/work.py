"""The orders, and the one transaction and door that hold everything."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

from core.events import Event
from core.numbers import OrderNumber
from core.people import Actor
from core.ports.chats import Chats
from core.ports.figures import Figures
from core.ports.forgetting import Forgetting
from core.ports.held_times import HeldTimes
from core.ports.inboxes import Mails, Undeliverable, Updates
from core.ports.linking import LinkedContacts
from core.ports.lists import ListChoices, Lists
from core.ports.outbox import DueRows, Outages, Outbox
from core.ports.papers import Invoices, Quotes
from core.ports.purchases import PurchaseOrders
from core.ports.registers import (
    Articles,
    Contacts,
    Customers,
    Facilities,
    Links,
    Register,
    ServiceObjects,
    SettingValues,
    Users,
)
from core.ports.sessions import Sessions
from core.ports.timers import Timers
from core.registers import Agreement, InfoTemplate, Model, PerformedService, Supplier
from core.self_checks import SelfCheckTemplate
from core.work_order import WorkOrder

Asked = TypeVar("Asked", contravariant=True)  # noqa: PLC0105
Given = TypeVar("Given", covariant=True)  # noqa: PLC0105
T = TypeVar("T")
P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class RecentOrder:
    """An open order as far as tells whether a new report is about the same."""

    number: OrderNumber
    title: str
    error: str
    facility_id: UUID | None
    contact_id: UUID | None
    object_ids: frozenset[UUID]


class WorkOrders(Protocol):
    """Orders by number. ``get`` locks the order's row until the transaction ends."""

    def get(self, number: OrderNumber) -> WorkOrder:
        """The whole order; raises NoSuchOrder."""

    def get_stored(self, number: OrderNumber) -> WorkOrder:
        """As ``get``, read anew from what is stored, so that whatever was altered there shows."""

    def add(self, order: WorkOrder) -> None:
        """Keep a new order with all its parts."""

    def save(self, order: WorkOrder) -> None:
        """Write the difference to what ``get`` gave and raise ``version`` by one."""

    def delete(self, number: OrderNumber) -> None:
        """Wipe the order with its parts, its history and its links; raises NoSuchOrder (WO-21)."""

    def naming(self, customer_id: UUID) -> Sequence[OrderNumber]:
        """The orders of this customer, and those he pays for."""

    def commented(self, ids: Sequence[UUID]) -> Mapping[UUID, OrderNumber]:
        """On which orders the comments with these IDs stand."""

    def backorders_of(self, number: OrderNumber) -> Sequence[OrderNumber]:
        """The orders that go on where this one was finished (BK-01)."""

    def recent(
        self, since: datetime, customer_id: UUID, facility_id: UUID | None, object_id: UUID | None
    ) -> Sequence[RecentOrder]:
        """Open orders made since, of this customer, at this facility or on this object.

        The newest first, the newest few of each.
        """

    def newest_of(self, facility_id: UUID | None, object_id: UUID | None) -> Sequence[OrderNumber]:
        """The newest few orders on this object, else at this facility, whatever their state."""

    def next_number(self, first: int) -> OrderNumber:
        """The next free serial number, at least ``first``; never given twice."""

    def next_suffix(self, serial: int) -> OrderNumber:
        """The next backorder number of this serial; its series is locked until the end."""


class UnitOfWork(Protocol):
    """One transaction: everything in it happens, or nothing. ``now`` is its moment, UTC.

    ``unit`` names it in the history, so that all that happened in it can be undone together.
    """

    now: datetime
    unit: UUID
    work_orders: WorkOrders
    customers: Customers
    facilities: Facilities
    contacts: Contacts
    service_objects: ServiceObjects
    articles: Articles
    suppliers: Register[Supplier]
    agreements: Register[Agreement]
    models: Register[Model]
    info_templates: Register[InfoTemplate]
    self_check_templates: Register[SelfCheckTemplate]
    performed_services: Register[PerformedService]
    invoices: Invoices
    quotes: Quotes
    purchase_orders: PurchaseOrders
    users: Users
    settings: SettingValues
    links: Links
    chats: Chats
    outbox: Outbox
    outages: Outages
    updates: Updates
    mails: Mails
    undeliverable: Undeliverable
    due: DueRows
    lists: Lists
    figures: Figures
    list_choices: ListChoices
    forgetting: Forgetting
    timers: Timers
    sessions: Sessions
    held_times: HeldTimes
    linked: LinkedContacts

    def act_as(self, actor: Actor) -> None:
        """From now on this person acts, where he was known only after the transaction began."""

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
