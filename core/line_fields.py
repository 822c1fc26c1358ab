"""The fields of a line that people edit: how each is written, and the line with another value.

Every value is text as people write it, as the fields of the order itself are.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from core import permissions as may
from core.assignments import AnyLine
from core.bounds import (
    decimal_written,
    fitting_day,
    fitting_discount,
    fitting_price,
    fitting_quantity,
    most_of,
    plain_number,
)
from core.lines import ArticleToOrder, Line, Measure
from core.permissions import Permission
from core.ports import UnitOfWork
from core.refusals import BadInput, Refused
from core.text import one_line, said
from core.words import N_

L = TypeVar("L")
LONGEST_MEASURE = 4096


class NoSuchLineField(Refused):
    sentence = N_("That line has no {field}. It has: {known}.")


class NameIsTheRegisters(Refused):
    sentence = N_(
        "{name} is called so in the register, so a line can't call it otherwise. "
        "Take the line off and add the right article."
    )


@dataclass(frozen=True, slots=True)
class LineField(Generic[L]):
    """One field: what people call it, its present value as text, and the line with another.

    ``needs`` is the right without which the field is not there (PE-24, PE-30).
    """

    label: str
    written: Callable[[L], str]
    changed: Callable[[L, str, UnitOfWork], L]
    needs: Permission | None = None

    def as_written(self, line: L, text: str, uow: UnitOfWork) -> str:
        """The text as ``written`` would give it, so that *1,50* and *1.5* are the same."""
        try:
            return self.written(self.changed(line, text, uow))
        except Refused:
            return text


def fields_of(line: AnyLine) -> Mapping[str, LineField[AnyLine]]:
    """The fields this kind of line has, by key; none for what has a use case of its own."""
    return _FIELDS.get(type(line), {})  # type: ignore[return-value]  # each kind with its own fields


def _line_quantity(line: Line, text: str, uow: UnitOfWork) -> Line:
    most = most_of(line.unit, is_time=line.is_time)
    return replace(line, quantity=fitting_quantity(decimal_written(text), most))


def _line_price(line: Line, text: str, uow: UnitOfWork) -> Line:
    """At this price; with nothing written, at the register's again (AR-05)."""
    known = uow.articles.by_number(line.number) if line.number else None
    registers = known.price if known else None
    price = fitting_price(decimal_written(text)) if text.strip() else registers
    by_hand = line.number is not None and price != registers
    return replace(line, price=price, price_changed=by_hand)


def _line_discount(line: Line, text: str, uow: UnitOfWork) -> Line:
    discount = decimal_written(text.strip().removesuffix("%")) if text.strip() else None
    return replace(line, discount=fitting_discount(discount))


def _line_name(line: Line, text: str, uow: UnitOfWork) -> Line:
    name = one_line(said(text))
    if line.number is not None and name != line.name:
        raise NameIsTheRegisters(name=line.name)
    return replace(line, name=name)


def _measure_day(measure: Measure, text: str, uow: UnitOfWork) -> Measure:
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise BadInput(N_("Write the day as 2026-12-24.")) from None
    return replace(measure, done_on=fitting_day(day, uow.now.date()))


def _row_name(row: ArticleToOrder, text: str, uow: UnitOfWork) -> ArticleToOrder:
    name = one_line(said(text))
    if row.number is not None and name != row.name:
        raise NameIsTheRegisters(name=row.name)
    return replace(row, name=name)


_QUANTITY, _NAME = N_("Quantity"), N_("Article")
_OF_LINE: dict[str, LineField[Line]] = {
    "quantity": LineField(_QUANTITY, lambda line: plain_number(line.quantity), _line_quantity),
    "price": LineField(
        N_("Price"), lambda line: plain_number(line.price), _line_price, may.SEE_PRICE
    ),
    "discount": LineField(
        N_("Discount"), lambda line: plain_number(line.discount), _line_discount, may.SEE_DISCOUNT
    ),
    "name": LineField(_NAME, lambda line: line.name, _line_name),
}
_OF_MEASURE: dict[str, LineField[Measure]] = {
    "text": LineField(
        N_("Measure"),
        lambda measure: measure.text,
        lambda measure, text, uow: replace(measure, text=said(text, LONGEST_MEASURE)),
    ),
    "day": LineField(
        N_("Day it was done"), lambda measure: measure.done_on.isoformat(), _measure_day
    ),
}
_OF_ROW: dict[str, LineField[ArticleToOrder]] = {
    "quantity": LineField(
        _QUANTITY,
        lambda row: plain_number(row.quantity),
        lambda row, text, uow: replace(row, quantity=fitting_quantity(decimal_written(text))),
    ),
    "name": LineField(_NAME, lambda row: row.name, _row_name),
}
_FIELDS: Mapping[type, Mapping[str, object]] = {
    Line: _OF_LINE,
    Measure: _OF_MEASURE,
    ArticleToOrder: _OF_ROW,
}
