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
    """Put a person at the end of the on-call list, or take him off."""

    user_id: UUID
    on: bool


@dataclass(frozen=True, slots=True)
class CallFirst:
    """This person is called first from now on, the others after him as they were."""

    user_id: UUID


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
    names, name = _listed(command.user_id, actor, uow)
    if command.on:
        return put_on_call(PutOnCall((*names, name)), actor, uow)
    left = tuple(each for each in names if each.casefold() != name.casefold())
    return put_on_call(PutOnCall(left), actor, uow)


def call_first(command: CallFirst, actor: Actor, uow: UnitOfWork) -> Calls:
    """Turn the list until this person is its first; one who is not on it changes nothing (SE-71)."""
    names, name = _listed(command.user_id, actor, uow)
    at = next((n for n, each in enumerate(names) if each.casefold() == name.casefold()), 0)
    return put_on_call(PutOnCall((*names[at:], *names[:at])), actor, uow)


def _listed(user_id: UUID, actor: Actor, uow: UnitOfWork) -> tuple[tuple[str, ...], str]:
    before, user = calls(LookAtCalls(), actor, uow), uow.users.get(user_id)
    if not before.may_change:
        raise NotAllowedAtAll
    if user is None:
        raise NoSuchUser
    return before.names, user.name


def _settle(command: Settle, actor: Actor, uow: UnitOfWork) -> None:
    if command.again:
        retry_delivery(RetryDelivery(command.delivery_id), actor, uow)
    else:
        drop_delivery(DropDelivery(command.delivery_id), actor, uow)
