"""Looks at what waits, and lets what did not arrive be sent or dropped from the same page."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from core.lists import LetterRow
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import NotAllowedAtAll
from core.usecases.assigning import NoSuchUser
from core.usecases.deliveries import (
    DropDelivery,
    ListFailed,
    NotAmongFailed,
    RetryDelivery,
    drop_delivery,
    list_failed,
    retry_delivery,
)
from core.usecases.on_call import Calls, LookAtCalls, PutOnCall, calls, put_on_call


@dataclass(frozen=True, slots=True)
class Failed:
    """What did not arrive, the newest first; ``late``: somebody was faster with the tapped one."""

    rows: Sequence[LetterRow]
    late: bool = False


@dataclass(frozen=True, slots=True)
class Settle:
    """Send one once more, or let it be."""

    delivery_id: UUID
    again: bool


@dataclass(frozen=True, slots=True)
class ToggleOnCall:
    """Put a person at the end of the on-call list, or take him off; None: the first goes last."""

    user_id: UUID | None


def failed(command: ListFailed, actor: Actor, uow: UnitOfWork) -> Failed:
    """What did not arrive."""
    return Failed(list_failed(command, actor, uow))


def settle(command: Settle, actor: Actor, uow: UnitOfWork) -> Failed:
    """Do it, unless somebody was faster, and give what is left."""
    try:
        _settle(command, actor, uow)
    except NotAmongFailed:
        return Failed(list_failed(ListFailed(), actor, uow), late=True)
    return Failed(list_failed(ListFailed(), actor, uow))


def toggle(command: ToggleOnCall, actor: Actor, uow: UnitOfWork) -> Calls:
    """Change who is on call (SE-71)."""
    before = calls(LookAtCalls(), actor, uow)
    if not before.may_change:
        raise NotAllowedAtAll
    names = before.names
    if command.user_id is None:
        return put_on_call(PutOnCall((*names[1:], *names[:1])), actor, uow)
    user = uow.users.get(command.user_id)
    if user is None:
        raise NoSuchUser
    left = tuple(name for name in names if name.casefold() != user.name.casefold())
    changed = left if len(left) < len(names) else (*names, user.name)
    return put_on_call(PutOnCall(changed), actor, uow)


def _settle(command: Settle, actor: Actor, uow: UnitOfWork) -> None:
    if command.again:
        retry_delivery(RetryDelivery(command.delivery_id), actor, uow)
    else:
        drop_delivery(DropDelivery(command.delivery_id), actor, uow)
