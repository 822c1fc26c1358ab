"""Comments on an order's page: the company's own until one is shown to the customer (CO-01..03)."""

from aiohttp import web

from core.usecases.comments import (
    AddComment,
    BecomesVisible,
    HideComment,
    MentionsPrice,
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
from web.office.desk import Desk
from web.office.order.at import done, named, number_of


async def add(desk: Desk) -> web.StreamResponse:
    """Something the company's own people should know."""
    number = number_of(desk)
    await desk.do(add_comment, AddComment(number, desk.form.text("text")))
    return done(desk, N_("The comment is on order {number}. Only the company sees it."),
                number=number)  # fmt: skip


async def show(desk: Desk) -> web.StreamResponse:
    """Let the customer see it, once that was said yes to (XT-14)."""
    number, form = number_of(desk), desk.form
    sure, priced = form.agreed(BecomesVisible), form.agreed(MentionsPrice)
    command = ShowComment(number, named(desk, "comment"), sure, priced)
    order = await desk.do(show_comment, command)
    return done(desk, N_("{name} sees the comment now."), name=order.customer.name)


async def hide(desk: Desk) -> web.StreamResponse:
    """Let the customer see it no more."""
    number = number_of(desk)
    await desk.do(hide_comment, HideComment(number, named(desk, "comment")))
    return done(desk, N_("Only the company sees the comment now."))


async def reword(desk: Desk) -> web.StreamResponse:
    """One's own, in other words."""
    number, form = number_of(desk), desk.form
    priced = form.agreed(MentionsPrice)
    command = RewordComment(number, named(desk, "comment"), form.text("text"), priced)
    await desk.do(reword_comment, command)
    return done(desk, N_("The comment on order {number} is changed."), number=number)


async def remove(desk: Desk) -> web.StreamResponse:
    """One's own, taken away."""
    number = number_of(desk)
    await desk.do(remove_comment, RemoveComment(number, named(desk, "comment")))
    return done(desk, N_("The comment on order {number} is gone."), number=number)


DEEDS = {
    "/comments": add,
    "/comments/{comment}": reword,
    "/comments/{comment}/show": show,
    "/comments/{comment}/hide": hide,
    "/comments/{comment}/remove": remove,
}
