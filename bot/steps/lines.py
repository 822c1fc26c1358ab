"""The used articles and the time of an order: looked at, changed, taken off by taps that may repeat."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from bot.updates.gathering import order_seen
from core import permissions as may
from core.assignments import AnyLine
from core.bounds import plain_number
from core.lines import UNITS, ArticleToOrder, Line
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import NoSuchLine, Refused
from core.settings import Settings
from core.usecases.entering import Entry
from core.usecases.line_edits import EditLine, LineEdit, edit_line
from core.usecases.lines import RemoveLine, remove_line
from core.usecases.totals import Costs, SeeTotals, see_totals
from core.views import Prices, as_seen, prices_for
from core.words import N_
from core.work_order import WorkOrder

_WRITTEN = {
    "styck": "st", "stycken": "st", "pcs": "st", "pc": "st", "tim": "h", "meter": "m", "liter": "l",
}  # fmt: skip
_TIMES = frozenset("x×")


class OtherUnit(Refused):
    sentence = N_("That row is counted in {unit}. Answer with how many, such as 3.")


@dataclass(frozen=True, slots=True)
class Removed:
    """The order, and the line that is no longer on it; None when it was gone before."""

    order: WorkOrder
    line: AnyLine | None


@dataclass(frozen=True, slots=True)
class SeeLines:
    """Look at what an order took."""

    number: OrderNumber


@dataclass(frozen=True, slots=True)
class LinesSeen:
    """An order as this person may see it, with sums for whom they are; ``edits``: may change them."""

    order: WorkOrder
    costs: Costs | None
    prices: Prices
    settings: Settings
    edits: bool


@dataclass(frozen=True, slots=True)
class SeeLine:
    """Look at one line."""

    number: OrderNumber
    line_id: UUID


@dataclass(frozen=True, slots=True)
class LineSeen:
    """A line as this person may see it, the order it is on, and whether it was so before."""

    order: WorkOrder
    line: Line | ArticleToOrder
    prices: Prices
    again: bool = False


@dataclass(frozen=True, slots=True)
class SetQuantity:
    """So many instead of ``seen``, which is what the button's person saw; None compares nothing.

    ``unit`` is what was written behind the number.
    """

    number: OrderNumber
    line_id: UUID
    wanted: Decimal
    seen: Decimal | None = None
    unit: str = ""
    despite_ready: bool = False


@dataclass(frozen=True, slots=True)
class SetField:
    """Another value of one field of a line, as people write it; a quantity with its unit."""

    number: OrderNumber
    line_id: UUID
    field: str
    value: str
    unit: str = ""
    despite_ready: bool = False


def see_lines(command: SeeLines, actor: Actor, uow: UnitOfWork) -> LinesSeen:
    """All lines of an order, and what they cost for whoever may see that (AR-06, AR-11, AS-11)."""
    whole = order_seen(command.number, actor, uow)
    settings, prices = uow.settings.all(), prices_for(actor)
    costs = see_totals(SeeTotals(command.number), actor, uow) if prices.sums else None
    edits = not whole.is_closed and actor.may_on(whole, may.EDIT, may.EDIT_ASSIGNED)
    shown = as_seen(whole, actor, settings)
    return LinesSeen(shown, costs, prices, settings, edits)


def see_line(command: SeeLine, actor: Actor, uow: UnitOfWork) -> LineSeen:
    """One line of articles or time; raises NoSuchLine."""
    order = as_seen(order_seen(command.number, actor, uow), actor, uow.settings.all())
    return LineSeen(order, line_meant(order, command.line_id), prices_for(actor))


def set_quantity(command: SetQuantity, actor: Actor, uow: UnitOfWork) -> LineSeen:
    """Another quantity, once: a repeated or late tap changes nothing."""
    seen = see_line(SeeLine(command.number, command.line_id), actor, uow)
    now = seen.line.quantity
    if now == command.wanted or (command.seen is not None and now != command.seen):
        return LineSeen(seen.order, seen.line, seen.prices, again=True)
    value = plain_number(command.wanted)
    field = SetField(
        command.number,
        command.line_id,
        "quantity",
        value,
        command.unit,
        despite_ready=command.despite_ready,
    )
    return set_field(field, actor, uow)


def set_field(command: SetField, actor: Actor, uow: UnitOfWork) -> LineSeen:
    """Quantity, price or discount of an unsigned line (SG-05, AR-05)."""
    if command.unit:
        _refuse_other_unit(command.unit, see_line(_same(command), actor, uow).line)
    edits = (LineEdit(command.field, command.value),)
    edit = EditLine(
        command.number, command.line_id, edits, Entry.CHAT, despite_ready=command.despite_ready
    )
    edit_line(edit, actor, uow)
    return see_line(SeeLine(command.number, command.line_id), actor, uow)


def _same(command: SetField) -> SeeLine:
    return SeeLine(command.number, command.line_id)


def _refuse_other_unit(unit: str, row: Line | ArticleToOrder) -> None:
    """Three hours of a pump, or three kilos of hours, are a slip."""
    meant, counted = (_WRITTEN.get(each, each) for each in (unit.casefold(), row.unit.casefold()))
    if meant not in {counted, *_TIMES}:
        raise OtherUnit(unit=UNITS.get(row.unit, row.unit))


def remove_once(command: RemoveLine, actor: Actor, uow: UnitOfWork) -> Removed:
    """Take a line off; gone already, nothing happens."""
    order = order_seen(command.number, actor, uow)
    line = next((each for each in order.every_line if each.id == command.line_id), None)
    if line is None:
        return Removed(order, None)
    return Removed(remove_line(command, actor, uow), line)


def line_meant(order: WorkOrder, line_id: UUID) -> Line | ArticleToOrder:
    """The article or time with this ID; raises NoSuchLine."""
    line = order.line(line_id)
    if not isinstance(line, Line | ArticleToOrder):
        raise NoSuchLine(number=order.number)
    return line


def used(order: WorkOrder) -> Sequence[Line]:
    """Every article and time row of an order, in the order they stand on it."""
    of_assignments = (line for a in order.assignments for line in (*a.articles, *a.time))
    return (*of_assignments, *order.other_articles)
