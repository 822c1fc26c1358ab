"""``ordna order order-article`` and its kin: what is to be ordered, how far it is, and its list."""

from decimal import Decimal
from pathlib import Path

import click

from cli.order.articles import QUANTITY
from cli.order.commands import NUMBER, Act, order_command
from cli.order.editing import PLACE, assignment_at
from cli.order.line_places import DESPITE_READY, line_meant, numbered
from cli.order.line_shapes import line_row, line_shape
from cli.order.places import seen
from cli.order.showing import write
from cli.parts import print_json, print_table
from core.article_list import article_list
from core.lines import ArticleToOrder, ToOrderState
from core.numbers import OrderNumber
from core.purchases import PurchaseRow
from core.usecases.articles_to_order import (
    AskForArticle,
    SaveArticlesToOrder,
    SetArticleState,
    UseOrderedArticle,
    ask_for_article,
    save_articles_to_order,
    set_article_state,
    use_ordered_article,
)
from core.usecases.entering import Entry
from core.words import N_

STATES = click.Choice([state.value for state in ToOrderState])
DONE = click.option(
    "--done", "is_all", is_flag=True, help="That was all: the mail leaves now, not in two minutes."
)
LIST = click.option(
    "--csv", "file", type=click.Path(dir_okay=False, path_type=Path), help="Writes them to a file."
)


@order_command("order-article")
@click.argument("number", type=NUMBER)
@click.argument("article")
@QUANTITY
@PLACE
@DONE
@DESPITE_READY
async def order_article(
    act: Act,
    number: OrderNumber,
    article: str,
    quantity: Decimal,
    place: int | None,
    *,
    is_all: bool,
    despite_ready: bool,
) -> None:
    """Asks to have an article ordered."""
    command = AskForArticle(
        number,
        article,
        quantity,
        await assignment_at(act, number, place),
        entry=Entry.EDIT,
        despite_ready=despite_ready,
    )
    row = (await act.do(ask_for_article, command)).row
    await _save(act, number, is_all=is_all)
    act.say(
        N_("To order for order {number}: {amount} {name}."),
        number=number,
        amount=f"{act.words.quantity(row.quantity)} {row.unit}",
        name=row.name,
    )


@order_command("article-state")
@click.argument("number", type=NUMBER)
@click.argument("line")
@click.argument("state", type=STATES)
@DONE
async def article_state(
    act: Act, number: OrderNumber, line: str, state: str, *, is_all: bool
) -> None:
    """Says that an article is to be ordered, is ordered, or has been delivered."""
    row = await line_meant(act, number, line, ArticleToOrder)
    await act.do(set_article_state, SetArticleState(number, row.id, ToOrderState(state)))
    await _save(act, number, is_all=is_all)
    act.say(N_("Noted on order {number}."), number=number)


@order_command("use-article")
@click.argument("number", type=NUMBER)
@click.argument("line")
@DESPITE_READY
async def use_article(act: Act, number: OrderNumber, line: str, *, despite_ready: bool) -> None:
    """Moves an article to be ordered to the used ones, since it was fitted."""
    row = await line_meant(act, number, line, ArticleToOrder)
    await act.do(use_ordered_article, UseOrderedArticle(number, row.id, despite_ready))
    act.say(N_("{name} is used on order {number}."), name=row.name, number=number)


@order_command("to-order")
@click.argument("number", type=NUMBER)
@LIST
@click.option("--json", "as_json", is_flag=True)
async def to_order(act: Act, number: OrderNumber, file: Path | None, *, as_json: bool) -> None:
    """The articles to be ordered, here or as a list for Excel."""
    order = await seen(act, number)
    if file is not None:
        listed = article_list((PurchaseRow(number, row) for row in order.to_order), act.words)
        write_list(act, file, listed)
        return
    places = [(n, x) for n, x in enumerate(numbered(order), 1) if isinstance(x, ArticleToOrder)]
    if as_json:
        print_json([line_shape(place, row) for place, row in places])
    else:
        print_table([line_row(place, row, act) for place, row in places])


def write_list(act: Act, file: Path, listed: str) -> None:
    """Keep the list in a file; ``-`` is the standard output."""
    if str(file) == "-":
        click.echo(listed.encode(), nl=False)
        return
    write(file, listed.encode())
    act.say(N_("Written to {file}."), file=file)


async def _save(act: Act, number: OrderNumber, *, is_all: bool) -> None:
    if is_all:
        save = SaveArticlesToOrder(number, act.actor.user_id)
        await act.do(save_articles_to_order, save)
