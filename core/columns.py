"""The columns a list may have: each declared once, with what people call it and what is in it (LS-10)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter

from core import settings as s
from core.lists import OrderRow
from core.order_fields import FIELD
from core.settings import Setting, Settings
from core.states import STATE_LABELS
from core.words import N_, Label, Words

Cell = str | int | bool | date | datetime | tuple[str, ...] | Label | None
"""What may be in a cell; a Label is said in the reader's language."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key, what people call it, how its cell is read from a row.

    ``usual``: there unless one chooses otherwise; ``shown_by``: the setting without which it is
    not there.
    """

    key: str
    label: str
    cell: Callable[[OrderRow], Cell]
    usual: bool = True
    shown_by: Setting[bool] | None = None


COLUMNS: dict[str, Column] = {}


def declare(
    key: str,
    label: str,
    cell: Callable[[OrderRow], Cell],
    *,
    usual: bool = True,
    shown_by: Setting[bool] | None = None,
) -> Column:
    """Add one column to the catalogue."""
    COLUMNS[key] = Column(key, label, cell, usual, shown_by)
    return COLUMNS[key]


def columns(settings: Settings) -> Mapping[str, Column]:
    """Every column there is in this company, its own fields included, by key."""
    declared = {
        key: column
        for key, column in COLUMNS.items()
        if column.shown_by is None or settings[column.shown_by]
    }
    own = (_of_field(each.name) for each in settings[s.CUSTOM_FIELDS] if each.in_list)
    return declared | {column.key: column for column in own}


def visible(settings: Settings, chosen: Sequence[str] | None) -> tuple[str, ...]:
    """The keys of the columns to show: those chosen that are still there, else the usual ones."""
    known = columns(settings)
    if chosen is not None and (left := tuple(key for key in chosen if key in known)):
        return left
    return tuple(key for key, column in known.items() if column.usual)


def spoken(cell: Cell, words: Words, now: datetime) -> str:
    """The cell as a person reads it."""
    match cell:
        case None | False:
            return ""
        case True:
            return words.text(N_("yes"))
        case datetime():
            return words.when(cell, now)
        case date():
            return words.day(cell, words.today(now))
        case tuple():
            return ", ".join(cell)
        case Label():
            return words.text(cell)
        case _:
            return str(cell)


def _of_field(name: str) -> Column:
    return Column(f"{FIELD}{name}", Label(name), lambda row: dict(row.custom_fields).get(name))


declare("number", N_("Number"), attrgetter("number"))
declare("state", N_("State"), lambda row: STATE_LABELS[row.state])
declare("urgent", N_("Urgent"), attrgetter("urgent"))
declare("description", N_("Description"), attrgetter("title"))
declare("objects", N_("Service objects"), attrgetter("objects"))
declare("customer", N_("Customer"), attrgetter("customer"))
declare("facility", N_("Facility"), attrgetter("facility"))
declare("address", N_("Address"), attrgetter("address"), usual=False)
declare("invoiced-to", N_("Invoiced to"), attrgetter("invoiced_to"), shown_by=s.SHOW_INVOICED_TO)
declare("contact", N_("Contact"), attrgetter("contact"), usual=False)
declare("phone", N_("Phone"), attrgetter("phone"), usual=False)
declare("type", N_("Order type"), attrgetter("order_type"))
declare("status", N_("Status"), attrgetter("custom_status"), shown_by=s.SHOW_CUSTOM_STATUS)
declare("subgroup", N_("Subgroup"), attrgetter("subgroup"), usual=False)
declare("planned", N_("Planned date"), attrgetter("planned_on"), shown_by=s.USE_PLANNED_DATE)
declare("booked", N_("Booked"), attrgetter("booked_at"), shown_by=s.SHOW_BOOKINGS)
declare("assigned", N_("Assigned"), attrgetter("assigned"))
declare("documents", N_("Files"), attrgetter("documents"), usual=False)
declare("incomplete", N_("Incomplete"), attrgetter("incomplete"), usual=False)
declare("cost-centre", N_("Cost centre"), attrgetter("cost_centre"), usual=False)
declare(
    "customer-order-number",
    N_("Customer's order number"),
    attrgetter("customer_order_number"),
    usual=False,
)
declare("created", N_("Created"), attrgetter("created_at"))
declare("created-by", N_("Created by"), attrgetter("created_by"), usual=False)
declare("changed", N_("Changed"), attrgetter("changed_at"), usual=False)
