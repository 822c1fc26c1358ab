"""Days on which a person is away, said in chat (SE-61)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bot.steps.people import PersonIsGone, PersonSeen, person
from core.people import Actor, User
from core.ports import UnitOfWork
from core.usecases.user_changes import AddAbsence, RemoveAbsence, add_absence, remove_absence


@dataclass(frozen=True, slots=True)
class TakeAway:
    """The days, both included; none: no day at all."""

    user_id: UUID
    first_day: date = date.min
    last_day: date = date.min
    reason: str = ""


def go_away(command: TakeAway, actor: Actor, uow: UnitOfWork) -> PersonSeen:
    """The person can't be booked then without a warning."""
    name = _user(command, uow).name
    away = AddAbsence(name, command.first_day, command.last_day, command.reason)
    add_absence(away, actor, uow)
    return person(command.user_id, actor, uow)


def clear_away(command: TakeAway, actor: Actor, uow: UnitOfWork) -> PersonSeen:
    """The person is there every day."""
    user = _user(command, uow)
    for each in user.absences:
        remove_absence(RemoveAbsence(user.name, each.first_day), actor, uow)
    return person(command.user_id, actor, uow)


def _user(command: TakeAway, uow: UnitOfWork) -> User:
    user = uow.users.get(command.user_id)
    if user is None:
        raise PersonIsGone
    return user
