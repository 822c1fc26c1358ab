"""The company's people as whoever leads them sees and changes them in chat (PE-28, RV-10)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from core import permissions as may
from core.people import FIELD_ROLES, Actor, Role, User
from core.ports import UnitOfWork
from core.refusals import NotAllowedAtAll, Refused
from core.settings.hours import working_hours
from core.usecases.leaving import (
    ActivateUser,
    DeactivateUser,
    Left,
    activate_user,
    deactivate_user,
)
from core.usecases.letting_in import EndChat, WorksHereNoMore, end_chat
from core.usecases.rights import ChangeRights, change_rights
from core.usecases.user_changes import ChangeUser, SetHours, change_user, set_hours
from core.usecases.users import Invited, InviteUser, invite_user, may_let_in
from core.words import N_


class PersonIsGone(Refused):
    sentence = N_("That person is not in the list any more. Look at it once more.")


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """One of the company's people, and whether who looks may change everything about him."""

    user: User
    by_admin: bool
    others: tuple[User, ...] = ()
    may_invite: bool = False


@dataclass(frozen=True, slots=True)
class SetField:
    """Something about a person, as it was typed; empty takes it away."""

    user_id: UUID
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class SetRole:
    """What a person is from now on, with that role's rights."""

    user_id: UUID
    role: Role


@dataclass(frozen=True, slots=True)
class TurnRight:
    """Give a right by its key, or take it; ``""``: all of the role's own and no others."""

    user_id: UUID
    key: str
    give: bool = False


@dataclass(frozen=True, slots=True)
class Leave:
    """A person leaves; his orders go to the one with ``successor``, None: to nobody."""

    user_id: UUID
    successor: UUID | None = None


def people(command: None, actor: Actor, uow: UnitOfWork) -> Sequence[User]:
    """Everybody, those who work here first; for whoever gives out the work."""
    _require_to_lead(actor)
    return sorted(uow.users.all(), key=lambda user: (not user.active, user.name.casefold()))


def person(command: UUID, actor: Actor, uow: UnitOfWork) -> PersonSeen:
    """One of them; raises PersonIsGone."""
    _require_to_lead(actor)
    user = _user(command, uow)
    others = (each for each in uow.users.all() if each.is_technician and each.id != user.id)
    invites = may_let_in(actor, user.role, user)
    return PersonSeen(user, actor.may(may.ADMIN), tuple(others), invites)


def called(command: str, actor: Actor, uow: UnitOfWork) -> PersonSeen | None:
    """Whoever has this name already, if anybody."""
    _require_to_lead(actor)
    user = uow.users.by_name(command)
    return person(user.id, actor, uow) if user else None


def invite(command: UUID, actor: Actor, uow: UnitOfWork) -> Invited:
    """An invitation for a first, another or a new phone; it ends the one before."""
    user = _user(command, uow)
    if not user.active:
        raise WorksHereNoMore(name=user.name)
    return invite_user(InviteUser(user.name, user.role, user.language), actor, uow)


def phone_lost(command: UUID, actor: Actor, uow: UnitOfWork) -> PersonSeen:
    """Nothing opens with the old phone any more."""
    user = _user(command, uow)
    if user.telegram_id is not None:
        end_chat(EndChat(user.name), actor, uow)
    return person(command, actor, uow)


def set_field(command: SetField, actor: Actor, uow: UnitOfWork) -> PersonSeen:
    """Change it."""
    name = _user(command.user_id, uow).name
    FIELDS[command.field](name, command.text)(actor, uow)
    return person(command.user_id, actor, uow)


def set_role(command: SetRole, actor: Actor, uow: UnitOfWork) -> PersonSeen:
    """Give a person another role."""
    change_user(ChangeUser(_user(command.user_id, uow).name, role=command.role), actor, uow)
    return person(command.user_id, actor, uow)


def turn_right(command: TurnRight, actor: Actor, uow: UnitOfWork) -> PersonSeen:
    """Give it or take it."""
    user = _user(command.user_id, uow)
    if not command.key:
        change = ChangeRights(user.name, template=user.role)
    elif command.give:
        change = ChangeRights(user.name, grant=(command.key,))
    else:
        change = ChangeRights(user.name, revoke=(command.key,))
    change_rights(change, actor, uow)
    return person(command.user_id, actor, uow)


def leave(command: Leave, actor: Actor, uow: UnitOfWork) -> Left:
    """End somebody's access; what he did stays."""
    successor = _user(command.successor, uow).name if command.successor else None
    return deactivate_user(DeactivateUser(_user(command.user_id, uow).name, successor), actor, uow)


def come_back(command: UUID, actor: Actor, uow: UnitOfWork) -> PersonSeen:
    """A person works here again."""
    activate_user(ActivateUser(_user(command, uow).name), actor, uow)
    return person(command, actor, uow)


def roles_for(actor_is_admin: bool) -> tuple[Role, ...]:
    """Which roles somebody may let people in with; a customer's user takes the register."""
    if actor_is_admin:
        return tuple(role for role in Role if role is not Role.CUSTOMER)
    return tuple(role for role in Role if role in FIELD_ROLES)


Done = Callable[[Actor, UnitOfWork], object]


def _change(**fields: str) -> Callable[[str, str], Done]:
    (key,) = fields

    def with_text(name: str, text: str) -> Done:
        command = ChangeUser(name, **{key: text})  # type: ignore[arg-type]  # one of its texts
        return lambda actor, uow: change_user(command, actor, uow)

    return with_text


def _hours(name: str, text: str) -> Done:
    command = SetHours(name, working_hours(text))
    return lambda actor, uow: set_hours(command, actor, uow)


FIELDS: Mapping[str, Callable[[str, str], Done]] = {
    "name": _change(new_name=""),
    "email": _change(email=""),
    "phone": _change(phone=""),
    "hours": _hours,
}
"""What of a person is typed, and how it is changed."""


def _user(user_id: UUID, uow: UnitOfWork) -> User:
    user = uow.users.get(user_id)
    if user is None:
        raise PersonIsGone
    return user


def _require_to_lead(actor: Actor) -> None:
    if not (actor.may(may.ASSIGN) or actor.may(may.ADMIN)):
        raise NotAllowedAtAll
