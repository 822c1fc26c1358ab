"""Small repairs of what gateways do to mails, and dates that may be nonsense."""

from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

from intake.parsing.heads import is_header

_SAMPLE = 65_536
_MANY = 5


def with_line_ends(raw: bytes) -> bytes:
    """Repair a mail whose lines end with CR alone; others are used as they are."""
    alone = raw.count(b"\r", 0, _SAMPLE) - raw.count(b"\r\n", 0, _SAMPLE)
    if alone > _MANY * raw.count(b"\n", 0, _SAMPLE):
        return raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return raw


def first_line(raw: bytes) -> int:
    """Pass over blank lines before the header, as some gateways leave them."""
    at = 0
    while raw.startswith((b"\n", b"\r\n"), at):
        at = raw.find(b"\n", at) + 1
    return at if at and is_header(raw, at) else 0


def read_date(said: str) -> datetime | None:
    """Read a date of mail; a missing zone is UTC, an impossible one is no date."""
    try:
        parts = parsedate_tz(said)
        if parts is None:
            return None
        zone = timezone(timedelta(seconds=parts[9])) if parts[9] else UTC
        date = datetime(*parts[:6], tzinfo=zone)
        date.astimezone(UTC)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
    return date
