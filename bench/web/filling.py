"""Fills a database through storage: the newest orders are made, and copied as older ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from app.environment import Environment
from app.wiring import Parts, open_parts
from bench.web.orders import APART, MADE, ORDERS, Company
from core.links import Link, Purpose
from core.numbers import SUFFIXES, OrderNumber
from core.people import SYSTEM
from core.usecases.sessions import MakeSession, OpenSession, make_session, open_session
from storage import search_index
from storage.database import Database
from storage.unit_of_work import SqlUnitOfWork

AT_ONCE = 200
COPIED = ("work_order", "assigned", "assignment", "measure", "line", "booking", "comment")
"""What the orders of the bench have rows in."""
MOMENTS = frozenset({"created_at", "changed_at", "starts_at", "ends_at", "added_at", "at"})
DAYS = frozenset({"planned_on", "done_on"})


@dataclass(frozen=True, slots=True)
class Ways:
    """Into the filled company: a session at the office, and a customer's page of an order."""

    session: str
    order_page: str


async def fill(environment: Environment) -> Ways:
    """A company with all its orders, indexed, and somebody who is in."""
    company = Company()
    async with open_parts(environment) as parts:
        for work in _steps(company):
            await parts.database.write(work)
        await _index(parts.database)
        for nth in range(1, ORDERS // MADE):
            await parts.database.write(_Copy(nth))
        await parts.database.write(_number_on)
        return await _ways(parts, company)


def _steps(company: Company) -> Iterator["_Keep"]:
    yield _Keep(company, range(0))
    for first in range(ORDERS - MADE + 1, ORDERS + 1, AT_ONCE):
        yield _Keep(company, range(first, first + AT_ONCE))


@dataclass(frozen=True, slots=True)
class _Keep:
    """Keeps these orders; the registers, where there are none."""

    company: Company
    numbers: range

    def __call__(self, connection: Connection) -> None:
        uow = SqlUnitOfWork(connection, datetime.now(UTC))
        for number in self.numbers:
            uow.work_orders.add(self.company.order(number))
        if not self.numbers:
            self._keep_registers(uow)

    def _keep_registers(self, uow: SqlUnitOfWork) -> None:
        for user in (self.company.office, *self.company.users):
            uow.users.put(user)
        for customer in self.company.customers:
            uow.customers.put(customer)
        for facility in self.company.facilities:
            uow.facilities.put(facility)
        for contact in self.company.contacts:
            uow.contacts.put(contact)
        for each in self.company.objects:
            uow.service_objects.put(each)


async def _index(database: Database) -> None:
    while await database.write(search_index.catch_up):
        pass


@dataclass(frozen=True, slots=True)
class _Copy:
    """All orders that were made once more, so many times their whole span earlier."""

    nth: int

    def __call__(self, connection: Connection) -> None:
        for table in COPIED:
            names = [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")]
            cells = ", ".join(self._cell(table, name) for name in names)
            key = "id" if table == "work_order" else "order_id"
            connection.exec_driver_sql(
                f"INSERT INTO {table} SELECT {cells} FROM {table} WHERE {key} > ?",
                (_OLDEST,),
            )
        connection.exec_driver_sql(
            "INSERT INTO order_search (rowid, public, internal) "
            f"SELECT rowid - {self._back}, public, internal FROM order_search WHERE rowid > ?",
            (_OLDEST,),
        )

    @property
    def _back(self) -> int:
        return self.nth * MADE * SUFFIXES

    def _cell(self, table: str, name: str) -> str:
        earlier = f"'-{self.nth * int(MADE * APART / timedelta(minutes=1))} minutes'"
        if name == ("id" if table == "work_order" else "order_id"):
            return f"{name} - {self._back}"
        if name in MOMENTS:
            return f"strftime('%Y-%m-%dT%H:%M:%S.000000+00:00', {name}, {earlier})"
        return f"date({name}, {earlier})" if name in DAYS else f'"{name}"'


_OLDEST = OrderNumber(ORDERS - MADE).identity


def _number_on(connection: Connection) -> None:
    """New orders get numbers of their own, and the plans know how much there is."""
    uow = SqlUnitOfWork(connection, datetime.now(UTC))
    uow.work_orders.next_number(ORDERS + 1)


async def _ways(parts: Parts, company: Company) -> Ways:
    session = await parts.door.do(make_session, MakeSession(company.office.name), SYSTEM)
    await parts.door.do(open_session, OpenSession(session, "the bench"), SYSTEM)
    until = datetime.now(UTC) + timedelta(days=7)
    link = Link(Purpose.ORDER_PAGE, OrderNumber(ORDERS), "p0@example.com", until, "Karin Ek", "sv")
    await parts.database.write(lambda connection: SqlUnitOfWork(connection, until).links.put(link))
    return Ways(
        parts.signer.token(Purpose.SESSION, session),
        parts.signer.token(Purpose.ORDER_PAGE, link.id),
    )
