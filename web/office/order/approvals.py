"""Extra work that waits for the customer's yes: asked, and the answer noted."""

from aiohttp import web

from core.usecases.approvals import (
    AnswerApproval,
    AskAgain,
    AskApproval,
    answer_approval,
    ask_again,
    ask_approval,
)
from core.words import N_
from web.office.desk import Desk
from web.office.order.at import done, named, number_of
from web.office.reading import an_amount


async def ask(desk: Desk) -> web.StreamResponse:
    """Have it wait for the customer; the amount is before VAT."""
    number, form = number_of(desk), desk.form
    command = AskApproval(number, form.text("text"), an_amount(form.text("amount")))
    await desk.do(ask_approval, command)
    return done(desk, N_("Order {number} waits for the customer's yes to that."), number=number)


async def answer(desk: Desk) -> web.StreamResponse:
    """What the customer said."""
    number, form = number_of(desk), desk.form
    yes = form.text("answer") == "yes"
    command = AnswerApproval(number, named(desk, "approval"), yes, form.text("note"))
    await desk.do(answer_approval, command)
    return done(desk, N_("Noted on order {number}."), number=number)


async def once_more(desk: Desk) -> web.StreamResponse:
    """Ask the customer again."""
    number = number_of(desk)
    await desk.do(ask_again, AskAgain(number, named(desk, "approval")))
    return done(desk, N_("Order {number} waits for the customer's yes to that."), number=number)


DEEDS = {
    "/approvals": ask,
    "/approvals/{approval}": answer,
    "/approvals/{approval}/again": once_more,
}
