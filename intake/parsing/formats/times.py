"""Moments of foreign calendars as one line that a person can read."""

from datetime import datetime


def time_line(start: datetime | None, end: datetime | None) -> str:
    """Write `2026-11-24 08:00–10:00 UTC`; nothing when no start is known."""
    if start is None:
        return ""
    zone = start.tzname() or ""
    said = f"{start:%Y-%m-%d %H:%M}"
    if end is not None and end > start:
        same_day = end.date() == start.date()
        said += f"–{end:%H:%M}" if same_day else f" – {end:%Y-%m-%d %H:%M}"
    return f"{said} {zone}".strip()
