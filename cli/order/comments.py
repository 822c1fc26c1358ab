"""``ordna order`` and comments: written, shown to the customer, hidden, reworded, taken away."""

import click

from cli.order.commands import NUMBER, Act, order_command
from cli.order.places import meant, seen
from cli.parts import print_json
from core.audience import SeenBy, audience
from core.numbers import OrderNumber
from core.order_json import utc
from core.order_papers import Comment
from core.usecases.comments import (
    AddComment,
    HideComment,
    RemoveComment,
    RewordComment,
    ShowComment,
    add_comment,
    hide_comment,
    remove_comment,
    reword_comment,
    show_comment,
)
from core.words import N_
from core.work_order import WorkOrder


@order_command("comment")
@click.argument("number", type=NUMBER)
@click.argument("text")
async def comment(act: Act, number: OrderNumber, text: str) -> None:
    """Writes a comment, which the customer does not see."""
    order = await act.do(add_comment, AddComment(number, text))
    await _tell(act, order, order.comments[-1])


@order_command("comments")
@click.argument("number", type=NUMBER)
@click.option("--json", "as_json", is_flag=True)
async def list_comments(act: Act, number: OrderNumber, as_json: bool) -> None:
    """The comments on the order, and whether the customer sees them."""
    comments = (await seen(act, number)).comments
    if as_json:
        print_json([
            {"text": each.text, "by": each.by, "at": utc(each.at),
             "visible_to_customer": each.visible_to_customer, "from_customer": each.from_customer}
            for each in comments
        ])  # fmt: skip
        return
    for place, each in enumerate(comments, 1):
        eye = " 👁" if each.visible_to_customer else ""
        when = act.words.when(each.at, act.now)
        click.echo(f"{place}{eye} {each.by} · {when}: {' '.join(each.text.split())}")


@order_command("show-comment")
@click.argument("number", type=NUMBER)
@click.argument("which")
async def show(act: Act, number: OrderNumber, which: str) -> None:
    """Lets the customer see a comment, by its place."""
    found = await _comment(act, number, which)
    order = await act.do(show_comment, ShowComment(number, found.id))
    await _tell(act, order, next(each for each in order.comments if each.id == found.id))


@order_command("hide-comment")
@click.argument("number", type=NUMBER)
@click.argument("which")
async def hide(act: Act, number: OrderNumber, which: str) -> None:
    """Hides a comment from the customer again, by its place."""
    found = await _comment(act, number, which)
    order = await act.do(hide_comment, HideComment(number, found.id))
    await _tell(act, order, next(each for each in order.comments if each.id == found.id))


@order_command("reword-comment")
@click.argument("number", type=NUMBER)
@click.argument("which")
@click.argument("text")
async def reword(act: Act, number: OrderNumber, which: str, text: str) -> None:
    """Says your own comment in other words."""
    found = await _comment(act, number, which)
    await act.do(reword_comment, RewordComment(number, found.id, text))
    act.say(N_("The comment on order {number} is changed."), number=number)


@order_command("remove-comment")
@click.argument("number", type=NUMBER)
@click.argument("which")
async def remove(act: Act, number: OrderNumber, which: str) -> None:
    """Takes your own comment away."""
    found = await _comment(act, number, which)
    await act.do(remove_comment, RemoveComment(number, found.id))
    act.say(N_("The comment on order {number} is gone."), number=number)


async def _comment(act: Act, number: OrderNumber, which: str) -> Comment:
    comments = (await seen(act, number)).comments
    return meant(comments, which, lambda each: each.text, number)


async def _tell(act: Act, order: WorkOrder, said: Comment) -> None:
    settings = await act.ask(lambda uow: uow.settings.all())
    sees = audience(said, order, settings)
    act.say(_sentence(sees), number=order.number, name=sees.customer)


def _sentence(sees: SeenBy) -> str:
    if sees.customer is None:
        return N_("Comment on order {number}: only the company sees it.")
    if sees.on_protocol:
        return N_("Comment on order {number}: {name} sees it, on the protocol too.")
    return N_("Comment on order {number}: {name} sees it.")
