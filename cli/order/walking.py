"""``ordna order todo``, ``next`` and ``previous``: what is mine to do, and the way along the list."""

from functools import partial

import click

from cli.order.commands import NUMBER, Act, order_command
from cli.order.filtering import Options, filtered
from cli.parts import print_json, print_table
from core.lists import Neighbours
from core.numbers import OrderNumber
from core.order_json import utc
from core.refusals import Refused
from core.usecases.lists import WalkFrom, neighbours
from core.usecases.to_do import NEED_LABELS, Task, ToDo, to_do
from core.words import N_

WIDEST = 50


class EndOfList(Refused):
    sentence = N_("Order {number} is the last of the list in that direction.")


@order_command("todo")
@click.option("--json", "as_json", is_flag=True)
async def todo(act: Act, *, as_json: bool) -> None:
    """What needs something of whoever --as names; cancelled orders carry the cross."""
    tasks = await act.ask(partial(to_do, ToDo(act.words.zone), act.actor))
    if as_json:
        print_json([_json(task) for task in tasks])
        return
    if not tasks:
        act.say(N_("Nothing to do. New orders show up here as soon as they need you."))
    print_table([_line(task, act) for task in tasks])


@order_command("next")
@click.argument("number", type=NUMBER)
@filtered
async def next_order(act: Act, number: OrderNumber, options: Options) -> None:
    """The number of the order after this one in the list."""
    found = await _beside(act, number, options)
    _print_number(found.next, number)


@order_command("previous")
@click.argument("number", type=NUMBER)
@filtered
async def previous_order(act: Act, number: OrderNumber, options: Options) -> None:
    """The number of the order before this one in the list."""
    found = await _beside(act, number, options)
    _print_number(found.previous, number)


async def _beside(act: Act, number: OrderNumber, options: Options) -> Neighbours:
    command = WalkFrom(number, await options.filter(act), act.words.zone)
    return await act.ask(partial(neighbours, command, act.actor))


def _print_number(found: str | None, number: OrderNumber) -> None:
    if found is None:
        raise EndOfList(number=number)
    click.echo(found)


def _line(task: Task, act: Act) -> tuple[str, ...]:
    row, words = task.row, act.words
    return (
        f"❌ {row.number}" if task.is_cancelled else row.number,
        words.text(N_("urgent")) if row.urgent else "",
        row.title[:WIDEST],
        (row.facility or row.customer)[:WIDEST],
        words.when(row.booked_at, act.now) if row.booked_at else "",
        ", ".join(words.text(NEED_LABELS[need]) for need in task.needs),
    )


def _json(task: Task) -> dict[str, object]:
    row = task.row
    return {
        "number": row.number,
        "status": row.state.value,
        "urgent": row.urgent,
        "description": row.title,
        "customer": row.customer,
        "facility": row.facility,
        "booked_at": utc(row.booked_at),
        "needs": [need.value for need in task.needs],
    }
