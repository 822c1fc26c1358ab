"""Answering who knocks, from a message that others may have answered already."""

from dataclasses import dataclass

from core.people import Actor, JoinRequest, User
from core.ports import UnitOfWork
from core.usecases.letting_in import LetIn, NobodyAsks, TurnAway, let_in, turn_away


@dataclass(frozen=True, slots=True)
class Before:
    """It was answered before; ``user`` is who is in since."""

    user: User | None


def open_door(command: LetIn, actor: Actor, uow: UnitOfWork) -> User | Before:
    """Let in who knocks, once."""
    try:
        return let_in(command, actor, uow)
    except NobodyAsks:
        return Before(uow.users.by_telegram_id(command.telegram_id))


def shut_door(command: TurnAway, actor: Actor, uow: UnitOfWork) -> JoinRequest | Before:
    """Turn away who knocks, once."""
    try:
        return turn_away(command, actor, uow)
    except NobodyAsks:
        return Before(uow.users.by_telegram_id(command.telegram_id))
