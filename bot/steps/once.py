"""A tap that must do nothing when its phone sends it again."""

from dataclasses import dataclass
from datetime import timedelta

from bot.said import Said
from core.ports import DueRow, UnitOfWork

TAPPED = "tapped"
REMEMBERED = timedelta(days=1)
"""A phone sends a tap again while it waits for the answer: for minutes, not for days."""
A_MOMENT = timedelta(minutes=2)
_SCREENS = 36**4


@dataclass(frozen=True, slots=True)
class Tap:
    """A tap on one showing of a screen: all its buttons together may be used once.

    With ``action`` only those of that action may, and the others are for themselves. ``holds``:
    how long it is the same tap; what may well be asked for again is so for a moment alone.
    """

    chat_id: int
    message_id: int
    screen: int
    action: str = ""
    holds: timedelta = REMEMBERED


def screen_of(said: Said) -> int:
    """Names the showing of a screen that is drawn in this turn."""
    return said.update_id % _SCREENS


def tap_on(said: Said, screen: int) -> Tap:
    """The tap of this turn, on that screen."""
    return Tap(said.place.chat_id, said.message_id, screen)


def is_first(tap: Tap, uow: UnitOfWork) -> bool:
    """Whether no button of this screen was used before; from now on one was."""
    if was_used(tap, uow):
        return False
    uow.due.put(DueRow(TAPPED, _key(tap), uow.now + tap.holds))
    return True


def was_used(tap: Tap, uow: UnitOfWork) -> bool:
    """Whether this screen was used; looking does not use it."""
    before = uow.due.get(TAPPED, _key(tap))
    return before is not None and before.at > uow.now


def _key(tap: Tap) -> str:
    key = f"{tap.chat_id}|{tap.message_id}|{tap.screen}"
    return f"{key}|{tap.action}" if tap.action else key
