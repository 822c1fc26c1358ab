"""``ordna order article`` and its kin: what was used, how long it took, and what is offered."""

from decimal import Decimal
from functools import partial

import click

from cli.order.commands import NUMBER, Act, order_command
from cli.order.editing import PLACE, assignment_at
from cli.order.line_places import AMOUNT, DESPITE_READY
from cli.order.places import seen
from cli.parts import print_json, print_table
from core.lines import Line
from core.numbers import OrderNumber
from core.ports import UnitOfWork
from core.registers import Article
from core.usecases.entering import Entry
from core.usecases.lines import AddArticle, AddTime, add_article, add_time
from core.usecases.suggestions import (
    ArticleField,
    SuggestArticles,
    SuggestFastArticles,
    suggest_articles,
    suggest_descriptions,
    suggest_fast_articles,
    suggest_measures,
)
from core.words import N_

QUANTITY = click.option("--quantity", "-q", type=AMOUNT, default="1", show_default=True)
PRICE = click.option("--price", type=AMOUNT, help="Per unit before VAT; else the register's.")
DISCOUNT = click.option("--discount", type=AMOUNT, help="In percent.")
FIELDS = (*(field.value for field in ArticleField), "fast", "measure", "description")


@order_command()
@click.argument("number", type=NUMBER)
@click.argument("article")
@QUANTITY
@PRICE
@DISCOUNT
@PLACE
@DESPITE_READY
async def article(
    act: Act,
    number: OrderNumber,
    article: str,
    quantity: Decimal,
    price: Decimal | None,
    discount: Decimal | None,
    place: int | None,
    *,
    despite_ready: bool,
) -> None:
    """Adds a used article, by number or in free words."""
    command = AddArticle(
        number,
        article,
        quantity,
        await assignment_at(act, number, place),
        price,
        discount,
        entry=Entry.EDIT,
        despite_ready=despite_ready,
    )
    _tell(act, number, (await act.do(add_article, command)).line)


@order_command()
@click.argument("number", type=NUMBER)
@click.argument("article")
@QUANTITY
@PRICE
@DISCOUNT
@DESPITE_READY
async def other_article(
    act: Act,
    number: OrderNumber,
    article: str,
    quantity: Decimal,
    price: Decimal | None,
    discount: Decimal | None,
    *,
    despite_ready: bool,
) -> None:
    """Adds an article that belongs to no assignment."""
    command = AddArticle(
        number,
        article,
        quantity,
        None,
        price,
        discount,
        other=True,
        entry=Entry.EDIT,
        despite_ready=despite_ready,
    )
    _tell(act, number, (await act.do(add_article, command)).line)


@order_command()
@click.argument("number", type=NUMBER)
@click.argument("article")
@QUANTITY
@PLACE
@DESPITE_READY
async def fast_add(
    act: Act,
    number: OrderNumber,
    article: str,
    quantity: Decimal,
    place: int | None,
    *,
    despite_ready: bool,
) -> None:
    """Adds an article to an opened order without editing it, whatever else is missing."""
    command = AddArticle(
        number,
        article,
        quantity,
        await assignment_at(act, number, place),
        entry=Entry.DETAILS,
        despite_ready=despite_ready,
    )
    _tell(act, number, (await act.do(add_article, command)).line)


@order_command()
@click.argument("number", type=NUMBER)
@click.argument("hours", type=AMOUNT)
@click.option("--article", help="One of the register's time articles, which has a price.")
@PLACE
@DESPITE_READY
async def time(
    act: Act,
    number: OrderNumber,
    hours: Decimal,
    article: str | None,
    place: int | None,
    *,
    despite_ready: bool,
) -> None:
    """Adds hours of work."""
    command = AddTime(
        number,
        hours,
        await assignment_at(act, number, place),
        article,
        entry=Entry.EDIT,
        despite_ready=despite_ready,
    )
    _tell(act, number, (await act.do(add_time, command)).line)


@order_command()
@click.argument("number", type=NUMBER)
@click.argument("text", default="")
@click.option("--for", "field", type=click.Choice(FIELDS), default=ArticleField.ARTICLES.value)
@PLACE
@click.option("--json", "as_json", is_flag=True)
async def suggest(
    act: Act, number: OrderNumber, text: str, field: str, place: int | None, *, as_json: bool
) -> None:
    """Says what is offered while one writes in a field of the order."""
    if field in {"measure", "description"}:
        await _suggest_words(act, number, text, field, as_json=as_json)
        return
    assignment_id = await assignment_at(act, number, place)

    def found(uow: UnitOfWork) -> tuple[Article, ...]:
        if field == "fast":
            return suggest_fast_articles(SuggestFastArticles(number), act.actor, uow)
        command = SuggestArticles(number, text, ArticleField(field), assignment_id)
        return suggest_articles(command, act.actor, uow)

    articles = await act.ask(found)
    if as_json:
        print_json([{"number": each.number, "name": each.name} for each in articles])
    else:
        print_table([_row(each, act) for each in articles])


async def _suggest_words(
    act: Act, number: OrderNumber, text: str, field: str, *, as_json: bool
) -> None:
    await seen(act, number)
    of = suggest_measures if field == "measure" else suggest_descriptions
    words = await act.ask(partial(of, text))
    if as_json:
        print_json(list(words))
    for each in () if as_json else words:
        click.echo(each)


def _row(each: Article, act: Act) -> tuple[str, ...]:
    price = "" if each.price is None else act.words.money(each.price)
    return (each.number, each.name, each.unit, price)


def _tell(act: Act, number: OrderNumber, line: Line) -> None:
    amount = f"{act.words.quantity(line.quantity)} {line.unit}"
    act.say(
        N_("Added to order {number}: {amount} {name}."),
        number=number,
        amount=amount,
        name=line.name,
    )
