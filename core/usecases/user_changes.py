"""What is known of a person, changed: name, ways to reach him, role, hours and absences (SE-61)."""

from dataclasses import dataclass, replace
from datetime import date

from core import permissions as may
from core.events import RightsChanged, UserChanged
from core.people import Absence, Actor, Role, User, WorkingHours
from core.ports import UnitOfWork
from core.refusals import BadInput, NotAllowedAtAll, Refused
from core.settings import address_or_none
from core.text import one_line
from core.usecases.handing_over import rename_on_orders
from core.usecases.people import (
    customer_of_user,
    fitting_name,
    phone_or_none,
    refuse_losing_administrator,
    refuse_wrong_side,
)
from core.usecases.rights import rights_changed
from core.usecases.users import NameTaken, user_called
from core.words import LANGUAGES, N_

MOST_ABSENCES = 200
LONGEST_ABSENCE = 1100
FURTHEST = 3700
_TOLD = ("name", "role", "email", "phone", "language", "customer_id", "mails")


@dataclass(frozen=True, slots=True)
class ChangeUser:
    """What is new about a person; None leaves a thing as it is, empty takes it away.

    Another role brings the rights of its template; ``customer`` names a customer user's;
    ``mails``: whether what he is given comes by mail too.
    """

    name: str
    new_name: str | None = None
    email: str | None = None
    phone: str | None = None
    language: str | None = None
    role: Role | None = None
    customer: str | None = None
    mails: bool | None = None


@dataclass(frozen=True, slots=True)
class WantMails:
    """Whether what one is given oneself comes by mail too."""

    wanted: bool


@dataclass(frozen=True, slots=True)
class SetHours:
    """When a person works; none means the company's own hours."""

    name: str
    hours: tuple[WorkingHours, ...]


@dataclass(frozen=True, slots=True)
class AddAbsence:
    """Days on which a person is away, both included."""

    name: str
    first_day: date
    last_day: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RemoveAbsence:
    """The absence that begins on this day does not come to be."""

    name: str
    first_day: date


class NoAddressOfHis(Refused):
    sentence = N_(
        "Your e-mail address is not known here. Ask an administrator to add it, and try again."
    )


class NotAbsentThen(BadInput):
    sentence = N_("{name} has no absence that begins on {day}. Look at when {name} is away.")


def change_user(command: ChangeUser, actor: Actor, uow: UnitOfWork) -> User:
    """Change a person; what he has to do shows his new name, what he did the one he had then."""
    actor.require_at_all(may.ADMIN)
    uow.users.lock()
    before = user_called(command.name, uow)
    after = _in_role(_described(before, command, uow), command, uow)
    refuse_wrong_side(after)
    refuse_losing_administrator(before, after, uow)
    if after.name != before.name:
        rename_on_orders(after, uow)
    return _kept(before, after, actor, uow)


def want_mails(command: WantMails, actor: Actor, uow: UnitOfWork) -> User:
    """Have what one is given mailed too, or told in chat alone; raises NoAddressOfHis."""
    user = uow.users.get(actor.user_id) if actor.user_id is not None else None
    if user is None:
        raise NotAllowedAtAll
    if command.wanted and not user.email:
        raise NoAddressOfHis
    return _kept(user, replace(user, mails=command.wanted), actor, uow)


def set_hours(command: SetHours, actor: Actor, uow: UnitOfWork) -> User:
    """Say when a person works (SE-61)."""
    actor.require_at_all(may.ADMIN)
    uow.users.lock()
    user = user_called(command.name, uow)
    _check_hours(command.hours)
    after = replace(user, working_hours=tuple(sorted(command.hours, key=_begins)))
    return _kept(user, after, actor, uow)


