"""``ordna order list``: the orders that match, for people, machines and print."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import click

from cli.order.commands import Act, order_command
from cli.order.filtering import Options, filtered
from cli.order.showing import whole
from cli.parts import print_json, print_table
from core.colours import dot, square
from core.columns import columns, spoken
from core.filter_words import filter_said
from core.filters import OrderFilter
from core.lists import OrderRow, Tab
from core.numbers import OrderNumber
from core.ports import UnitOfWork
from core.states import STATE_LABELS, State
from core.usecases import lists
from core.usecases.list_choices import (
    KeepFavourite,
    KeepFilter,
    columns_of,
    first_filter,
    keep_favourite,
    keep_filter,
)
from core.usecases.lists import ListOrders
from core.words import N_

WIDEST = 50


@order_command("list")
@filtered
@click.option("--detailed", is_flag=True, help="A table of columns.")
@click.option("--columns", metavar="KEYS", help="With commas between; needs --detailed.")
@click.option("--save", is_flag=True, help="Lists begin with this filter from now on.")
@click.option("--save-favourite", metavar="NAME", help="Keeps the filter under this name.")
@click.option("--default", is_flag=True, help="The favourite is what lists begin with.")
@click.option("--json", "as_json", is_flag=True, help="Every matching order, whole, as one array.")
async def list_orders(
    act: Act,
    options: Options,
    *,
    detailed: bool,
    columns: str | None,
    save: bool,
    save_favourite: str | None,
    default: bool,
    as_json: bool,
) -> None:
    """The orders that match, as they are sorted."""
    wanted = await options.filter(act)
    if save:
        await act.do(keep_filter, KeepFilter(None if wanted == OrderFilter() else wanted))
    if save_favourite:
        kept = KeepFavourite(save_favourite, wanted or OrderFilter(), is_default=default)
        await act.do(keep_favourite, kept)
    command = ListOrders(wanted, detailed or columns is not None, act.words.zone)
    if as_json:
        print_json(await act.parts.door.look_through(partial(_whole, command, act)))
        return
    await _print_filter(act, wanted)
    await _print(act, command, None if columns is None else tuple(columns.split(",")))


def _whole(command: ListOrders, act: Act, uow: UnitOfWork) -> list[dict[str, Any]]:
    numbers = lists.list_numbers(command, act.actor, uow)
    return [whole(OrderNumber.parse(number), uow, act.actor) for number in numbers]


async def _print_filter(act: Act, wanted: OrderFilter | None) -> None:
    """Say what the list is narrowed by (LS-02)."""

    def said(uow: UnitOfWork) -> str | None:
        holds = first_filter(act.actor, uow) if wanted is None else wanted
        if replace(holds, limit=None, sort=None, descending=None) == OrderFilter():
            return None
        return filter_said(holds, act.actor, uow, act.words)

    if said_of_it := await act.ask(said):
        act.say(N_("Filter: {filter}"), filter=said_of_it)


async def _print(act: Act, command: ListOrders, chosen: tuple[str, ...] | None) -> None:
    if command.detailed:
        await _print_detailed(act, command, chosen)
    else:
        await _print_list(act, command)


async def _print_list(act: Act, command: ListOrders) -> None:
    rows, tabs = await act.parts.door.look_through(
        lambda uow: (
            lists.list_orders(command, act.actor, uow),
            lists.subgroup_tabs(command, act.actor, uow),
        )
    )
    if tabs:
        click.echo(" · ".join(_tab(each, act) for each in tabs))
    if not rows:
        await _tell_none(act, command)
    print_table(_without_empty([_row(row, act) for row in rows]))


async def _tell_none(act: Act, command: ListOrders) -> None:
    """Say that there are none at all, or none that match."""
    if await act.ask(lambda uow: lists.count_orders(ListOrders(OrderFilter()), act.actor, uow)):
        act.say(N_("No order matches that. See them all with: ordna order list --all"))
        return
    act.say(N_("No orders. A mail to the service address makes the first one."))


def _tab(tab: Tab, act: Act) -> str:
    return f"{tab.subgroup or act.words.text(N_('no subgroup'))} {tab.orders}"


def _row(row: OrderRow, act: Act) -> tuple[str, ...]:
    words = act.words
    place = row.customer + (f", {row.facility}" if row.facility else "")
    return (
        row.number,
        words.text(STATE_LABELS[row.state]),
        row.title[:WIDEST],
        place[:WIDEST],
        ", ".join(row.assigned) or "–",
        _marks(row, act),
        _when(row, act),
        f"💬 {row.comments}" if row.comments else "",
    )


def _marks(row: OrderRow, act: Act) -> str:
    marks = [
        "❌" if row.state is State.CANCELLED else "",
        act.words.text(N_("urgent")) if row.urgent else "",
        act.words.text(N_("incomplete")) if row.incomplete else "",
        f"{dot(row.type_colour)} {row.order_type}".strip() if row.order_type else "",
        f"{square(row.status_colour)} {row.custom_status}".strip() if row.custom_status else "",
    ]
    return " · ".join(mark for mark in marks if mark)


def _when(row: OrderRow, act: Act) -> str:
    """When it is booked, else planned (LS-21)."""
    if row.booked_at is not None:
        return f"🗓 {act.words.when(row.booked_at, act.now)}"
    if row.planned_on is not None:
        return f"🗓 {act.words.day(row.planned_on, act.today)}"
    return ""


async def _print_detailed(act: Act, command: ListOrders, chosen: tuple[str, ...] | None) -> None:
    def look(uow: UnitOfWork) -> list[tuple[str, ...]]:
        known = columns(uow.settings.all())
        shown = [known[key] for key in columns_of(act.actor, uow, chosen)]
        head = tuple(act.words.text(column.label) for column in shown)
        rows = lists.list_orders(command, act.actor, uow)
        return [
            head,
            *(tuple(spoken(c.cell(row), act.words, act.now) for c in shown) for row in rows),
        ]

    print_table(await act.parts.door.look_through(look))


def _without_empty(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows without the columns in which none of them says anything."""
    said = [any(column) for column in zip(*rows, strict=True)]
    return [tuple(c for c, is_said in zip(row, said, strict=True) if is_said) for row in rows]
