"""What hangs together with a row: what names it, and the orders it is on."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlencode

from core import permissions as may
from core.filters import OrderFilter
from core.lists import OrderRow
from core.ports import UnitOfWork
from core.registers import Agreement, Customer, Facility, ServiceObject, Supplier
from core.states import STATE_LABELS
from core.stickers import sticker_link
from core.text import one_line
from core.usecases.lists import ListOrders, list_orders
from web.office.desk import Desk
from web.office.orders.asked import address_of
from web.office.registers.kinds import SHELVES
from web.parts import PARTS

MOST_SHOWN = 30
MOST_ORDERS = 20
NEW_ORDER = "/office/orders/new"
MAP = "https://www.google.com/maps/search/?api=1&query="


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one register that belong to the row: where each leads, its name, what it is."""

    label: str
    rows: Sequence[tuple[str, str, str]]
    beyond: int
    add: str


@dataclass(frozen=True, slots=True)
class OrderLine:
    """An order the row is on."""

    number: str
    title: str
    state: str
    urgent: bool


def groups_of(row: Any, desk: Desk, uow: UnitOfWork) -> Sequence[Group]:
    """What belongs to the row, by register; an empty group only where one may be added to it."""
    found = (_group(key, rows, row, desk) for key, rows in _related(row, uow))
    return [each for each in found if each.rows or each.add]


def orders_of(row: Any, desk: Desk, uow: UnitOfWork) -> Sequence[OrderLine]:
    """The newest orders of a customer, at a place or on an object, as whoever looks sees them."""
    if isinstance(row, ServiceObject):
        return list(_on_object(row, desk, uow))
    wanted = _FILTERS.get(type(row))
    if wanted is None:
        return ()
    rows = list_orders(ListOrders(wanted(row), zone=desk.words.zone), desk.actor, uow)
    return [_line(each, desk) for each in rows]


def all_orders_of(row: Any) -> str:
    """The list of every order of a customer or at a place; empty for other rows."""
    wanted = _FILTERS.get(type(row))
    return address_of(replace(wanted(row), limit=None)) if wanted else ""


def new_order_of(row: Any, desk: Desk, uow: UnitOfWork) -> str:
    """The form of a new order with what is known of it; empty for whoever makes none."""
    if not desk.actor.may(may.CREATE) or not isinstance(row, Customer | Facility | ServiceObject):
        return ""
    whose = row.id if isinstance(row, Customer) else row.customer_id
    customer = uow.customers.get(whose) if whose else None
    place = row if isinstance(row, Facility) else None
    if isinstance(row, ServiceObject) and row.facility_id:
        place = uow.facilities.get(row.facility_id)
    said = {
        "customer": customer.name if customer else "",
        "facility": place.name if place else "",
        "object": row.code if isinstance(row, ServiceObject) else "",
    }
    return f"{NEW_ORDER}?{urlencode({name: text for name, text in said.items() if text})}"


def map_of(row: Any, uow: UnitOfWork) -> str:
    """A map of where the row is; empty where that is not known."""
    facility_id = getattr(row, "facility_id", None)
    facility = row if isinstance(row, Facility) else None
    if facility is None and facility_id:
        facility = uow.facilities.get(facility_id)
    address = getattr(row, "address", None) or (facility.address if facility else None)
    return f"{MAP}{quote(one_line(address), safe='')}" if address else ""


async def sticker_of(row: Any, desk: Desk) -> str:
    """What stands on the sticker of an object or a place; empty where no bot answers to it."""
    find = desk.request.app[PARTS].bot_username
    if find is None or not isinstance(row, ServiceObject | Facility):
        return ""
    bot = await find()
    return sticker_link(bot, row) if bot else ""


def _group(key: str, rows: Iterable[Any], row: Any, desk: Desk) -> Group:
    shelf, found = SHELVES[key], list(rows)
    register = shelf.file.register
    adds = shelf.may_change(desk.actor) and type(row) in _ADDED_TO and key in _ADDED_TO[type(row)]
    return Group(
        desk.words.text(shelf.label),
        [
            (f"{shelf.where}/{each.id}", register.name_of(each), _also(each))
            for each in found[:MOST_SHOWN]
        ],
        max(len(found) - MOST_SHOWN, 0),
        f"{shelf.where}/new?{_FIELD[type(row)]}={row.id}" if adds else "",
    )


def _also(row: Any) -> str:
    if isinstance(row, ServiceObject):
        return row.name
    said = getattr(row, "address", None) or getattr(row, "phone", None)
    return one_line(said or getattr(row, "email", None) or "", 80)


def _related(row: Any, uow: UnitOfWork) -> Iterator[tuple[str, Iterable[Any]]]:
    match row:
        case Customer():
            yield "facilities", uow.facilities.of_customer(row.id)
            yield "contacts", uow.contacts.of(row.id, None)
            yield "objects", uow.service_objects.of_customer(row.id)
            yield "agreements", (a for a in uow.agreements.all() if a.customer_id == row.id)
        case Facility():
            at = (p for p in uow.contacts.of(row.customer_id, row.id) if p.facility_id == row.id)
            yield "contacts", at
            yield "objects", uow.service_objects.of_facility(row.id)
        case Agreement():
            his = uow.service_objects.of_customer(row.customer_id)
            yield "objects", (each for each in his if each.agreement_id == row.id)
        case Supplier():
            yield "articles", (a for a in uow.articles.all() if a.supplier_id == row.id)


def _on_object(thing: ServiceObject, desk: Desk, uow: UnitOfWork) -> Iterator[OrderLine]:
    for number in uow.work_orders.newest_of(None, thing.id):
        order = uow.work_orders.get(number)
        if desk.actor.sees(order):
            state = desk.words.text(STATE_LABELS[order.state])
            yield OrderLine(str(number), one_line(order.title, 120), state, order.urgent)


def _line(row: OrderRow, desk: Desk) -> OrderLine:
    state = desk.words.text(STATE_LABELS[row.state])
    return OrderLine(row.number, one_line(row.title, 120), state, row.urgent)


_FILTERS: Mapping[type[Any], Callable[[Any], OrderFilter]] = {
    Customer: lambda row: OrderFilter(customer=row.id, limit=MOST_ORDERS),
    Facility: lambda row: OrderFilter(facility=row.id, limit=MOST_ORDERS),
}
_FIELD: Mapping[type[Any], str] = {
    Customer: "customer_id",
    Facility: "facility_id",
    Supplier: "supplier_id",
    Agreement: "agreement_id",
}
_ADDED_TO: Mapping[type[Any], frozenset[str]] = {
    Customer: frozenset({"facilities", "contacts", "objects", "agreements"}),
    Facility: frozenset({"contacts", "objects"}),
    Supplier: frozenset({"articles"}),
}
