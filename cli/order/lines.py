"""``ordna order lines``: the lines of an order, changed, taken off, and summed up."""

from collections.abc import Iterator
from functools import partial

import click

from cli.order.commands import NUMBER, Act, order_command
from cli.order.line_places import DESPITE_READY, Listed, called, line_meant, numbered
from cli.order.line_shapes import costs_shape, line_row, line_shape
from cli.order.places import seen
from cli.parts import print_json, print_table
from core.numbers import OrderNumber
from core.prices import Sums, Totals
from core.usecases.entering import Entry
from core.usecases.facility_articles import (
    RemoveFormerArticles,
    former_articles,
    remove_former_articles,
)
from core.usecases.line_edits import EditLine, LineEdit, edit_line
from core.usecases.lines import RemoveLine, remove_line
from core.usecases.totals import Costs, SeeTotals, see_totals
from core.words import N_


@order_command("lines")
@click.argument("number", type=NUMBER)
@click.option("--json", "as_json", is_flag=True)
async def list_lines(act: Act, number: OrderNumber, *, as_json: bool) -> None:
    """Every measure, article, time row and article to be ordered, by place."""
    lines = numbered(await seen(act, number))
    if as_json:
        print_json([line_shape(place, line) for place, line in enumerate(lines, 1)])
    else:
        print_table([line_row(place, line, act) for place, line in enumerate(lines, 1)])


@order_command("edit-line")
@click.argument("number", type=NUMBER)
@click.argument("line")
@click.argument("pairs", metavar="FIELD=VALUE...", nargs=-1, required=True)
@click.option("--seen", "saw", metavar="VALUE", help="The value you saw; refused if it changed.")
@click.option("--quick", is_flag=True, help="Kept even if the order is not complete.")
@DESPITE_READY
async def edit_line_command(
    act: Act,
    number: OrderNumber,
    line: str,
    pairs: tuple[str, ...],
    saw: str | None,
    *,
    quick: bool,
    despite_ready: bool,
) -> None:
    """Changes a line, by place, number or name: quantity, price, discount, name, text or day."""
    found: Listed = await line_meant(act, number, line)
    edits = tuple(_edit(pair, saw) for pair in pairs)
    entry = Entry.CHAT if quick else Entry.EDIT
    await act.do(edit_line, EditLine(number, found.id, edits, entry, despite_ready))
    act.say(N_("Order {number} is saved."), number=number)


@order_command("remove-line")
@click.argument("number", type=NUMBER)
@click.argument("line")
@DESPITE_READY
async def remove_line_command(
    act: Act, number: OrderNumber, line: str, *, despite_ready: bool
) -> None:
    """Takes a line off, by place, number or name; undo brings it back for five minutes."""
    found: Listed = await line_meant(act, number, line)
    await act.do(remove_line, RemoveLine(number, found.id, despite_ready))
    act.say(N_("Taken off order {number}: {line}."), number=number, line=called(found))


@order_command("remove-former-articles")
@click.argument("number", type=NUMBER)
@DESPITE_READY
async def remove_former(act: Act, number: OrderNumber, *, despite_ready: bool) -> None:
    """Takes off the unsigned articles that came with a facility the order no longer has."""
    former = former_articles(await seen(act, number))
    await act.do(remove_former_articles, RemoveFormerArticles(number, despite_ready))
    for line in former:
        act.say(N_("Taken off order {number}: {line}."), number=number, line=line.name)


@order_command("totals")
@click.argument("number", type=NUMBER)
@click.option("--json", "as_json", is_flag=True)
async def totals(act: Act, number: OrderNumber, *, as_json: bool) -> None:
    """What the order costs, assignment by assignment and in all."""
    costs = await act.ask(partial(see_totals, SeeTotals(number), act.actor))
    if as_json:
        print_json(costs_shape(costs))
        return
    for row in _rows(costs, act):
        click.echo(row)


def _edit(pair: str, saw: str | None) -> LineEdit:
    field, equals, value = pair.partition("=")
    if not equals:
        raise click.BadParameter(f"{pair}: write FIELD=VALUE")
    return LineEdit(field.strip(), value, saw)


def _rows(costs: Costs, act: Act) -> Iterator[str]:
    for place, (assignment, sums) in enumerate(costs.assignments, 1):
        yield f"{place} · {assignment.description}: {act.words.money(sums.all.net)}"
    if costs.apart:
        yield from _apart(costs.order, act)
    yield from _whole(costs.order.all, act, discounts=costs.discounts)


def _apart(sums: Sums, act: Act) -> Iterator[str]:
    money = act.words.money
    yield act.words.text(N_("Articles: {amount}"), amount=money(sums.articles.net))
    yield act.words.text(N_("Time: {amount}"), amount=money(sums.time.net))


def _whole(whole: Totals, act: Act, *, discounts: bool) -> Iterator[str]:
    words, money = act.words, act.words.money
    if discounts and whole.discount:
        yield words.text(N_("Gross: {amount}"), amount=money(whole.gross))
        yield words.text(N_("Discount: {amount}"), amount=money(whole.discount))
    yield words.text(N_("Net: {amount}"), amount=money(whole.net))
    for each in whole.by_rate:
        rate, amount = words.quantity(each.rate), money(each.vat)
        yield words.text(N_("VAT {rate} %: {amount}"), rate=rate, amount=amount)
    yield words.text(N_("To pay: {amount}"), amount=money(whole.total))
    if whole.unpriced:
        yield words.plural(
            "{count} line has no price.", "{count} lines have no price.", whole.unpriced
        )
