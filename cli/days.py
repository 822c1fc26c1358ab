"""Days and times of day as they are typed: 2026-11-26, today, 8 or 8:30."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import click

from bot.reading.days import NEAR
from cli.parts import environment, words_of
from core.refusals import BadInput
from core.text import one_line
from core.words import N_


class Day(click.ParamType[date]):
    """A day, such as 2026-11-26, or today and its neighbours."""

    name = "day"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read the day; raises BadInput."""
        if isinstance(value, date):
            return value
        word = value.strip().casefold()
        if word in NEAR:
            return words_of(environment()).today(datetime.now(UTC)) + timedelta(days=NEAR[word])
        try:
            return date.fromisoformat(word)
        except ValueError:
            raise BadInput(
                N_("{text} is no day. Write it as 2026-12-24, or as today or tomorrow."),
                text=one_line(value, 40),
            ) from None


class Clock(click.ParamType[time]):
    """A time of day, such as 8 or 8:30; 24 is midnight at its end, and so no time of it."""

    name = "time"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> time:
        """Read the time; raises BadInput."""
        if isinstance(value, time):
            return value
        hours, _, minutes = value.replace(".", ":").partition(":")
        try:
            return time(int(hours), int(minutes or 0))
        except ValueError:
            raise BadInput(
                N_("{text} is no time of day. Write it as 8 or 8:30."), text=one_line(value, 40)
            ) from None


DAY, CLOCK = Day(), Clock()
