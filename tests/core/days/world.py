"""A company in memory, made anew in a moment, in which one thing after the other is done."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

from sqlalchemy import Engine, StaticPool, create_engine, event

from core.deliveries import NewDelivery
from core.events import Event
from core.lists import OrderFilter
from core.numbers import OrderNumber
from core.people import SYSTEM, Actor, Role
from core.ports import UnitOfWork, UseCase
from core.refusals import Refused
from core.registers import Article, Customer, Facility, FacilityArticle, ServiceObject
from core.self_checks import PointTemplate, SelfCheckTemplate
from core.usecases.registers import (
    KeepArticle,
    KeepCustomer,
    KeepFacility,
    KeepServiceObject,
    keep_article,
    keep_customer,
    keep_facility,
    keep_service_object,
)
from core.usecases.users import AddUser, add_user
from core.work_order import WorkOrder
from notifications.rules import Rules
from storage import tables
from storage.unit_of_work import SqlUnitOfWork

MONDAY = datetime(2026, 11, 23, 7, tzinfo=UTC)
PEOPLE = {
    "Olle": Role.ADMIN,
    "Doris": Role.OFFICE,
    "Maja": Role.DISPATCHER,
    "Anna": Role.TECHNICIAN,
    "Erik": Role.TECHNICIAN,
    "Sven": Role.SUBCONTRACTOR,
}
CUSTOMERS = ("Brf Eken", "Brf Linden")
OBJECTS = ("D-014", "H-003", "P-7")
CHECK = SelfCheckTemplate("Safety", (PointTemplate("Trapping"),))
CARELESS = 0.15
"""So often somebody does what does not fit the order."""
Fits = Callable[[WorkOrder], bool]
_TELLS = Rules("sv")


class NothingToDo(Exception):  # noqa: N818 - it says what is so
    """What somebody wanted to do needs something that is not there."""


@dataclass
class World:
    """What there is, who is there, and what the latest thing done has changed."""

    engine: Engine
    people: dict[str, Actor]
    now: datetime = MONDAY
    events: list[Event] = field(default_factory=list)
    changed: frozenset[str] = frozenset()
    latest: tuple[Actor, frozenset[str]] = (SYSTEM, frozenset())

    def does(self, who: Actor, use_case: UseCase[Any, Any], command: Any) -> Any:
        """Somebody does something, in a transaction of its own; a refusal undoes it and rises."""
        with self.engine.begin() as connection:
            uow = SqlUnitOfWork(connection, self.now, who)
            told: list[Event] = []

            def rules(happened: Event, inside: UnitOfWork) -> tuple[NewDelivery, ...]:
                told.append(happened)
                return _TELLS(happened, inside)

            result = use_case(command, who, uow)
            changes = uow._orders.changes()
            uow.tell(rules)
        self.events += told
        self.changed = frozenset(changes) | {each.order for each in told if each.order}
        self.latest = (who, self.changed)
        return result

    def sees(self, look: Any) -> Any:
        """What stands in the database."""
        with self.engine.begin() as connection:
            return look(SqlUnitOfWork(connection, self.now, writes=False))

    def order(self, number: OrderNumber) -> WorkOrder:
        """An order as it is kept; raises NoSuchOrder."""
        found: WorkOrder = self.sees(lambda uow: uow.work_orders.get(number))
        return found

    def numbers(self) -> list[OrderNumber]:
        """The numbers of all orders, oldest first."""
        listed = self.sees(lambda uow: uow.lists.numbers(OrderFilter()))
        return sorted(OrderNumber.parse(each) for each in listed)

    def some_order(self, chance: Random, fits: Fits = lambda order: True) -> WorkOrder:
        """Any order, most often one that fits what somebody wants to do."""
        numbers = self.numbers()
        if not numbers:
            raise NothingToDo
        chance.shuffle(numbers)
        fitting = (order for order in map(self.order, numbers) if fits(order))
        anyone = self.order(numbers[0])
        return anyone if chance.random() < CARELESS else next(fitting, anyone)

    def somebody(self, chance: Random) -> Actor:
        """Whoever does it: most often one who may."""
        if chance.random() < 0.75:
            return self.people["Olle"]
        return chance.choice([SYSTEM, *self.people.values()])


@cache
def _engine() -> Engine:
    engine = create_engine(
        "sqlite://", poolclass=StaticPool, connect_args={"isolation_level": None}
    )
    event.listen(engine, "connect", lambda raw, _record: raw.execute("PRAGMA foreign_keys=ON"))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


@cache
def _founded() -> tuple[bytes, dict[str, Actor]]:
    """The company on its first day, as bytes to begin every other one with."""
    engine = _engine()
    tables.metadata.create_all(engine)
    world = World(engine, {})
    for name, role in PEOPLE.items():
        user = world.does(SYSTEM, add_user, AddUser(name, role))
        world.people[name] = Actor.of(user)
    world.does(SYSTEM, _fill, None)
    return _raw(engine).serialize(), world.people


def new_world() -> World:
    """The company on its first day."""
    content, people = _founded()
    engine = _engine()
    _raw(engine).deserialize(content)
    return World(engine, people)


def later(world: World, chance: Random) -> None:
    """Some time goes by."""
    world.now += timedelta(minutes=chance.choice((1, 1, 3, 60, 600)))


def _raw(engine: Engine) -> sqlite3.Connection:
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        raise TypeError("not SQLite")
    return raw


def _fill(command: None, actor: Actor, uow: UnitOfWork) -> None:
    customers = [Customer(name, f"{name[-5:].strip()}@x.example") for name in CUSTOMERS]
    for customer in customers:
        keep_customer(KeepCustomer(customer), actor, uow)
    articles = (FacilityArticle("P12", Decimal(1)),)
    facility = Facility("Storgatan 5", customers[0].id, articles=articles)
    for number, price in (("4711", Decimal("1240.50")), ("P12", Decimal("0.333"))):
        keep_article(KeepArticle(Article(number, f"Part {number}", price=price)), actor, uow)
    keep_facility(KeepFacility(facility), actor, uow)
    payers = (None, customers[1].id, None)
    for code, payer in zip(OBJECTS, payers, strict=True):
        thing = ServiceObject(code, f"Thing {code}", invoiced_to_id=payer)
        keep_service_object(KeepServiceObject(thing), actor, uow)
    uow.self_check_templates.put(CHECK)


REFUSED = (Refused, NothingToDo)
"""What may come instead of something done."""
