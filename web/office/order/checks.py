"""Self-checks of an order: added, filled in point by point, completed, signed, taken off (SC)."""

from functools import partial

from aiohttp import web

from core.point_answers import Answer
from core.ports import UnitOfWork
from core.refusals import Refused
from core.self_checks import SelfCheck
from core.usecases.failed_checks import OrderOfPoint, order_of_point
from core.usecases.seeing import SeeOrder, see_order
from core.usecases.self_checks import (
    AddSelfCheck,
    AnswerPoint,
    ClearPoint,
    CompleteSelfCheck,
    RemoveSelfCheck,
    SignSelfCheck,
    add_self_check,
    answer_point,
    check_meant,
    clear_point,
    complete_self_check,
    remove_self_check,
    sign_self_check,
)
from core.words import N_
from core.work_order import Origin, WorkOrder
from web.office.desk import Desk
from web.office.order.at import done, home_of, named, number_of, page_of
from web.office.order.files import MOST_BYTES, taken_in
from web.office.order.offers import offered
from web.office.reading import an_id


async def show(desk: Desk) -> web.StreamResponse:
    """One check, point by point."""
    return await _shown(desk, None)


async def _shown(desk: Desk, refused: Refused | None) -> web.StreamResponse:
    order, check, can = await desk.ask(partial(_seen, desk))
    return desk.page(
        "order/check.html",
        200 if refused is None else 409,
        refused=desk.words.text(refused.sentence, **refused.fields) if refused else "",
        order=order,
        check=check,
        can=can,
        home=page_of(order.number),
        plural=desk.words.plural,
        now=desk.now,
    )


def _seen(desk: Desk, uow: UnitOfWork) -> tuple[WorkOrder, SelfCheck, frozenset[str]]:
    order = see_order(SeeOrder(number_of(desk)), desk.actor, uow)
    return order, check_meant(order, named(desk, "check")), offered(order, desk.actor, uow)


def _page(desk: Desk) -> str:
    return f"{page_of(number_of(desk))}/checks/{named(desk, 'check')}"


async def add(desk: Desk) -> web.StreamResponse:
    """One made from a template; it opens at once (SC-01, SC-06)."""
    number, template = number_of(desk), an_id(desk.form.text("template"))
    made = await desk.do(add_self_check, AddSelfCheck(number, template, home_of(desk)))
    where = f"{page_of(number)}/checks/{made.check.id}"
    return desk.back(N_("Self-check {check} is on order {number}."), to=where,
                     check=made.check.name, number=number)  # fmt: skip


async def answer(desk: Desk) -> web.StreamResponse:
    """One point: approved or not, a value, a choice, a note, a photo."""
    desk.again = partial(_shown, desk)
    form, said = desk.form, {"yes": True, "no": False}.get(desk.form.text("approved"))
    photo = next(iter(await taken_in(desk)), None)
    given = Answer(
        said, form.text("value").strip() or None, form.text("choice").strip() or None,
        form.text("note") if form.has("note") else None,
    )  # fmt: skip
    check, point = named(desk, "check"), named(desk, "point")
    await desk.do(answer_point, AnswerPoint(number_of(desk), check, point, given, photo))
    return desk.back(to=_page(desk))


async def clear(desk: Desk) -> web.StreamResponse:
    """The answer to a point, taken back."""
    check, point = named(desk, "check"), named(desk, "point")
    await desk.do(clear_point, ClearPoint(number_of(desk), check, point))
    return desk.back(to=_page(desk))


async def complete(desk: Desk) -> web.StreamResponse:
    """Every point is answered."""
    desk.again = partial(_shown, desk)
    done_ = await desk.do(
        complete_self_check, CompleteSelfCheck(number_of(desk), named(desk, "check"))
    )
    return desk.back(N_("{check} is complete."), to=_page(desk), check=done_.check.name)


async def sign(desk: Desk) -> web.StreamResponse:
    """Somebody answers for it, which completes it (SC-04)."""
    desk.again = partial(_shown, desk)
    name = desk.form.text("name").strip() or desk.actor.name
    command = SignSelfCheck(number_of(desk), named(desk, "check"), name)
    signed = await desk.do(sign_self_check, command)
    return desk.back(N_("{check} is signed by {name}."), to=page_of(number_of(desk)),
                     check=signed.check.name, name=name)  # fmt: skip


async def remove(desk: Desk) -> web.StreamResponse:
    """Taken off, by whoever may (SC-05)."""
    number = number_of(desk)
    await desk.do(remove_self_check, RemoveSelfCheck(number, named(desk, "check")))
    return desk.back(N_("The self-check is off order {number}."), to=page_of(number),
                     number=number)  # fmt: skip


async def make_order(desk: Desk) -> web.StreamResponse:
    """A new order of a point that was not approved."""
    command = OrderOfPoint(number_of(desk), named(desk, "check"), named(desk, "point"), Origin.WEB)
    made = await desk.do(order_of_point, command)
    return done(desk, N_("Order {number} is made of that point."), number=made.number)


DEEDS = {
    "/checks": add,
    "/checks/{check}/points/{point}": answer,
    "/checks/{check}/points/{point}/clear": clear,
    "/checks/{check}/points/{point}/order": make_order,
    "/checks/{check}/complete": complete,
    "/checks/{check}/sign": sign,
    "/checks/{check}/remove": remove,
}
PAGES = {"/checks/{check}": show}
UPLOADS = {"/checks/{check}/points/{point}": MOST_BYTES}
