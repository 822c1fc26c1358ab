"""Opening an order: what is shown of it, to whom, and for what (WO-16)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from core import settings as s
from core.assignments import Assignment
from core.lists import HistoryRow
from core.numbers import OrderNumber
from core.object_info import info_of
from core.order_fields import FIELDS
from core.order_parties import PARTIES
from core.payers import PaidFor, payer_of, payer_of_assignment
from core.people import Actor
from core.ports import UnitOfWork
from core.reach import unreached_on
from core.settings import Settings
from core.sheet import (
    Doing,
    Row,
    Sheet,
    Thing,
    blocks_shown,
    edits_among,
    is_shown,
    may_show,
)
from core.usecases.history import LookBack, history_of
from core.usecases.seeing import SeeOrder, see_order
from core.words import N_
from core.work_order import WorkOrder

_REST = ("planned", "type", "subgroup", "status", "cost-centre", "customer-order-number")
_KEYS = (*(field.key for field in PARTIES), *_REST)


@dataclass(frozen=True, slots=True)
class OpenOrder:
    """Look at an order, to make it or to perform it."""

    number: OrderNumber
    doing: Doing = Doing.PERFORMING


def open_order(command: OpenOrder, actor: Actor, uow: UnitOfWork) -> Sheet:
    """The order with the fields that are shown to this person; raises NoSuchOrder (WO-16)."""
    order = see_order(SeeOrder(command.number), actor, uow)
    values = uow.settings.all()
    edits = _edits(order, values, actor, uow)
    unreached = () if actor.customer_id is not None else tuple(unreached_on(order, uow))
    sheet = sheet_of(order, values, uow, command.doing)
    return replace(sheet, edits=edits, unreached=unreached)


def sheet_of(
    order: WorkOrder, values: Settings, uow: UnitOfWork, doing: Doing = Doing.PERFORMING
) -> Sheet:
    """An order at hand, field by field, without its history; it is as its reader may see it."""
    rows = tuple(
        row for row in _rows(order, values, uow) if is_shown(row.key, row.value, values, doing)
    )
    things = {each.id: _thing(order, each, values, uow) for each in order.assignments}
    return Sheet(order, rows, things, blocks_shown(values))


def _rows(order: WorkOrder, values: Settings, uow: UnitOfWork) -> Iterator[Row]:
    for key in _KEYS:
        if not may_show(key, values):
            continue
        row = Row(key, FIELDS[key].label, FIELDS[key].written(order))
        yield replace(row, **_beside(key, order, values, uow))
        if key == "facility":
            place = order.facility.address if order.facility else order.customer.address
            yield Row("address", N_("Address"), place or "")
    for name, value in _custom(order, values):
        yield Row(f"field:{name}", name, value)


def _beside(key: str, order: WorkOrder, values: Settings, uow: UnitOfWork) -> dict[str, str]:
    """The comment under a field, or the value of one that comes from somewhere else."""
    if key == "customer" and values[s.SHOW_CUSTOMER_COMMENT]:
        return {"under": order.customer.comment or ""}
    if key == "facility" and values[s.SHOW_FACILITY_COMMENT]:
        return {"under": order.facility.comment or "" if order.facility else ""}
    if key == "invoiced-to":
        payer = payer_of(order, uow)
        return {"value": "" if payer.source is PaidFor.CUSTOMER else payer.customer.name}
    return {}


def _custom(order: WorkOrder, values: Settings) -> Iterator[tuple[str, str]]:
    """The custom fields for the order's subgroup with their values; then those of other times."""
    filled = dict(order.custom_fields)
    asked = (each.name for each in s.fields_for(order.subgroup, values[s.CUSTOM_FIELDS]))
    yield from (dict.fromkeys(asked, "") | filled).items()


def _thing(order: WorkOrder, assignment: Assignment, values: Settings, uow: UnitOfWork) -> Thing:
    thing = assignment.service_object
    if thing is None:
        return Thing()
    payer = payer_of_assignment(order, assignment, uow)
    return Thing(
        comment=thing.comment if values[s.SHOW_OBJECT_COMMENT] else None,
        info=info_of(thing, uow.info_templates.all()) if values[s.SHOW_CUSTOM_INFO] else (),
        payer=payer if payer.source is PaidFor.OBJECT and values[s.SHOW_INVOICED_TO] else None,
    )


def _edits(
    order: WorkOrder, values: Settings, actor: Actor, uow: UnitOfWork
) -> tuple[HistoryRow, ...]:
    if not values[s.SHOW_LAST_EDIT] or actor.customer_id is not None:
        return ()
    return tuple(edits_among(iter(history_of(LookBack(order.number), actor, uow))))
