"""What a person may do: rights given and taken one by one, or a role's template (PE).

Templates belong to the program. Who has no rights of his own follows his role's template, also
when a later version changes it; who has some keeps exactly those.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from core import permissions as may
from core.events import RightsChanged
from core.people import TEMPLATES, Actor, Role, User
from core.permissions import PERMISSIONS, Permission, permission_called
from core.ports import UnitOfWork
from core.refusals import BadInput, Refused
from core.usecases.people import refuse_losing_administrator
from core.usecases.users import user_called
from core.words import N_


class NotForCustomers(Refused):
    sentence = N_(
        "{name} is a customer user, who may be given nothing but: {known}. "
        "Somebody who works here has another role."
    )


class BothWays(BadInput):
    sentence = N_("{keys} can't be given and taken at once. Say one of them.")


@dataclass(frozen=True, slots=True)
class ChangeRights:
    """First the whole template of a role, if one is named, then what is granted and revoked.

    A template wipes whatever the person had. ``grant`` and ``revoke`` are keys of permissions.
    """

    name: str
    template: Role | None = None
    grant: tuple[str, ...] = ()
    revoke: tuple[str, ...] = ()


def change_rights(command: ChangeRights, actor: Actor, uow: UnitOfWork) -> User:
    """Give and take rights of one person; somebody must always be able to do this (PE-28)."""
    actor.require_at_all(may.ADMIN)
    uow.users.lock()
    before = user_called(command.name, uow)
    after = with_permissions(before, _wanted(before, command))
    _refuse_for_customers(after)
    refuse_losing_administrator(before, after, uow)
    if after == before:
        return before
    uow.users.put(after)
    uow.chats.outdate_cards(after.id)
    uow.publish(rights_changed(before, after, actor))
    return after


def grant(name: str, *keys: str) -> ChangeRights:
    """The command that gives a person these rights."""
    return ChangeRights(name, grant=keys)


def revoke(name: str, *keys: str) -> ChangeRights:
    """The command that takes these rights from a person."""
    return ChangeRights(name, revoke=keys)


def with_permissions(user: User, wanted: frozenset[Permission]) -> User:
    """The user with exactly these rights; none of his own where they are his role's template."""
    if wanted == TEMPLATES[user.role]:
        return replace(user, rights=None)
    return replace(user, rights=keys_of(wanted))


def keys_of(permissions: Iterable[Permission]) -> tuple[str, ...]:
    """Their keys, in the order of the catalogue."""
    wanted = set(permissions)
    return tuple(key for key, each in PERMISSIONS.items() if each in wanted)


def rights_changed(before: User, after: User, actor: Actor) -> RightsChanged:
    """What was given and taken."""
    return RightsChanged(
        by=actor.name,
        user_id=str(after.id),
        granted=keys_of(after.permissions - before.permissions),
        revoked=keys_of(before.permissions - after.permissions),
    )


def _wanted(user: User, command: ChangeRights) -> frozenset[Permission]:
    both = [key for key in command.grant if key in command.revoke]
    if both:
        raise BothWays(keys=", ".join(both))
    start = user.permissions if command.template is None else TEMPLATES[command.template]
    granted = {permission_called(key) for key in command.grant}
    revoked = {permission_called(key) for key in command.revoke}
    return (start | granted) - revoked


def _refuse_for_customers(user: User) -> None:
    known = TEMPLATES[Role.CUSTOMER]
    if user.role is Role.CUSTOMER and not user.permissions <= known:
        raise NotForCustomers(name=user.name, known=", ".join(keys_of(known)))
