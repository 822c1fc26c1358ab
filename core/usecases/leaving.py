"""Leaving the company and coming back: access ends at once, what was done stays (PE-28)."""

from dataclasses import dataclass, replace

from core import permissions as may
from core.deliveries import Channel
from core.events import UserActivated, UserDeactivated
from core.people import Actor, User
from core.ports import UnitOfWork
from core.refusals import Refused
from core.usecases.handing_over import Handed, hand_over
from core.usecases.people import refuse_losing_administrator
from core.usecases.users import user_called
from core.words import N_


class CantTakeOver(Refused):
    sentence = N_("{name} can't take over orders. Name somebody else who works here.")


@dataclass(frozen=True, slots=True)
class DeactivateUser:
    """A person leaves; ``hand_over_to`` names who gets his orders and bookings, if anybody."""

    name: str
    hand_over_to: str | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """Who left, who took over, and what became of what was to be done."""

    user: User
    successor: User | None
    handed: Handed


@dataclass(frozen=True, slots=True)
class ActivateUser:
    """A person who left is back."""

    name: str


def deactivate_user(command: DeactivateUser, actor: Actor, uow: UnitOfWork) -> Left:
    """End his access, hand over what he has to do, keep what he did.

    His Telegram account, invitations and links open nothing any more, his cards lose their
    buttons, and what waits to be sent to him is not sent. Twice is once.
    """
    actor.require_at_all(may.ADMIN)
    uow.users.lock()
    before = user_called(command.name, uow)
    successor = _successor(command, before, uow)
    after = replace(before, active=False, telegram_id=None)
    refuse_losing_administrator(before, after, uow)
    handed = hand_over(before, successor, actor, uow)
    if before.active:
        uow.users.put(after)
        _end_access(before, uow)
        successor_id = str(successor.id) if successor else None
        uow.publish(
            UserDeactivated(by=actor.name, user_id=str(after.id), successor_id=successor_id)
        )
    return Left(after, successor, handed)


def activate_user(command: ActivateUser, actor: Actor, uow: UnitOfWork) -> User:
    """Let a person work here again, with the rights he had; into chat he is invited anew."""
    actor.require_at_all(may.ADMIN)
    uow.users.lock()
    user = user_called(command.name, uow)
    if user.active:
        return user
    user = replace(user, active=True)
    uow.users.put(user)
    uow.publish(UserActivated(by=actor.name, user_id=str(user.id)))
    return user


def _successor(command: DeactivateUser, user: User, uow: UnitOfWork) -> User | None:
    if command.hand_over_to is None:
        return None
    successor = user_called(command.hand_over_to, uow)
    if not successor.works_here or successor.id == user.id:
        raise CantTakeOver(name=successor.name)
    return successor


def _end_access(user: User, uow: UnitOfWork) -> None:
    uow.users.end_invitations(user.id)
    uow.sessions.end_all(user.id, uow.now)
    uow.chats.outdate_cards(user.id)
    if user.email is not None:
        uow.links.revoke_of(user.email)
        uow.outbox.withdraw_from(Channel.EMAIL, user.email)
    if user.telegram_id is not None:
        uow.outbox.withdraw_from(Channel.TELEGRAM, str(user.telegram_id))
