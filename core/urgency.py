"""What is urgent, and whom it wakes: the alerted, then who is on call, one after another (SE-71)."""

from collections.abc import Iterable
from datetime import time

from core import settings as s
from core.matching.phrases import said_in
from core.matching.wording import Wording
from core.people import User
from core.ports import UnitOfWork
from core.settings import Settings
from core.work_order import State, WorkOrder

ALERTS = frozenset({"urgent", "help-asked"})
"""The letters in chat that somebody has to hear at once, in whatever way (SE-71, RV-07)."""


def urgent_words(wording: Wording, values: Settings) -> str | None:
    """What stands in the text for one of the company's urgent words, in whatever form (SE-71)."""
    said = (said_in(each, wording) for each in values[s.URGENT_WORDS])
    return next((each for each in said if each is not None), None)


def says_urgent(text: str, values: Settings) -> bool:
    """Whether one of the company's urgent words stands in the text, in whatever form."""
    return urgent_words(Wording.of(text), values) is not None


def first_alerted(uow: UnitOfWork) -> tuple[User, ...]:
    """Whom an urgent report alerts at once: those named, and whoever is on call first."""
    names = uow.settings.all()[s.URGENT_ALERT]
    return tuple(dict.fromkeys((*_called(names, uow), *on_call(uow)[:1])))


def on_call(uow: UnitOfWork) -> tuple[User, ...]:
    """Who is on call, the first first; whoever left the company takes no turn."""
    names = uow.settings.all()[s.ON_CALL]
    return _called(names, uow)


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
