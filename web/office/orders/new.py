"""The form of a new order: for whom, where, about what (WO-02, CF-01, CF-03)."""

from collections.abc import Sequence
from typing import Any

from aiohttp import web

from core import permissions as may
from core import settings as s
from core.order_fields import FIELD
from core.parties import CustomerIsNew
from core.people import User
from core.refusals import AsksFirst, Refused
from core.usecases.counters import CounterWentBack
from core.words import N_
from web.office.desk import Desk, office
from web.office.orders.asked import WHERE
from web.office.orders.listing import colleagues
from web.office.orders.making import MakeOrder, make_order
from web.office.reading import an_amount_or_none, an_id_or_none

HERE = f"{WHERE}/new"
EDITED = (
    "facility", "contact", "type", "subgroup", "status", "planned", "customer-order-number",
    "cost-centre", "urgent",
)  # fmt: skip
TYPED = ("customer", "description", "error", "object", "object_name", "counter", "person", *EDITED)
MOST_NAMES = 200
"""So many customers are offered while one types; any other may be written too."""


async def show(desk: Desk) -> web.StreamResponse:
    """The form; what its address says is filled in."""
    desk.actor.require_at_all(may.CREATE)
    return await _form(desk, {name: desk.query.get(name, "") for name in _names(desk)})


async def make(desk: Desk) -> web.StreamResponse:
    """The order, or the form once more with what was typed and why."""
    typed = {name: desk.form.text(name) for name in _names(desk)}

    async def again(refused: Refused) -> web.StreamResponse:
        return await _form(desk, typed, refused)

    desk.again = again
    try:
        order = await desk.do(make_order, _command(desk, typed))
    except AsksFirst as question:
        return await _form(desk, typed, question)
    where = f"{WHERE}/{order.number}"
    return desk.back(N_("Order {number} is made."), to=where, number=order.number)


def _command(desk: Desk, typed: dict[str, str]) -> MakeOrder:
    edits = {name: typed[name] for name in typed if name in EDITED or name.startswith(FIELD)}
    return MakeOrder(
        customer=typed["customer"],
        description=typed["description"],
        error=typed["error"],
        object_code=typed["object"],
        object_name=typed["object_name"],
        counter=an_amount_or_none(typed["counter"]),
        edits=edits,
        person=an_id_or_none(typed["person"]),
        add_customer=desk.form.agreed(CustomerIsNew),
        counter_replaced=desk.form.agreed(CounterWentBack),
        today=desk.words.today(desk.now),
    )


def _names(desk: Desk) -> Sequence[str]:
    return (*TYPED, *(f"{FIELD}{each.name}" for each in _own(desk)))


def _own(desk: Desk) -> Sequence[s.CustomField]:
    """The company's own fields, each name once though several subgroups may have it."""
    declared = (each for each in desk.settings[s.CUSTOM_FIELDS] if not each.removed)
    return tuple({each.name: each for each in declared}.values())


async def _form(
    desk: Desk, typed: dict[str, str], refused: Refused | None = None
) -> web.StreamResponse:
    customers = await desk.ask(lambda uow: uow.customers.search("", MOST_NAMES))
    values = desk.settings
    asks = isinstance(refused, AsksFirst)
    return desk.page(
        "orders/new.html",
        400 if refused and not asks else 200,
        typed=typed,
        sentence=desk.words.text(refused.sentence, **refused.fields) if refused else "",
        question=type(refused).__name__ if asks else "",
        agreed=desk.form.all("agreed"),
        customers=[each.name for each in customers],
        types=s.names_of(values[s.ORDER_TYPES]),
        subgroups=values[s.SUBGROUPS],
        statuses=s.names_of(values[s.CUSTOM_STATUSES]) if values[s.SHOW_CUSTOM_STATUS] else (),
        uses_planned=values[s.USE_PLANNED_DATE],
        hides_error=values[s.HIDE_ERROR_AND_CAUSE],
        own_fields=[(f"{FIELD}{each.name}", each) for each in _own(desk)],
        people=_may_get(desk, await colleagues(desk)),
        where=WHERE,
        there=HERE,
    )


def _may_get(desk: Desk, people: Sequence[User]) -> list[tuple[str, str]]:
    """Whom the order may be given to: anybody, or only whoever makes it, or nobody."""
    if desk.actor.may(may.ASSIGN):
        return [(str(each.id), each.name) for each in people]
    return [(str(desk.user.id), desk.user.name)] if desk.actor.may(may.ASSIGN_SELF) else []


ROUTES: Sequence[Any] = (web.get(HERE, office(show)), web.post(HERE, office(make)))
