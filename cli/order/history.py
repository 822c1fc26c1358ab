"""``ordna order history``: what happened to an order, what it was before and what it became."""

from collections.abc import Iterator
from dataclasses import asdict
from functools import partial

import click

from cli.order.commands import NUMBER, Act, order_command
from cli.parts import print_json
from core.happenings import happened
from core.history_words import Told, told
from core.lists import HistoryRow
from core.numbers import OrderNumber
from core.order_json import utc
from core.usecases.history import LookBack, history_of, last_edits
from core.words import N_


@order_command()
@click.argument("number", type=NUMBER)
@click.option("--edits", is_flag=True, help="Only who edited it, latest first.")
@click.option("--json", "as_json", is_flag=True)
async def history(act: Act, number: OrderNumber, *, edits: bool, as_json: bool) -> None:
    """All that happened to an order, oldest first."""
    if edits:
        await _print_edits(act, number, as_json=as_json)
        return
    rows = await act.ask(partial(history_of, LookBack(number), act.actor))
    if as_json:
        print_json([_json(row) for row in rows])
        return
    for row in rows:
        click.echo("\n".join(_lines(row, act)))


async def _print_edits(act: Act, number: OrderNumber, *, as_json: bool) -> None:
    found = await act.ask(partial(last_edits, LookBack(number), act.actor))
    if as_json:
        print_json([{"at": utc(each.at), "by": each.by} for each in found])
        return
    if not found:
        act.say(N_("Order {number} was not edited."), number=number)
    for each in found:
        click.echo(f"{act.words.when(each.at, act.now)} · {each.by}")


def _lines(row: HistoryRow, act: Act) -> Iterator[str]:
    what = happened(row.event, row.body, act.words)
    yield f"{act.words.when(row.at, act.now)} · {row.by} {what}"
    for each in told(row.changes, act.words, act.now):
        yield f"    {_before_and_after(each)}"


def _before_and_after(each: Told) -> str:
    if each.before is None:
        return f"{each.what}: {each.after}"
    return f"{each.what}: {each.before} → {each.after or '–'}"


def _json(row: HistoryRow) -> dict[str, object]:
    return {
        "at": utc(row.at),
        "by": row.by,
        "event": row.event,
        "unit": str(row.unit) if row.unit else None,
        "body": row.body,
        "changes": [asdict(each) for each in row.changes],
    }
