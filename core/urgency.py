"""What is urgent, and whom it wakes: the alerted, then who is on call, one after another (SE-71)."""

import re
from collections.abc import Iterable
from datetime import time

from core import settings as s
from core.people import User
from core.ports import UnitOfWork
from core.settings import Settings
from core.work_order import State, WorkOrder


def says_urgent(text: str, values: Settings) -> bool:
    """Whether one of the company's urgent words stands in the text, as a word of its own."""
    words = " ".join(text.casefold().split())
    return any(
        re.search(rf"(?<!\w){re.escape(each.casefold())}(?!\w)", words)
        for each in values[s.URGENT_WORDS]
    )


def first_alerted(uow: UnitOfWork) -> tuple[User, ...]:
    """Whom an urgent report alerts at once: those named, and whoever is on call first."""
    values = uow.settings.all()
    return _called((*values[s.URGENT_ALERT], *values[s.ON_CALL][:1]), uow)


def on_call(turn: int, uow: UnitOfWork) -> tuple[User, ...]:
    """Whose turn it is when nobody before has answered; nobody after the last."""
    return _called(uow.settings.all()[s.ON_CALL][turn : turn + 1], uow)


def is_answered(order: WorkOrder) -> bool:
    """Whether somebody has taken care of it: it has somebody, has begun, or is cancelled."""
    return bool(order.assigned) or order.state is not State.NEW


def makes_a_sound(letter: str, reader: str, clock: time, values: Settings) -> bool:
    """Whether a message may be heard: in quiet hours what is urgent alone, by who is on call.

    ``clock`` is the time of day in the company's zone, ``reader`` the user's name.
    """
    quiet = values[s.QUIET_HOURS]
    if quiet is None or not quiet.holds(clock):
        return True
    called = {each.casefold() for each in values[s.ON_CALL]}
    return letter == "urgent" and (not called or reader.casefold() in called)


def _called(names: Iterable[str], uow: UnitOfWork) -> tuple[User, ...]:
    found = (uow.users.by_name(name) for name in dict.fromkeys(names))
    return tuple(user for user in found if user is not None and user.active)
