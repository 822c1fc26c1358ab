"""Which of several is meant on the command line: by its place, counted from 1, or by its name."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TypeVar

from cli.order.commands import Act
from core.numbers import OrderNumber
from core.refusals import Refused
from core.text import one_line
from core.usecases.seeing import SeeOrder, see_order
from core.words import N_
from core.work_order import WorkOrder

Row = TypeVar("Row")


class NotThere(Refused):
    sentence = N_("There is no {wanted} on order {number}. Choose one of: {known}.")


class NothingThere(Refused):
    sentence = N_("Nothing of that kind is on order {number} yet.")


async def seen(act: Act, number: OrderNumber) -> WorkOrder:
    """The order as whoever acts sees it; raises NoSuchOrder."""
    return await act.ask(partial(see_order, SeeOrder(number), act.actor))


def meant(
    rows: Sequence[Row], wanted: str, called: Callable[[Row], str], number: OrderNumber
) -> Row:
    """The row at this place or of this name; raises NotThere, or NothingThere without any rows."""
    if wanted.isdecimal() and 1 <= int(wanted) <= len(rows):
        return rows[int(wanted) - 1]
    plain = wanted.strip().casefold()
    for row in rows:
        if called(row).casefold() == plain:
            return row
    if not rows:
        raise NothingThere(number=number)
    known = ", ".join(f"{place} {called(row)}" for place, row in enumerate(rows, 1))
    raise NotThere(wanted=one_line(wanted, 60), number=number, known=one_line(known, 300))


def on_day(act: Act, day: date, clock: time) -> datetime:
    """This time of a day in the company's zone."""
    return datetime.combine(day, clock, act.words.zone)


def until(act: Act, day: date, starts: time, ends: time) -> tuple[datetime, datetime]:
    """From a time of a day to another, over midnight if it is the earlier one."""
    starts_at, ends_at = on_day(act, day, starts), on_day(act, day, ends)
    return starts_at, ends_at if ends_at > starts_at else ends_at + timedelta(days=1)
