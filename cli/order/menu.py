"""``ordna order more``: what can be done with an order, by whom it is asked."""

from functools import partial

import click

from cli.order.commands import NUMBER, Act, order_command
from cli.parts import print_table
from core.more_to_do import Step, more_to_do
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.usecases.seeing import SeeOrder, see_order


@order_command()
@click.argument("number", type=NUMBER)
async def more(act: Act, number: OrderNumber) -> None:
    """What more can be done with an order now; with --as, by that user."""
    steps = await act.ask(partial(_steps, number, act.actor))
    print_table([(step.key, act.words.text(step.label)) for step in steps])


def _steps(number: OrderNumber, actor: Actor, uow: UnitOfWork) -> tuple[Step, ...]:
    return more_to_do(see_order(SeeOrder(number), actor, uow), actor, uow)
