"""The root of all events, and what can be said of any order."""

from dataclasses import dataclass

NOT_LOGGED = {"logged": False}
"""Marks a field that the rules of letters read and the log does not keep."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened; ``order`` is the order's number, ``by`` who did it."""

    order: str | None = None
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderChanged(Event):
    """Something about the order is otherwise; what, stands in the changes logged with it."""
