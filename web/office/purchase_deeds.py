"""What is done with purchase orders: begun, filled, ordered, come (AO-05)."""

from uuid import UUID

from aiohttp import web

from core.numbers import OrderNumber
from core.purchases import PURCHASE_LABELS, PurchaseState
from core.refusals import BadInput
from core.usecases.purchase_orders import (
    AddToPurchaseOrder,
    MakePurchaseOrder,
    MovePurchaseOrder,
    TakeOffPurchaseOrder,
    make_purchase_order,
    move_purchase_order,
    take_off_purchase_order,
)
from core.usecases.to_purchase import GatherOnPurchaseOrder, gather_on_purchase_order
from core.words import N_
from web.office.desk import Desk, office
from web.office.forms import Form
from web.office.purchases import ONE, WHERE, number_in
from web.office.reading import a_count, an_id


async def make(desk: Desk) -> web.StreamResponse:
    """Begin an empty one."""
    made = await desk.do(make_purchase_order, MakePurchaseOrder(desk.form.text("supplier")))
    return desk.back(N_("Begun."), to=f"{WHERE}/{made.number}")


async def gather(desk: Desk) -> web.StreamResponse:
    """Put what was ticked on one that is open, or on a new one of the supplier."""
    purchase = a_count(desk.form.text("purchase")) or None
    supplier = desk.form.text("supplier") or None
    parts = tuple(
        AddToPurchaseOrder(number, ids, purchase, supplier)
        for number, ids in _ticked(desk.form).items()
    )
    if not parts:
        raise BadInput(N_("Nothing is ticked. Tick what is to be ordered."))
    made = await desk.do(gather_on_purchase_order, GatherOnPurchaseOrder(parts))
    return desk.back(N_("Put on the purchase order."), to=f"{WHERE}/{made[0]}")


async def move(desk: Desk) -> web.StreamResponse:
    """It was ordered, or has come."""
    try:
        state = PurchaseState(desk.form.text("state"))
    except ValueError:
        raise web.HTTPBadRequest from None
    found = await desk.do(move_purchase_order, MovePurchaseOrder(number_in(desk), state))
    return desk.back(
        N_("Purchase order {number} to {supplier}: {state}."),
        number=found.number,
        supplier=found.supplier.name,
        state=PURCHASE_LABELS[found.state],
    )


async def take_off(desk: Desk) -> web.StreamResponse:
    """An article off it: it is to be ordered again."""
    for number, ids in _ticked(desk.form).items():
        for row_id in ids:
            await desk.do(take_off_purchase_order, TakeOffPurchaseOrder(number, row_id))
    return desk.back(N_("Taken off."))


def _ticked(form: Form) -> dict[OrderNumber, tuple[UUID, ...]]:
    """Which rows of which orders a form names."""
    found: dict[OrderNumber, tuple[UUID, ...]] = {}
    for mark in form.all("row"):
        text, _, row_id = mark.partition(":")
        number = OrderNumber.parse(text)
        found[number] = (*found.get(number, ()), an_id(row_id))
    return found


ROUTES = (
    web.post(WHERE, office(make)),
    web.post(f"{WHERE}/gather", office(gather)),
    web.post(f"{ONE}/state", office(move)),
    web.post(f"{ONE}/take-off", office(take_off)),
)
