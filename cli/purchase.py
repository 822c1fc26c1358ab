"""``ordna purchase``: lists of what is bought from suppliers, for whichever orders need it."""

from functools import partial
from pathlib import Path

import click

from cli.order.commands import NUMBER, Act, acting
from cli.order.line_places import line_meant
from cli.order.showing import hand_out
from cli.order.to_order import LIST, write_list
from cli.parts import Commands, print_json, print_table
from core.article_list import article_list
from core.lines import TO_ORDER_LABELS, ArticleToOrder
from core.numbers import OrderNumber
from core.purchases import PURCHASE_LABELS, PurchaseOrder, PurchaseRow, PurchaseState
from core.shapes import shape
from core.usecases.purchase_orders import (
    AddToPurchaseOrder,
    MakePurchaseOrder,
    MovePurchaseOrder,
    PurchaseSeen,
    SeePurchaseOrder,
    TakeOffPurchaseOrder,
    add_to_purchase_order,
    all_purchase_orders,
    make_purchase_order,
    move_purchase_order,
    see_purchase_order,
    take_off_purchase_order,
)
from core.views import prices_for
from core.words import N_
from notifications.papers import Reader
from notifications.papers.purchase import purchase_paper

NUMBER_OF_ONE = click.IntRange(1, 999_999_999)
PURCHASE = click.argument("purchase", type=NUMBER_OF_ONE)


@click.group(cls=Commands)
def purchase() -> None:
    """Puts articles to be ordered on purchase orders, and notes what was ordered and came."""


@purchase.command("list")
@click.option("--json", "as_json", is_flag=True)
@acting
async def list_purchases(act: Act, *, as_json: bool) -> None:
    """Every purchase order, the latest first."""
    found = await act.ask(partial(all_purchase_orders, None, act.actor))
    if as_json:
        print_json([shape(each) for each in found])
        return
    if not found:
        act.say(
            N_("No purchase orders. Put what an order needs on one: ordna purchase add NUMBER")
        )
    print_table([_row(each, act) for each in found])


@purchase.command("show")
@PURCHASE
@LIST
@click.option("--json", "as_json", is_flag=True)
@acting
async def show(act: Act, purchase: int, file: Path | None, *, as_json: bool) -> None:
    """One purchase order with its articles, here or as a list for Excel."""
    found = await act.ask(partial(see_purchase_order, SeePurchaseOrder(purchase), act.actor))
    if file is not None:
        write_list(act, file, article_list(found.rows, act.words))
    elif as_json:
        print_json(shape(found.purchase) | {"rows": [shape(each) for each in found.rows]})
    else:
        _print(found, act)


@purchase.command("pdf")
@PURCHASE
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--language", type=click.Choice(["sv", "en"]))
@acting
async def pdf(act: Act, purchase: int, output: Path, language: str | None) -> None:
    """Writes one of them as PDF; ``-o -`` is the standard output."""
    reader = Reader(language or act.parts.environment.language, prices_for(act.actor))
    hand_out(output, await act.parts.papers.of(purchase_paper, (purchase, act.actor), reader))


@purchase.command("new")
@click.argument("supplier")
@acting
async def new(act: Act, supplier: str) -> None:
    """Begins one for a supplier of the register; prints its number."""
    made = await act.do(make_purchase_order, MakePurchaseOrder(supplier))
    click.echo(str(made.number))


@purchase.command("add")
@click.argument("number", type=NUMBER)
@click.argument("lines", nargs=-1)
@click.option("--to", "purchase", type=NUMBER_OF_ONE, help="On this purchase order.")
@click.option("--supplier", help="On this supplier's, which is begun if none is open.")
@acting
async def add(
    act: Act,
    number: OrderNumber,
    lines: tuple[str, ...],
    purchase: int | None,
    supplier: str | None,
) -> None:
    """Puts an order's articles to be ordered on a purchase order; all that wait if none is named."""
    rows = [await line_meant(act, number, line, ArticleToOrder) for line in lines]
    ids = tuple(row.id for row in rows)
    command = AddToPurchaseOrder(number, ids, purchase, supplier)
    _tell(await act.do(add_to_purchase_order, command), act)


@purchase.command("take-off")
@click.argument("number", type=NUMBER)
@click.argument("line")
@acting
async def take_off(act: Act, number: OrderNumber, line: str) -> None:
    """Takes an article of an order off its purchase order."""
    row = await line_meant(act, number, line, ArticleToOrder)
    await act.do(take_off_purchase_order, TakeOffPurchaseOrder(number, row.id))
    act.say(N_("{name} is on no purchase order now."), name=row.name)


@purchase.command("ordered")
@PURCHASE
@acting
async def ordered(act: Act, purchase: int) -> None:
    """It was ordered from the supplier; so are all its articles."""
    _tell(await act.do(move_purchase_order, _to(purchase, PurchaseState.ORDERED)), act)


@purchase.command("deliver")
@PURCHASE
@acting
async def deliver(act: Act, purchase: int) -> None:
    """It has come; so have all its articles."""
    _tell(await act.do(move_purchase_order, _to(purchase, PurchaseState.DELIVERED)), act)


def _to(purchase: int, state: PurchaseState) -> MovePurchaseOrder:
    return MovePurchaseOrder(purchase, state)


def _tell(found: PurchaseOrder, act: Act) -> None:
    act.say(
        N_("Purchase order {number} to {supplier}: {state}."),
        number=found.number,
        supplier=found.supplier.name,
        state=PURCHASE_LABELS[found.state],
    )


def _row(each: PurchaseOrder, act: Act) -> tuple[str, ...]:
    words = act.words
    made = f"{words.when(each.created_at, act.now)} · {each.created_by}"
    return (str(each.number), words.text(PURCHASE_LABELS[each.state]), each.supplier.name, made)


def _print(found: PurchaseSeen, act: Act) -> None:
    purchase = found.purchase
    _tell(purchase, act)
    print_table([_row_of(each, act) for each in found.rows])
    if purchase.changed_at is not None:
        act.say(
            N_("Last edited {when} by {name}"),
            when=act.words.when(purchase.changed_at, act.now),
            name=purchase.changed_by,
        )


def _row_of(each: PurchaseRow, act: Act) -> tuple[str, ...]:
    row, words = each.row, act.words
    amount = f"{words.quantity(row.quantity)} {row.unit}"
    state = words.text(TO_ORDER_LABELS[row.state])
    return (f"  AO {each.order}", amount, row.number or "", row.name, state)
