"""How the orders of a list are shown: heads that sort, cells of a table, tabs and what may be done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from core import permissions as may
from core.columns import Column, spoken
from core.filters import NEWEST_FIRST, OrderFilter, SortKey
from core.lists import OrderRow
from core.states import State
from core.usecases.finishing import READY_MAKERS
from core.words import N_
from web.office.desk import Desk
from web.office.orders.asked import address_of
from web.office.orders.looking import Looked

SORTED_BY: Mapping[str, SortKey] = {
    "number": SortKey.NUMBER,
    "state": SortKey.STATE,
    "customer": SortKey.CUSTOMER,
    "facility": SortKey.FACILITY,
    "type": SortKey.TYPE,
    "status": SortKey.STATUS,
    "subgroup": SortKey.SUBGROUP,
    "planned": SortKey.PLANNED,
    "booked": SortKey.BOOKED,
    "created": SortKey.CREATED,
    "changed": SortKey.CHANGED,
}
"""Which columns a list can be sorted by."""
PLAIN = (
    ("number", N_("Order")),
    ("about", N_("About")),
    ("customer", N_("Customer")),
    ("state", N_("State")),
    ("who", N_("Who")),
    ("booked", N_("When")),
)
"""The heads of the list that is no table."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column; ``address`` sorts by it, and ``way`` is how it is sorted now."""

    label: str
    address: str = ""
    way: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One order in the detailed list: its cells by column, and what is drawn beside them."""

    number: str
    state_key: str
    cells: Sequence[tuple[str, str, str, str]]


@dataclass(frozen=True, slots=True)
class ShownTab:
    """A subgroup above the list (SE-13)."""

    label: str
    orders: int
    address: str
    is_here: bool


def heads(looked: Looked, desk: Desk) -> list[Head]:
    """The heads of the list or table."""
    table = bool(looked.columns)
    named = [(each.key, each.label) for each in looked.columns] if table else list(PLAIN)
    return [_head(key, desk.words.text(label), looked, table) for key, label in named]


def table_row(row: OrderRow, shown: Sequence[Column], desk: Desk) -> TableRow:
    """The order as a row of the table (LS-08)."""
    cells = [
        (
            column.key,
            desk.words.text(column.label),
            spoken(column.cell(row), desk.words, desk.now),
            _colour(column.key, row),
        )
        for column in shown
    ]
    return TableRow(row.number, row.state.value, cells)


def tabs(looked: Looked, desk: Desk) -> list[ShownTab]:
    """The subgroups of the list, each with its orders (LS-17); none where there are none."""
    if not looked.tabs:
        return []
    every = replace(looked.filter, subgroup=None)
    orders = sum(each.orders for each in looked.tabs)
    return [
        _tab(desk.words.text(N_("All")), orders, every, looked),
        *(
            _tab(
                each.subgroup or desk.words.text(N_("In no subgroup")),
                each.orders,
                replace(every, subgroup=each.subgroup),
                looked,
            )
            for each in looked.tabs
        ),
    ]


def deeds(desk: Desk) -> Iterator[tuple[str, str]]:
    """What this person may do with several orders, each with its button (LS-09)."""
    yield "print", N_("Print (PDF)")
    yield "csv", N_("Spreadsheet (CSV)")
    if desk.actor.may(may.SIGN):
        yield "sign", N_("Sign")
    if any(map(desk.actor.may, READY_MAKERS)):
        yield "ready", N_("Ready for invoicing")
    if desk.actor.may(may.GENERATE_INVOICE):
        yield "send", N_("Send to accounting")
    if desk.actor.may(may.ASSIGN):
        yield "assign", N_("Assign")
    if desk.actor.may(may.DELETE):
        yield "delete", N_("Delete")


def _head(key: str, label: str, looked: Looked, table: bool) -> Head:
    by = SORTED_BY.get(key)
    if by is None:
        return Head(label)
    now = looked.sorted
    is_now = now.sort is by
    down = not now.goes_down if is_now else by in NEWEST_FIRST
    wanted = replace(looked.filter, sort=by, descending=down)
    way = ("descending" if now.goes_down else "ascending") if is_now else ""
    return Head(label, address_of(wanted, table=table), way)


def _colour(key: str, row: OrderRow) -> str:
    colour = {"type": row.type_colour, "number": row.status_colour}.get(key)
    return "cross" if key == "state" and row.state is State.CANCELLED else colour or ""


def _tab(label: str, orders: int, wanted: OrderFilter, looked: Looked) -> ShownTab:
    address = address_of(wanted, table=bool(looked.columns))
    return ShownTab(label, orders, address, wanted == looked.filter)
