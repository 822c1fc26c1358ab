"""One transaction as use cases see it: all repositories over one connection, and what happened."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection

from core import ports
from core.deliveries import NewDelivery
from core.events import Event
from core.numbers import OrderNumber
from core.people import SYSTEM, Actor
from core.registers import Agreement, InfoTemplate, Model, PerformedService, Supplier
from core.self_checks import SelfCheckTemplate
from storage import event_log
from storage.articles import SqlArticles
from storage.catalogues import (
    AGREEMENTS,
    INFO_TEMPLATES,
    MODELS,
    PERFORMED_SERVICES,
    SELF_CHECK_TEMPLATES,
    SUPPLIERS,
    SqlRegister,
)
from storage.chats import SqlChats
from storage.contacts import SqlContacts
from storage.customers import SqlCustomers
from storage.due import SqlDueRows
from storage.facilities import SqlFacilities
from storage.figures import SqlFigures
from storage.forgetting import SqlForgetting
from storage.held_times import SqlHeldTimes
from storage.kept_orders import KeptOrders, KeptParts
from storage.linked_contacts import SqlLinkedContacts
from storage.links import SqlLinks
from storage.list_choices import SqlListChoices
from storage.lists import SqlLists
from storage.mails import SqlMails
from storage.outages import SqlOutages
from storage.outbox import SqlOutbox
from storage.papers import SqlInvoices, SqlQuotes
from storage.purchases import SqlPurchaseOrders
from storage.service_objects import SqlServiceObjects
from storage.sessions import SqlSessions
from storage.settings import SqlSettings
from storage.timers import SqlTimers
from storage.undeliverable import SqlUndeliverable
from storage.updates import SqlUpdates
from storage.users import SqlUsers
from storage.work_orders import SqlWorkOrders

Rules = Callable[[Event, ports.UnitOfWork], Iterable[NewDelivery]]
"""What is to be sent for an event."""


class SqlUnitOfWork:
    """The repositories of one transaction; ``touched``: topics that somebody may wait for."""

    def __init__(
        self,
        connection: Connection,
        now: datetime,
        actor: Actor = SYSTEM,
        *,
        writes: bool = True,
        kept: KeptOrders | None = None,
    ) -> None:
        self.now, self.unit = now, uuid4()
        self.touched = set[str]()
        self._connection, self._actor = connection, actor
        self._happened = list[tuple[UUID, Event]]()
        self._orders = SqlWorkOrders(connection, now, self.touched, writes=writes, kept=kept)
        self.work_orders: ports.WorkOrders = self._orders
        self.customers: ports.Customers = SqlCustomers(connection)
        self.facilities: ports.Facilities = SqlFacilities(connection)
        self.contacts: ports.Contacts = SqlContacts(connection)
        self.service_objects: ports.ServiceObjects = SqlServiceObjects(connection)
        self.articles: ports.Articles = SqlArticles(connection)
        self.suppliers: ports.Register[Supplier] = SqlRegister(connection, SUPPLIERS)
        self.agreements: ports.Register[Agreement] = SqlRegister(connection, AGREEMENTS)
        self.models: ports.Register[Model] = SqlRegister(connection, MODELS)
        self.info_templates: ports.Register[InfoTemplate] = SqlRegister(connection, INFO_TEMPLATES)
        self.self_check_templates: ports.Register[SelfCheckTemplate] = SqlRegister(
            connection, SELF_CHECK_TEMPLATES
        )
        self.performed_services: ports.Register[PerformedService] = SqlRegister(
            connection, PERFORMED_SERVICES
        )
        self.purchase_orders: ports.PurchaseOrders = SqlPurchaseOrders(connection)
        self.invoices: ports.Invoices = SqlInvoices(connection)
        self.quotes: ports.Quotes = SqlQuotes(connection, writes=writes)
        self.users: ports.Users = SqlUsers(connection)
        self.settings: ports.SettingValues = SqlSettings(connection)
        self.links: ports.Links = SqlLinks(connection, now)
        self.chats: ports.Chats = SqlChats(connection, now, self.touched)
        self.outbox: ports.Outbox = SqlOutbox(connection, now, self.touched)
        self.outages: ports.Outages = SqlOutages(connection, now)
        self.updates: ports.Updates = SqlUpdates(connection, now)
        self.mails: ports.Mails = SqlMails(connection, now, self.touched)
        self.undeliverable: ports.Undeliverable = SqlUndeliverable(connection)
        self.due: ports.DueRows = SqlDueRows(connection, now, self.touched)
        self.lists: ports.Lists = SqlLists(connection, now)
        self.figures: ports.Figures = SqlFigures(connection)
        self.list_choices: ports.ListChoices = SqlListChoices(connection)
        self.forgetting: ports.Forgetting = SqlForgetting(connection)
        self.timers: ports.Timers = SqlTimers(connection)
        self.sessions: ports.Sessions = SqlSessions(connection)
        self.held_times: ports.HeldTimes = SqlHeldTimes(connection, now)
        self.linked: ports.LinkedContacts = SqlLinkedContacts(connection)

    @property
    def orders_read(self) -> Mapping[OrderNumber, KeptParts]:
        """What was read of orders, to be kept when this is committed."""
        return self._orders.read

    def act_as(self, actor: Actor) -> None:
        """From now on this person acts, where he was known only after the transaction began."""
        self._actor = actor

    def publish(self, event: Event) -> None:
        """Say what happened; it is logged and told when the use case has come to its end."""
        self._happened.append((uuid4(), event))

    def tell(self, rules: Rules) -> None:
        """Log what happened and write what is to be sent for it."""
        happened = event_log.Happened(
            self._actor, self.now, self.unit, self._happened, self._orders.changes()
        )
        event_log.write(self._connection, happened)
        for identity, event in self._happened:
            for delivery in rules(event, self):
                cause = f"{identity}.{delivery.nth}" if delivery.nth else str(identity)
                self.outbox.put(delivery, cause=cause, by=event.by)
