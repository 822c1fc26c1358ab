"""Who does the work: given the order, taken off it, or taking it himself (WO-20)."""

from aiohttp import web

from core.usecases.assigning import (
    Assign,
    AssignToSelf,
    AwayAndBookedThen,
    AwayThen,
    BookedThen,
    Unassign,
    assign,
    assign_to_self,
    unassign,
)
from core.usecases.offering import OfferOrder, offer_order
from core.words import N_
from web.office.desk import Desk
from web.office.order.at import done, number_of
from web.office.reading import an_id


async def give(desk: Desk) -> web.StreamResponse:
    """To somebody; asked first where his calendar speaks against it."""
    number, form = number_of(desk), desk.form
    asked = (AwayThen, BookedThen, AwayAndBookedThen)
    sure = any(form.agreed(question) for question in asked)
    command = Assign(number, an_id(form.text("user")), desk.words.zone, sure)
    order = await desk.do(assign, command)
    names = ", ".join(each.name for each in order.assigned)
    return done(desk, N_("Order {number}: {names}"), number=number, names=names)


async def take_off(desk: Desk) -> web.StreamResponse:
    """It is not his any more."""
    number = number_of(desk)
    await desk.do(unassign, Unassign(number, an_id(desk.form.text("user"))))
    return done(desk, N_("Order {number} is saved."), number=number)


async def take(desk: Desk) -> web.StreamResponse:
    """An order that nobody has."""
    number = number_of(desk)
    await desk.do(assign_to_self, AssignToSelf(number))
    return done(desk, N_("Order {number} is yours."), number=number)


async def offer(desk: Desk) -> web.StreamResponse:
    """Ask those in chat who could take it; the first to say yes has it."""
    number = number_of(desk)
    offered = await desk.do(offer_order, OfferOrder(number))
    names = ", ".join(each.name for each in offered.users)
    return done(desk, N_("{names} are asked whether they take order {number}."), names=names,
                number=number)  # fmt: skip


DEEDS = {"/offer": offer, "/assign": give, "/unassign": take_off, "/take": take}
