"""A free time of the planner: a new order is made for it, or one that waits is booked (WO-05)."""

from datetime import datetime
from uuid import UUID

from aiohttp import web

from core import permissions as may
from core.parties import CustomerIsNew
from core.refusals import Refused
from core.usecases.creating import CreateOrder
from core.usecases.planning import CreateFromSlot, create_from_slot
from core.usecases.weeks import LookForUnplanned, fillable, unplanned
from core.words import N_
from core.work_order import Origin
from web.office.desk import Desk, office
from web.office.order_rows import row_of
from web.office.planner.telling import PLANNER, is_booked
from web.office.reading import a_moment, an_id

PATH = f"{PLANNER}/new"
ORDERS_OFFERED = 12
FIELDS = ("who", "day", "starts", "ends")
TEXTS = ("customer", "description", "error")


async def show(desk: Desk) -> web.StreamResponse:
    """What is the time for?"""
    return await _shown(desk)


async def deed(desk: Desk) -> web.StreamResponse:
    """Make the order, with its day and its booking."""
    desk.again = lambda refused: _shown(desk, refused)
    order = CreateOrder(
        None,
        desk.form.text("description"),
        desk.form.text("error"),
        origin=Origin.WEB,
        customer=desk.form.text("customer"),
        add_customer=desk.form.agreed(CustomerIsNew),
        today=desk.words.today(desk.now),
    )
    who, starts_at, ends_at = _time(desk)
    command = CreateFromSlot(order, who, starts_at, ends_at, desk.words.zone)
    done = await desk.do(create_from_slot, command)
    return is_booked(desk, done, N_("AO {number} is made and booked: {slot}, {name}."))


def _time(desk: Desk) -> tuple[UUID, datetime, datetime]:
    form, zone = desk.form, desk.words.zone
    starts_at, ends_at = (
        a_moment(form.text("day"), form.text(name), zone) for name in ("starts", "ends")
    )
    return an_id(form.text("who")), starts_at, ends_at


async def _shown(desk: Desk, refused: Refused | None = None) -> web.StreamResponse:
    look = LookForUnplanned(desk.words.zone, limit=ORDERS_OFFERED)
    waiting, people = await desk.ask(
        lambda uow: (unplanned(look, desk.actor, uow), fillable(desk.actor, uow))
    )
    typed = desk.form.text if refused else desk.query.get
    return desk.page(
        "slot.html",
        409 if refused else 200,
        typed={name: typed(name) or "" for name in (*FIELDS, *TEXTS)},
        people=[(str(each.id), each.name) for each in people],
        waiting=[row_of(each, desk) for each in waiting.orders],
        may_create=desk.actor.may(may.CREATE),
        refused=desk.words.text(refused.sentence, **refused.fields) if refused else "",
        week=PLANNER,
    )


ROUTES = (web.get(PATH, office(show)), web.post(PATH, office(deed)))