def add_absence(command: AddAbsence, actor: Actor, uow: UnitOfWork) -> User:
    """Say when a person is away; the same days again change the reason (SE-61)."""
    actor.require_at_all(may.ADMIN)
    uow.users.lock()
    user = user_called(command.name, uow)
    _check_days(command, uow)
    absence = Absence(command.first_day, command.last_day, one_line(command.reason, 120))
    others = (a for a in user.absences if _days(a) != _days(absence))
    absences = tuple(sorted((*others, absence), key=_days))
    if len(absences) > MOST_ABSENCES:
        raise BadInput(
            N_("{name} has {most} absences already. Take old ones off first."),
            name=user.name, most=MOST_ABSENCES,
        )  # fmt: skip
    return _kept(user, replace(user, absences=absences), actor, uow)


def remove_absence(command: RemoveAbsence, actor: Actor, uow: UnitOfWork) -> User:
    """Take an absence off; raises NotAbsentThen."""
    actor.require_at_all(may.ADMIN)
    uow.users.lock()
    user = user_called(command.name, uow)
    absences = tuple(a for a in user.absences if a.first_day != command.first_day)
    if absences == user.absences:
        raise NotAbsentThen(name=user.name, day=command.first_day.isoformat())
    return _kept(user, replace(user, absences=absences), actor, uow)


def _described(user: User, command: ChangeUser, uow: UnitOfWork) -> User:
    if command.new_name is not None:
        user = _renamed(user, command.new_name, uow)
    if command.email is not None:
        user = replace(user, email=address_or_none(command.email))
    if command.phone is not None:
        user = replace(user, phone=phone_or_none(command.phone))
    if command.language is not None:
        user = replace(user, language=_language(command.language))
    if command.mails is not None:
        user = replace(user, mails=command.mails)
    return user


def _renamed(user: User, new_name: str, uow: UnitOfWork) -> User:
    name = fitting_name(new_name)
    other = uow.users.by_name(name)
    if other is not None and other.id != user.id:
        raise NameTaken(name=name)
    return replace(user, name=name)


def _language(text: str) -> str | None:
    language = text.strip().casefold()
    if language and language not in LANGUAGES:
        raise BadInput(N_("Ordna speaks {known}. Choose one of them."), known=", ".join(LANGUAGES))
    return language or None


def _in_role(user: User, command: ChangeUser, uow: UnitOfWork) -> User:
    if command.customer is not None:
        user = replace(user, customer_id=customer_of_user(command.customer, uow))
    if command.role is None or command.role is user.role:
        return user
    if user.role is Role.CUSTOMER and command.customer is None:
        user = replace(user, customer_id=None)
    return replace(user, role=command.role, rights=None)


def _kept(before: User, after: User, actor: Actor, uow: UnitOfWork) -> User:
    if after == before:
        return before
    uow.users.put(after)
    fields = tuple(
        name
        for name in (*_TOLD, "working_hours", "absences")
        if getattr(before, name) != getattr(after, name)
    )
    uow.publish(UserChanged(by=actor.name, user_id=str(after.id), fields=fields))
    rights: RightsChanged = rights_changed(before, after, actor)
    if rights.granted or rights.revoked:
        uow.publish(rights)
        uow.chats.outdate_cards(after.id)
    return after


def _check_hours(hours: tuple[WorkingHours, ...]) -> None:
    days = [each.weekday for each in hours]
    fitting = all(0 <= h.weekday <= 6 and h.starts_at < h.ends_at for h in hours)
    if not fitting or len(set(days)) < len(days):
        raise BadInput(N_("Write the hours of each weekday once, such as mon-fri 07:00-16:00."))


def _check_days(command: AddAbsence, uow: UnitOfWork) -> None:
    length = (command.last_day - command.first_day).days
    ahead = abs((command.first_day - uow.now.date()).days)
    if not 0 <= length <= LONGEST_ABSENCE or ahead > FURTHEST:
        raise BadInput(
            N_("An absence ends on or after its first day, lasts at most three years, and "
               "begins within ten.")
        )  # fmt: skip


def _begins(hours: WorkingHours) -> int:
    return hours.weekday


def _days(absence: Absence) -> tuple[date, date]:
    return absence.first_day, absence.last_day
