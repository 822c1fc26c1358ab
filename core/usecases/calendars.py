"""A person's own calendar: what he is booked for, in the program he looks at his days with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID, uuid4

from core import permissions as may
from core.events import UserChanged
from core.people import Actor, User
from core.planner import CalendarEntry
from core.ports import UnitOfWork
from core.refusals import NotAllowedAtAll, Refused
from core.usecases.users import user_called
from core.words import N_

BACK, AHEAD = timedelta(days=60), timedelta(days=400)


class NoCalendarOfHis(Refused):
    sentence = N_("{name} is not booked for work, so there is no calendar to follow.")


@dataclass(frozen=True, slots=True)
class MakeCalendar:
    """The secret of somebody's calendar address, his own unless ``name`` says whose.

    ``anew``: another one, so that the address given out before opens nothing any more.
    """

    name: str | None = None
    anew: bool = False


@dataclass(frozen=True, slots=True)
class OwnCalendar:
    """What somebody is booked for, earliest first."""

    user: User
    entries: Sequence[CalendarEntry]


def make_calendar(command: MakeCalendar, actor: Actor, uow: UnitOfWork) -> UUID:
    """Give the secret, made at the first asking; another's only to an administrator."""
    user = _meant(command.name, actor, uow)
    if not user.works_here:
        raise NoCalendarOfHis(name=user.name)
    if user.calendar_id is not None and not command.anew:
        return user.calendar_id
    made = uuid4()
    uow.users.put(replace(user, calendar_id=made))
    if user.calendar_id is not None:
        uow.publish(UserChanged(by=actor.name, user_id=str(user.id), fields=("calendar",)))
    return made


def calendar_behind(calendar_id: UUID, uow: UnitOfWork) -> OwnCalendar | None:
    """What that calendar shows now; None once its owner left or has another address."""
    user = uow.users.by_calendar(calendar_id)
    if user is None or not user.works_here:
        return None
    return OwnCalendar(user, uow.lists.calendar(user.id, uow.now - BACK, uow.now + AHEAD))


def _meant(name: str | None, actor: Actor, uow: UnitOfWork) -> User:
    if name is not None:
        user = user_called(name, uow)
        if user.id == actor.user_id or actor.may(may.ADMIN):
            return user
        raise NotAllowedAtAll
    user_of_his = uow.users.get(actor.user_id) if actor.user_id is not None else None
    if user_of_his is None:
        raise NotAllowedAtAll
    return user_of_his
