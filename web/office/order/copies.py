"""Orders made of others: duplicated, taken apart, put together, coming again (AS-04, AS-07, WO-24, WO-26)."""

from aiohttp import web

from core.numbers import OrderNumber
from core.refusals import BadInput
from core.usecases.duplicating import (
    DuplicateAssignment,
    DuplicateOrder,
    duplicate_assignment,
    duplicate_order,
)
from core.usecases.merging import MergeOrders, MergesDifferentPlaces, merge_orders
from core.usecases.recurring import SetRecurring, StopRecurring, set_recurring, stop_recurring
from core.usecases.separating import (
    SeparateAssignment,
    SeparatesToNewOrder,
    separate_assignment,
)
from core.words import N_
from core.work_order import Origin
from web.office.desk import Desk
from web.office.order.at import done, home_of, number_of, page_of
from web.office.reading import a_count, an_id


async def duplicate(desk: Desk) -> web.StreamResponse:
    """A copy under a number of its own."""
    today = desk.words.today(desk.now)
    mail = desk.form.has("mail_articles")
    made = await desk.do(duplicate_order, DuplicateOrder(number_of(desk), mail, today, Origin.WEB))
    return desk.back(N_("This is the copy, order {number}."), to=page_of(made.number),
                     number=made.number)  # fmt: skip


async def duplicate_one(desk: Desk) -> web.StreamResponse:
    """A copy of one assignment, all but its object."""
    number, today = number_of(desk), desk.words.today(desk.now)
    command = DuplicateAssignment(number, home_of(desk), desk.form.has("mail_articles"), today)
    await desk.do(duplicate_assignment, command)
    return done(desk, N_("The copy is the last assignment. Choose its service object."))


async def separate(desk: Desk) -> web.StreamResponse:
    """One assignment to a new order, after a question."""
    sure = desk.form.agreed(SeparatesToNewOrder)
    home = an_id(desk.form.text("assignment"))
    command = SeparateAssignment(number_of(desk), home, sure, Origin.WEB)
    made = await desk.do(separate_assignment, command)
    return desk.back(N_("This is the new order {number}."), to=page_of(made.number),
                     number=made.number)  # fmt: skip


async def merge(desk: Desk) -> web.StreamResponse:
    """All of another order onto this one, which cancels the other."""
    number, other = number_of(desk), OrderNumber.parse(desk.form.text("other"))
    sure = desk.form.agreed(MergesDifferentPlaces)
    await desk.do(merge_orders, MergeOrders(number, other, sure))
    return done(desk, N_("Order {other} was merged into order {number}."), other=other,
                number=number)  # fmt: skip


async def recur(desk: Desk) -> web.StreamResponse:
    """It comes again so many days after, once it is signed and ready."""
    number, form = number_of(desk), desk.form
    days = a_count(form.text("days").strip())
    if not days:
        raise BadInput(N_("Write after how many days it comes again, such as 365."))
    weekday = a_count(form.text("weekday"), -1)
    on = weekday if 0 <= weekday < 7 else None
    await desk.do(set_recurring, SetRecurring(number, days, on, desk.words.today(desk.now)))
    return done(desk, N_("Order {number} comes again every {days} days."), number=number,
                days=days)  # fmt: skip


async def stop(desk: Desk) -> web.StreamResponse:
    """It does not come again."""
    number = number_of(desk)
    await desk.do(stop_recurring, StopRecurring(number))
    return done(desk, N_("Order {number} does not come again."), number=number)


DEEDS = {
    "/duplicate": duplicate,
    "/duplicate-assignment": duplicate_one,
    "/separate": separate,
    "/merge": merge,
    "/recur": recur,
    "/stop-recurring": stop,
}
