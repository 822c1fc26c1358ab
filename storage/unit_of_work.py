"""One transaction as use cases see it: all repositories over one connection, and what happened."""

from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection

from core import ports
from core.deliveries import NewDelivery
from core.events import Event
from storage import event_log
from storage.chats import SqlChats
from storage.due import SqlDueRows
from storage.links import SqlLinks
from storage.lists import SqlLists
from storage.mails import SqlMails
from storage.outbox import SqlOutbox
from storage.places import SqlFacilities, SqlServiceObjects
from storage.registers import SqlArticles, SqlContacts, SqlCustomers
from storage.settings import SqlSettings
from storage.updates import SqlUpdates
from storage.users import SqlUsers
from storage.work_orders import SqlWorkOrders

Rules = Callable[[Event, ports.UnitOfWork], Iterable[NewDelivery]]
"""What is to be sent for an event."""


class SqlUnitOfWork:
    """The repositories of one transaction; ``touched``: topics that somebody may wait for."""

    def __init__(self, connection: Connection, now: datetime, *, writes: bool = True) -> None:
        self.now = now
        self.touched = set[str]()
        self._connection, self._happened = connection, list[tuple[UUID, Event]]()
        self.work_orders: ports.WorkOrders = SqlWorkOrders(connection, self.touched, writes=writes)
        self.customers: ports.Customers = SqlCustomers(connection)
        self.facilities: ports.Facilities = SqlFacilities(connection)
        self.contacts: ports.Contacts = SqlContacts(connection)
        self.service_objects: ports.ServiceObjects = SqlServiceObjects(connection)
        self.articles: ports.Articles = SqlArticles(connection)
        self.users: ports.Users = SqlUsers(connection)
        self.settings: ports.SettingValues = SqlSettings(connection)
        self.links: ports.Links = SqlLinks(connection, now)
        self.chats: ports.Chats = SqlChats(connection, now, self.touched)
        self.outbox: ports.Outbox = SqlOutbox(connection, now, self.touched)
        self.updates: ports.Updates = SqlUpdates(connection, now, self.touched)
        self.mails: ports.Mails = SqlMails(connection, now, self.touched)
        self.due: ports.DueRows = SqlDueRows(connection, now, self.touched)
        self.lists: ports.Lists = SqlLists(connection)

    def publish(self, event: Event) -> None:
        """Say what happened; it is logged and told when the use case has come to its end."""
        self._happened.append((uuid4(), event))

    def tell(self, rules: Rules) -> None:
        """Log what happened and write what is to be sent for it."""
        event_log.write(self._connection, self._happened, self.now)
        for identity, event in self._happened:
            for delivery in rules(event, self):
                self.outbox.put(delivery, cause=str(identity), by=event.by)
