"""Orders of which nothing comes, and taking back what one did: cancelled, brought back, deleted."""

from aiohttp import web

from core.usecases.cancelling import (
    CancelOrder,
    ReverseCancellation,
    cancel_order,
    reverse_cancellation,
)
from core.usecases.deleting import DeleteOrder, DeletesForGood, delete_order
from core.usecases.undoing import LettersHaveLeft, Undo, undo
from core.words import N_
from web.office.desk import Desk
from web.office.order.at import ORDERS, done, number_of


async def cancel(desk: Desk) -> web.StreamResponse:
    """Call it off and say why; its history stays (WO-22)."""
    number = number_of(desk)
    await desk.do(cancel_order, CancelOrder(number, desk.form.text("reason")))
    return done(desk, N_("Order {number} is cancelled."), number=number)


async def bring_back(desk: Desk) -> web.StreamResponse:
    """It takes place after all."""
    number = number_of(desk)
    await desk.do(reverse_cancellation, ReverseCancellation(number))
    return done(desk, N_("Order {number} is not cancelled any more."), number=number)


async def delete(desk: Desk) -> web.StreamResponse:
    """Gone for good with its history, after a second yes (WO-21)."""
    number = number_of(desk)
    await desk.do(delete_order, DeleteOrder(number, desk.form.agreed(DeletesForGood)))
    return desk.back(N_("Order {number} is deleted."), to=ORDERS, number=number)


async def take_back(desk: Desk) -> web.StreamResponse:
    """The last thing one did here, within five minutes (XT-15)."""
    number = number_of(desk)
    command = Undo(number, despite_letters=desk.form.agreed(LettersHaveLeft))
    await desk.do(undo, command)
    return done(desk, N_("Undone on order {number}."), number=number)


DEEDS = {"/cancel": cancel, "/bring-back": bring_back, "/delete": delete, "/undo": take_back}
