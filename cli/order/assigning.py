"""``ordna order assign``, ``take`` and ``unassign``: who does the work."""

import click

from cli.order.commands import NUMBER, Act, order_command
from core.numbers import OrderNumber
from core.usecases.assigning import (
    AssignSeveral,
    AssignToSelf,
    Unassign,
    assign_several,
    assign_to_self,
    unassign,
)
from core.words import N_


@order_command("assign")
@click.argument("numbers", type=NUMBER, nargs=-1, required=True)
@click.option("--to", "names", multiple=True, required=True, metavar="NAME", help="A user's name.")
async def assign(act: Act, numbers: tuple[OrderNumber, ...], names: tuple[str, ...]) -> None:
    """Gives orders to users, all or none of them."""
    people = tuple([(await act.person(name)).id for name in names])
    for order in await act.do(assign_several, AssignSeveral(numbers, people)):
        assigned = ", ".join(each.name for each in order.assigned)
        act.say(N_("Order {number}: {names}"), number=order.number, names=assigned)


@order_command("take")
@click.argument("number", type=NUMBER)
async def take(act: Act, number: OrderNumber) -> None:
    """Takes an order that nobody has; say who with --as."""
    await act.do(assign_to_self, AssignToSelf(number))
    act.say(N_("Order {number} is yours."), number=number)


@order_command("unassign")
@click.argument("number", type=NUMBER)
@click.argument("name")
async def unassign_one(act: Act, number: OrderNumber, name: str) -> None:
    """Takes an order off a user."""
    person = await act.person(name)
    await act.do(unassign, Unassign(number, person.id))
    act.say(N_("Order {number} is not {name}'s any more."), number=number, name=person.name)
