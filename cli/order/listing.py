"""``ordna order list``: the orders that match."""

from functools import partial
from typing import Any

import click

from cli.order.commands import Act, order_command
from cli.order.showing import whole
from cli.parts import print_json, print_table
from core.lists import OrderFilter, OrderRow
from core.numbers import OrderNumber
from core.ports import UnitOfWork
from core.words import N_, Words
from core.work_order import STATE_LABELS, State

ALL = 2**31 - 1


@order_command("list")
@click.option("--state", "states", multiple=True, type=click.Choice([s.value for s in State]))
@click.option("--search", help="Words, *421 for one number.")
@click.option("--json", "as_json", is_flag=True, help="Every matching order, whole, as one array.")
async def list_orders(
    act: Act, states: tuple[str, ...], search: str | None, as_json: bool
) -> None:
    """The orders that match, newest first."""
    chosen = frozenset(State(each) for each in states)
    wanted = OrderFilter(states=chosen, text=search, limit=ALL)
    if as_json:
        print_json(await act.parts.door.look_through(partial(_whole, wanted)))
    else:
        await _print_list(act, wanted)


def _whole(wanted: OrderFilter, uow: UnitOfWork) -> list[dict[str, Any]]:
    return [whole(OrderNumber.parse(number), uow) for number in uow.lists.numbers(wanted)]


async def _print_list(act: Act, wanted: OrderFilter) -> None:
    words = act.words
    rows = await act.parts.door.look_through(lambda uow: list(uow.lists.orders(wanted)))
    if not rows:
        click.echo(words.text(N_("No orders. A mail to the service address makes the first one.")))
    print_table([_row(row, words) for row in rows])


def _row(row: OrderRow, words: Words) -> tuple[str, ...]:
    who = ", ".join(row.assigned) or "–"
    place = row.customer + (f", {row.facility}" if row.facility else "")
    return (row.number, words.text(STATE_LABELS[row.state]), row.title[:50], place[:50], who)
