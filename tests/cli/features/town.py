"""A small service company in a town, ready for a day's work, and what its people can do there."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar
from uuid import NAMESPACE_URL, UUID, uuid5

from app.environment import read_environment
from app.wiring import Parts, open_parts
from core.numbers import OrderNumber
from core.people import SYSTEM, Actor, Role, User
from core.ports import UnitOfWork, UseCase
from core.registers import Article, Customer, Facility, Person, ServiceObject
from core.usecases.registers import (
    KeepArticle,
    KeepContact,
    KeepCustomer,
    KeepFacility,
    KeepServiceObject,
    keep_article,
    keep_contact,
    keep_customer,
    keep_facility,
    keep_service_object,
)
from core.usecases.users import AddUser, add_user
from core.work_order import WorkOrder
from tests.cli.features.command import Answer, Ordna

C = TypeVar("C")
R = TypeVar("R")

CUSTOMER = "Brf Eken"
OTHER_CUSTOMER = "Sandgärdskolan"
FACILITY = "Storgatan 5"
CONTACT = "Karin Ek"
DOOR = "D-014"
LIFT = "H-003"
PEOPLE = (
    ("Olle", Role.ADMIN),
    ("Maja", Role.DISPATCHER),
    ("Anna", Role.TECHNICIAN),
    ("Erik", Role.TECHNICIAN),
    ("Sven", Role.SUBCONTRACTOR),
)


def key(name: str) -> UUID:
    """The id of what is called so in the town's registers."""
    return uuid5(NAMESPACE_URL, f"ordna:town:{name}")


@dataclass(frozen=True, slots=True)
class Town:
    """The company behind the command: what a test needs beside what it types.

    Two customers, the facility Storgatan 5 with a door D-014 and a lift H-003, its contact Karin
    Ek, the articles 4711 and P12, and Olle (administrator), Maja (dispatcher), Anna and Erik
    (technicians) and Sven (subcontractor).
    """

    ordna: Ordna

    def order(self, description: str = "The door will not close", customer: str = CUSTOMER) -> str:
        """A new order, made by the command; gives its number."""
        return self.must("order", "new", customer, description).out.strip()

    def must(self, *words: str, typed: str = "") -> Answer:
        """A command that has to go well for the story to go on."""
        answer = self.ordna(*words, typed=typed)
        if answer.code:
            raise AssertionError(f"ordna {' '.join(words)}: {answer.err}")
        return answer

    def does(self, use_case: UseCase[C, R], command: C, who: str | None = None) -> R:
        """Somebody does through the door what the command line has no word for."""

        async def done(parts: Parts) -> R:
            actor = await parts.door.ask(lambda uow: _actor(who, uow))
            return await parts.door.do(use_case, command, actor)

        return asyncio.run(_with_parts(self.ordna, done))

    def sees(self, look: Callable[[UnitOfWork], R]) -> R:
        """What stands in the database."""
        return asyncio.run(_with_parts(self.ordna, lambda parts: parts.door.ask(look)))

    def work_order(self, number: str = "1") -> WorkOrder:
        """An order as it stands."""
        wanted = OrderNumber.parse(number)
        return self.sees(lambda uow: uow.work_orders.get(wanted))

    def person(self, name: str) -> User:
        """Somebody of the company."""
        return self.sees(lambda uow: _person(name, uow))


async def fill(parts: Parts) -> None:
    """Found the company on an empty database."""
    await parts.door.do(_fill, None, SYSTEM)


def founded(ordna: Ordna) -> Town:
    """The company, on the empty database of this command."""
    asyncio.run(_with_parts(ordna, fill))
    return Town(ordna)


async def _with_parts(ordna: Ordna, work: Callable[[Parts], Awaitable[R]]) -> R:
    variables = {**ordna.variables, "ORDNA_DATA": str(ordna.folder / "var")}
    async with open_parts(read_environment(variables)) as parts:
        return await work(parts)


def _actor(who: str | None, uow: UnitOfWork) -> Actor:
    return SYSTEM if who is None else Actor.of(_person(who, uow))


def _person(name: str, uow: UnitOfWork) -> User:
    found = uow.users.by_name(name)
    if found is None:
        raise AssertionError(f"nobody in the town is called {name}")
    return found


def _fill(command: None, actor: Actor, uow: UnitOfWork) -> None:
    for name in (CUSTOMER, OTHER_CUSTOMER):
        keep_customer(KeepCustomer(Customer(name, id=key(name))), actor, uow)
    facility = Facility(FACILITY, customer_id=key(CUSTOMER), id=key(FACILITY))
    keep_facility(KeepFacility(facility), actor, uow)
    contact = Person(
        CONTACT, email="karin@brfeken.example", customer_id=key(CUSTOMER), id=key(CONTACT)
    )
    keep_contact(KeepContact(contact), actor, uow)
    for code, name in ((DOOR, "Entrance door"), (LIFT, "Lift")):
        thing = ServiceObject(
            code, name, customer_id=key(CUSTOMER), facility_id=key(FACILITY), id=key(code)
        )
        keep_service_object(KeepServiceObject(thing), actor, uow)
    for number, name, price in (("4711", "Door closer TS 83", 1240), ("P12", "Hinge 3248", 185)):
        article = Article(number, name, "pcs", price=Decimal(price), id=key(number))
        keep_article(KeepArticle(article), actor, uow)
    for name, role in PEOPLE:
        add_user(AddUser(name, role), actor, uow)
