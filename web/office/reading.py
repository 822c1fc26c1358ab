"""Reads what forms send as people wrote it: identities, figures, days, times; raises BadInput."""

from datetime import date, datetime, time, tzinfo
from decimal import Decimal, InvalidOperation
from uuid import UUID

from core.refusals import BadInput
from core.words import N_


def an_id(text: str) -> UUID:
    """An identity that a page of ours holds."""
    try:
        return UUID(text.strip()[:64])
    except ValueError:
        raise BadInput(N_("Open the page anew and send it once more.")) from None


def an_id_or_none(text: str) -> UUID | None:
    """An identity, or nothing."""
    return an_id(text) if text.strip() else None


def an_amount(text: str) -> Decimal:
    """A figure with a comma or a point, such as 1 240,50."""
    plain = text.strip().replace("\u00a0", "").replace(" ", "").replace(",", ".")
    try:
        amount = Decimal(plain)
    except InvalidOperation:
        raise BadInput(N_("Write a figure, such as 2 or 1,5.")) from None
    if not amount.is_finite():
        raise BadInput(N_("Write a figure, such as 2 or 1,5."))
    return amount


def an_amount_or_none(text: str) -> Decimal | None:
    """A figure, or nothing."""
    return an_amount(text) if text.strip() else None


def a_count(text: str, default: int = 0) -> int:
    """A whole number from nought up, as in an address; anything else is the default."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else default


def a_day(text: str) -> date:
    """A day as browsers send it."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise BadInput(N_("Write a day, such as 2026-12-24.")) from None


def a_day_or_none(text: str) -> date | None:
    """A day, or nothing."""
    return a_day(text) if text.strip() else None


def a_clock(text: str) -> time:
    """A time of day as browsers send it."""
    try:
        return time.fromisoformat(text.strip())
    except ValueError:
        raise BadInput(N_("Write a time, such as 08:00.")) from None


def a_moment(day: str, clock: str, zone: tzinfo) -> datetime:
    """A day and a time of day in the company's zone."""
    return datetime.combine(a_day(day), a_clock(clock), zone)
