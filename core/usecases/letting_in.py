"""Letting somebody in who asked at the door, turning him away, and ending a phone's access."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from core.deliveries import Channel
from core.events import ChatEnded, RequestAnswered, UserJoined
from core.people import Actor, JoinRequest, Role, User
from core.ports import UnitOfWork
from core.refusals import Refused
from core.text import one_line
from core.usecases.people import fitting_name, refuse_wrong_side
from core.usecases.users import require_right_to_let_in, user_called
from core.words import N_

MOST_ASKING = 50


class NobodyAsks(Refused):
    sentence = N_("That has been answered already, or was taken back.")


class HasAPhone(Refused):
    sentence = N_(
        "{name} is in with another phone. Make an invitation for the new one; it ends the old."
    )


class NameIsThere(Refused):
    sentence = N_(
        "There is somebody called {name} already. Make an invitation with /users instead: for that "
        "person, or for a new one with another name."
    )


class WorksHereNoMore(Refused):
    sentence = N_("{name} does not work here any more. Take {name} back with /users first.")


class HasNoPhone(Refused):
    sentence = N_("{name} has no phone here. Make an invitation.")


@dataclass(frozen=True, slots=True)
class LetIn:
    """Let in who asked, as ``role``; or as the person with ``user_id``, who has no phone yet."""

    telegram_id: int
    role: Role = Role.TECHNICIAN
    user_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class TurnAway:
    """Whoever asked has no business here."""

    telegram_id: int


@dataclass(frozen=True, slots=True)
class EndChat:
    """A person's phone was lost: it opens nothing any more."""

    name: str


def who_asks(command: None, actor: Actor, uow: UnitOfWork) -> Sequence[JoinRequest]:
    """Those who asked to be let in and wait for an answer, the latest first."""
    require_right_to_let_in(actor, Role.TECHNICIAN, None)
    return uow.users.requests(MOST_ASKING)


def let_in(command: LetIn, actor: Actor, uow: UnitOfWork) -> User:
    """Make him one of the company's people, or join him with one there is; raises NobodyAsks."""
    uow.users.lock()
    request = _request(command.telegram_id, uow)
    known = _known(command, uow)
    require_right_to_let_in(actor, known.role if known else command.role, known)
    if known is not None and known.telegram_id not in {None, request.telegram_id}:
        raise HasAPhone(name=known.name)
    if known is not None and not known.active:
        raise WorksHereNoMore(name=known.name)
    user = _joined(known or _new(request, command.role, uow), request)
    refuse_wrong_side(user)
    uow.users.put(user)
    uow.users.drop_request(request.telegram_id)
    uow.chats.outdate_cards(user.id)
    uow.publish(UserJoined(by=actor.name, user_id=str(user.id)))
    uow.publish(RequestAnswered(by=actor.name, telegram_id=request.telegram_id, yes=True))
    return user


def turn_away(command: TurnAway, actor: Actor, uow: UnitOfWork) -> JoinRequest:
    """Forget that he asked; he is not told more than that it takes an invitation."""
    require_right_to_let_in(actor, Role.TECHNICIAN, None)
    request = _request(command.telegram_id, uow)
    uow.users.drop_request(command.telegram_id)
    uow.publish(RequestAnswered(by=actor.name, telegram_id=command.telegram_id, yes=False))
    return request


def end_chat(command: EndChat, actor: Actor, uow: UnitOfWork) -> User:
    """Take the phone off the person; what waits for it is not said there."""
    uow.users.lock()
    user = user_called(command.name, uow)
    require_right_to_let_in(actor, user.role, user)
    if user.telegram_id is None:
        raise HasNoPhone(name=user.name)
    after = replace(user, telegram_id=None, chat_lost_at=None)
    uow.users.put(after)
    uow.users.end_invitations(user.id)
    uow.chats.outdate_cards(user.id)
    uow.outbox.withdraw_from(Channel.TELEGRAM, str(user.telegram_id))
    uow.publish(ChatEnded(by=actor.name, user_id=str(user.id)))
    return after


def likely(request: JoinRequest, uow: UnitOfWork) -> tuple[User, ...]:
    """Those of the company's people without a phone who share a name with whoever asks."""
    said = set(one_line(request.name).casefold().split())
    return tuple(
        user
        for user in uow.users.all()
        if user.works_here
        and user.telegram_id is None
        and said & set(user.name.casefold().split())
    )[:3]


def _request(telegram_id: int, uow: UnitOfWork) -> JoinRequest:
    request = uow.users.request(telegram_id)
    if request is None or uow.users.by_telegram_id(telegram_id) is not None:
        raise NobodyAsks
    return request


def _known(command: LetIn, uow: UnitOfWork) -> User | None:
    if command.user_id is None:
        return None
    known = uow.users.get(command.user_id)
    if known is None:
        raise NobodyAsks
    return known


def _new(request: JoinRequest, role: Role, uow: UnitOfWork) -> User:
    name = fitting_name(request.name)
    if uow.users.by_name(name) is not None:
        raise NameIsThere(name=name)
    return User(name, role)


def _joined(user: User, request: JoinRequest) -> User:
    language = user.language or request.language
    return replace(user, telegram_id=request.telegram_id, language=language, chat_lost_at=None)
