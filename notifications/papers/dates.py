"""Days and moments as a paper says them: whole, since nobody knows when it is read."""

from datetime import date, datetime

from core.words import MONTHS, Words


def full_date(day: date, words: Words) -> str:
    """A day with its year."""
    return f"{day.day} {words.text(MONTHS[day.month - 1])} {day.year}"


def full_day(moment: datetime, words: Words) -> str:
    """The day of a moment, in the company's zone."""
    return full_date(words.local(moment).date(), words)


def full_moment(moment: datetime, words: Words) -> str:
    """A moment with its day and its clock, in the company's zone."""
    return f"{full_day(moment, words)} {words.clock(moment)}"
