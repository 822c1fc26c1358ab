"""How much, how dear and how many: what lines may hold; all else is refused with a sentence."""

import re
from datetime import date
from decimal import Decimal

from core.numbers import OrderNumber
from core.refusals import BadInput, Refused
from core.words import N_

MOST = Decimal(100_000)
MOST_HOURS = Decimal(24)
DEAREST = Decimal(10_000_000)
MOST_LINES = 500
DAYS_BACK, DAYS_AHEAD = 366, 7
HOURS = frozenset({"h", "tim", "tim.", "hour", "hours"})
_QUANTITY_STEP, _PRICE_STEP, _PERCENT_STEP = Decimal("0.001"), Decimal("0.0001"), Decimal("0.01")


class TooManyLines(Refused):
    sentence = N_(
        "Order {number} has {most} lines of that kind, which is all it holds. "
        "Make a backorder for the rest."
    )


def fitting_quantity(quantity: Decimal, most: Decimal = MOST) -> Decimal:
    """The quantity: more than nothing, at most ``most``, at most three decimals."""
    if not _is_number(quantity) or not 0 < quantity <= most or quantity % _QUANTITY_STEP != 0:
        raise BadInput(
            N_("Write a quantity between 0 and {most}, with at most three decimals."), most=most
        )
    return quantity


def most_of(unit: str, *, is_time: bool) -> Decimal:
    """How much a row holds at most: a day of hours, or very many of anything else."""
    return MOST_HOURS if is_time and unit.casefold() in HOURS else MOST


def fitting_price(price: Decimal | None) -> Decimal | None:
    """A price per unit before VAT: from 0 to ten million, at most four decimals; None is none."""
    if price is None:
        return None
    if not _is_number(price) or not 0 <= price <= DEAREST or price % _PRICE_STEP != 0:
        raise BadInput(
            N_("Write a price between 0 and {most}, with at most four decimals."), most=DEAREST
        )
    return price


def fitting_discount(discount: Decimal | None) -> Decimal | None:
    """A discount in percent: from 0 to 100, at most two decimals; None is none."""
    if discount is None:
        return None
    fits = _is_number(discount) and 0 <= discount <= 100 and discount % _PERCENT_STEP == 0
    if not fits:
        raise BadInput(
            N_("Write a discount between 0 and 100 percent, with at most two decimals.")
        )
    return discount


def fitting_day(day: date, today: date) -> date:
    """A day of work: within a year back, and not more than a week ahead."""
    # A datetime is a date to Python, and would not be comparable with one.
    if type(day) is not date or not -DAYS_BACK <= (day - today).days <= DAYS_AHEAD:
        raise BadInput(
            N_("Write the day the work was done: within the last year, at most a week ahead.")
        )
    return day


def refuse_more_than(held: int, number: OrderNumber) -> None:
    """Refuse one more line of a kind that the order has ``held`` of already."""
    if held >= MOST_LINES:
        raise TooManyLines(number=number, most=MOST_LINES)


def decimal_written(text: str) -> Decimal:
    """A number as people write it: *1 240,50* or *1240.50*; raises BadInput."""
    plain = "".join(text.split()).replace(",", ".")
    if not re.fullmatch(r"[+-]?[0-9]{1,15}(\.[0-9]{1,9})?", plain):
        raise BadInput(N_("Write a number, such as 2 or 1,5."))
    return Decimal(plain)


def plain_number(number: Decimal | None) -> str:
    """The number without needless zeros, such as ``2`` or ``1.5``; nothing for none."""
    return "" if number is None else f"{number.normalize():f}"


def _is_number(value: object) -> bool:
    return isinstance(value, Decimal) and value.is_finite()
