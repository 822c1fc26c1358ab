"""The morning letter in words: today's visits, and what waits, kind by kind."""

from datetime import timedelta
from typing import Any

from core.planner import PlannedBooking
from core.text import one_line
from core.usecases.board import WAITS_LABELS, Waiting
from core.usecases.digests import Digest, WaitingFor
from core.words import Words

LONG_BEFORE = timedelta(days=3)
"""So that the day is named: nobody knows when a mail is read."""


def digest_said(digest: Digest, words: Words) -> dict[str, Any]:
    """What its templates show."""
    return {
        "day": words.day(digest.day, digest.day - LONG_BEFORE),
        "visits": tuple(_visit(each, words) for each in digest.visits),
        "kinds": tuple(_kind(each, words) for each in digest.waiting),
        "stuck": tuple(_stuck(digest, words)),
        "orders_wait": words.plural("{count} order waits", "{count} orders wait", digest.count),
    }


def _visit(booking: PlannedBooking, words: Words) -> str:
    start, end = (words.local(at).time() for at in (booking.starts_at, booking.ends_at))
    hours = f"{words.hour(start)}–{words.hour(end)}"
    where = one_line(booking.facility or booking.customer, 60)
    return _across(hours, booking.resource, f"AO {booking.number}", booking.title, where)


def _kind(waiting: WaitingFor, words: Words) -> tuple[str, tuple[str, ...]]:
    label = words.text(WAITS_LABELS[waiting.what])
    more = waiting.count - len(waiting.first)
    rest = (words.plural("and {count} more", "and {count} more", more),) if more else ()
    return f"{label}: {waiting.count}", (*map(_order, waiting.first), *rest)


def _order(waiting: Waiting) -> str:
    return _across(f"AO {waiting.number}", waiting.title, waiting.customer)


def _stuck(digest: Digest, words: Words) -> list[str]:
    found = []
    if digest.held_mails:
        found.append(
            words.plural(
                "{count} mail waits for somebody to read it",
                "{count} mails wait for somebody to read them",
                digest.held_mails,
            )
        )
    if digest.failed:
        found.append(
            words.plural(
                "{count} letter did not arrive", "{count} letters did not arrive", digest.failed
            )
        )
    return found


def _across(*parts: str) -> str:
    return " · ".join(one_line(part, 80) for part in parts if part)
