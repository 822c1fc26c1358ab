"""Which of several is meant on the command line: by its place, counted from 1, or by its name."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any, TypeVar

import click

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


class Day(click.ParamType[date]):
    """A day, such as 2026-11-26."""

    name = "day"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read the day."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail("write the day as 2026-11-26", param, ctx)


class Clock(click.ParamType[time]):
    """A time of day, such as 8 or 8:30; 24 is midnight at its end, and so no time of it."""

    name = "time"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> time:
        """Read the time."""
        if isinstance(value, time):
            return value
        hours, _, minutes = value.replace(".", ":").partition(":")
        try:
            return time(int(hours), int(minutes or 0))
        except ValueError:
            self.fail("write the time as 8 or 8:30", param, ctx)


DAY, CLOCK = Day(), Clock()


async def seen(act: Act, number: OrderNumber) -> WorkOrder:
    """The order as whoever acts sees it; raises NoSuchOrder."""
    return await act.ask(partial(see_order, SeeOrder(number), act.actor))


def meant(
    rows: Sequence[Row], wanted: str, called: Callable[[Row], str], number: OrderNumber
) -> Row:
    """The row at this place or of this name; raises NotThere."""
    if wanted.isdecimal() and 1 <= int(wanted) <= len(rows):
        return rows[int(wanted) - 1]
    plain = wanted.strip().casefold()
    for row in rows:
        if called(row).casefold() == plain:
            return row
    known = ", ".join(f"{place} {called(row)}" for place, row in enumerate(rows, 1)) or "–"
    raise NotThere(wanted=one_line(wanted, 60), number=number, known=one_line(known, 300))


def on_day(act: Act, day: date, clock: time) -> datetime:
    """This time of a day in the company's zone."""
    return datetime.combine(day, clock, act.words.zone)


def until(act: Act, day: date, starts: time, ends: time) -> tuple[datetime, datetime]:
    """From a time of a day to another, over midnight if it is the earlier one."""
    starts_at, ends_at = on_day(act, day, starts), on_day(act, day, ends)
    return starts_at, ends_at if ends_at > starts_at else ends_at + timedelta(days=1)
