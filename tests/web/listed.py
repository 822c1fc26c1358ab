"""A company with some orders, for the list that the office shows of them."""

from dataclasses import replace

from core.filters import OrderFilter
from core.people import SYSTEM, Actor, Role, User
from core.ports import UnitOfWork
from core.registers import Customer
from core.work_order import Assignment, State
from tests.web.orders import MEASURE, reported
from tests.web.stage import Stage

SCHOOL = Customer("Skolan", "rektor@skolan.example")
ANNA = User("Anna Berg", Role.TECHNICIAN)


async def door_and_lift(stage: Stage) -> None:
    """A door at one customer's that has been mended, 421, and a lift at another's, 422."""
    door = reported(stage.number())
    work = replace(door.assignments[0], measures=(MEASURE,))
    await stage.keep(replace(door, state=State.BEGUN, assignments=(work,)))
    lift = replace(
        reported(stage.number()),
        customer=SCHOOL,
        facility=None,
        contact=None,
        assignments=(Assignment("The lift stands still"),),
    )
    await stage.keep(lift)


async def works_here(stage: Stage, user: User = ANNA) -> User:
    """Somebody comes to the company."""

    def comes(_: None, __: Actor, uow: UnitOfWork) -> None:
        uow.users.put(user)

    await stage.parts.door.do(comes, None, SYSTEM)
    return user


async def numbers(stage: Stage) -> list[str]:
    """Every order there is."""
    return sorted(await stage.parts.door.ask(lambda uow: list(uow.lists.numbers(OrderFilter()))))
