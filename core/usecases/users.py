"""The company's people: added, invited, joining in chat; and strangers who ask."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from core import permissions as may
from core.chat import Place
from core.events import StrangerAsked, UserAdded, UserJoined
from core.people import FIELD_ROLES, Actor, JoinRequest, Role, User
from core.ports import DueRow, UnitOfWork
from core.refusals import NotAllowedAtAll, Refused
from core.settings import address_or_none
from core.text import cut, one_line
from core.usecases.people import (
    LONGEST_NAME,
    customer_of_user,
    fitting_name,
    phone_or_none,
    refuse_losing_administrator,
    refuse_wrong_side,
)
from core.words import N_

INVITATION_HOLDS = timedelta(days=14)
ASKED = "stranger-asked"


class InAlready(Refused):
    sentence = N_(
        "You are in already, as {name}. That invitation is for {other}: send it on, it still works."
    )


class NameTaken(Refused):
    sentence = N_("There is somebody called {name} already. Use another name.")


class NoSuchPerson(Refused):
    sentence = N_(
        "There is nobody called {name}. Look for the name among the people of the company."
    )


class InvitationEnded(Refused):
    sentence = N_("That invitation has been used or has expired. Ask a dispatcher for a new one.")


@dataclass(frozen=True, slots=True)
class AddUser:
    """A new person in the company, or a customer's: then ``customer`` names whose."""

    name: str
    role: Role
    email: str | None = None
    language: str | None = None
    phone: str | None = None
    customer: str = ""


@dataclass(frozen=True, slots=True)
class InviteUser:
    """An invitation for a person, who is added when the name is new."""

    name: str
    role: Role
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Invited:
    """Who is invited, and the secret that stands in his link, known nowhere else."""

    user: User
    secret: str


@dataclass(frozen=True, slots=True)
class Join:
    """Somebody opened the bot with the secret of an invitation."""

    secret: str
    telegram_id: int
    language: str | None = None


@dataclass(frozen=True, slots=True)
class AskToJoin:
    """Somebody whom nobody invited wrote to the bot."""

    telegram_id: int
    name: str
    username: str | None
    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class LinkDispatchers:
    """The group where dispatchers are told what waits; None unlinks."""

    place: Place | None


@dataclass(frozen=True, slots=True)
class SpeakLanguage:
    """The language a user wants to be spoken to in."""

    language: str


@dataclass(frozen=True, slots=True)
class SpeakInGroup:
    """The language of the dispatchers' group."""

    chat_id: int
    language: str


class NotTheDispatchers(Refused):
    sentence = N_("Write /here first, so that what waits is told in this group.")


def add_user(command: AddUser, actor: Actor, uow: UnitOfWork) -> User:
    """Add a person; names are unique, since people are called by them."""
    actor.require_at_all(may.ADMIN)
    name = fitting_name(command.name)
    if uow.users.by_name(name) is not None:
        raise NameTaken(name=name)
    user = User(
        name,
        command.role,
        address_or_none(command.email or ""),
        phone_or_none(command.phone or ""),
        command.language,
        customer_id=customer_of_user(command.customer, uow),
    )
    refuse_wrong_side(user)
    uow.users.put(user)
    uow.publish(UserAdded(by=actor.name, user_id=str(user.id)))
    return user


def invite_user(command: InviteUser, actor: Actor, uow: UnitOfWork) -> Invited:
    """Make a single-use invitation of 128 bits; earlier ones of the same person end.

    Whoever gives out the work invites technicians and subcontractors, an administrator anybody.
    """
    uow.users.lock()
    name = fitting_name(command.name)
    known = uow.users.by_name(name)
    require_right_to_let_in(actor, command.role, known)
    user = _invited(known or User(name, command.role), command)
    refuse_wrong_side(user)
    if known is not None:
        refuse_losing_administrator(known, user, uow)
    uow.users.put(user)
    if known is not None and known.permissions != user.permissions:
        uow.chats.outdate_cards(user.id)
    secret = secrets.token_urlsafe(16)
    uow.users.invite(hashed(secret), user.id, uow.now + INVITATION_HOLDS)
    return Invited(user, secret)


def may_let_in(actor: Actor, role: Role, known: User | None) -> bool:
    """Whether that gives nobody more rights than this actor may give."""
    roles = {role} if known is None else {role, known.role}
    in_the_field = roles <= FIELD_ROLES and (known is None or known.active)
    return actor.may(may.ADMIN) or (in_the_field and actor.may(may.ASSIGN))


def require_right_to_let_in(actor: Actor, role: Role, known: User | None) -> None:
    """Raises NotAllowedAtAll; nobody is let in with more rights than one may give."""
    if not may_let_in(actor, role, known):
        raise NotAllowedAtAll


def join(command: Join, actor: Actor, uow: UnitOfWork) -> User:
    """Make the Telegram account the invited person's; a second phone ends the first.

    Raises InvitationEnded, and InAlready for whoever opens what is meant for another.
    """
    uow.users.lock()
    user = uow.users.accept(hashed(command.secret), uow.now) if command.secret else None
    if user is None:
        raise InvitationEnded
    before = uow.users.by_telegram_id(command.telegram_id)
    if before is not None and before.id != user.id:
        if before.active:
            raise InAlready(name=before.name, other=user.name)
        uow.users.put(replace(before, telegram_id=None))
        uow.chats.outdate_cards(before.id)
    user = replace(
        user, telegram_id=command.telegram_id, language=user.language or command.language
    )
    uow.users.put(user)
    uow.users.drop_request(command.telegram_id)
    uow.chats.outdate_cards(user.id)
    uow.publish(UserJoined(by=user.name, user_id=str(user.id)))
    return user


def ask_to_join(command: AskToJoin, actor: Actor, uow: UnitOfWork) -> bool:
    """Tell the dispatchers who asked, once a day for each; False when they were told before."""
    uow.users.keep_request(_request(command, uow))
    key = str(command.telegram_id)
    before = uow.due.get(ASKED, key)
    if before is not None and before.at > uow.now:
        return False
    uow.due.put(DueRow(ASKED, key, uow.now + timedelta(days=1)))
    uow.publish(
        StrangerAsked(
            by=one_line(command.name, 80),
            telegram_id=command.telegram_id,
            name=one_line(command.name, 80),
            username=command.username,
            text=cut(command.text, 300),
        )
    )
    return True


def _request(command: AskToJoin, uow: UnitOfWork) -> JoinRequest:
    return JoinRequest(
        command.telegram_id,
        one_line(command.name, LONGEST_NAME) or str(command.telegram_id),
        command.username,
        command.language,
        cut(command.text, 300),
        uow.now,
    )


def link_dispatchers(command: LinkDispatchers, actor: Actor, uow: UnitOfWork) -> None:
    """Make a group the place where dispatchers are told what waits."""
    actor.require_at_all(may.ASSIGN)
    uow.chats.link_dispatchers(command.place)


def speak_language(command: SpeakLanguage, actor: Actor, uow: UnitOfWork) -> User:
    """Speak another language to this user from now on."""
    user = uow.users.get(actor.user_id) if isinstance(actor.user_id, UUID) else None
    if user is None:
        raise NotAllowedAtAll
    user = replace(user, language=command.language)
    uow.users.put(user)
    return user


def speak_in_group(command: SpeakInGroup, actor: Actor, uow: UnitOfWork) -> str:
    """Speak another language in the dispatchers' group; raises NotTheDispatchers elsewhere."""
    actor.require_at_all(may.ASSIGN)
    linked = uow.chats.dispatchers()
    if linked is None or linked.chat_id != command.chat_id:
        raise NotTheDispatchers
    uow.chats.speak(command.chat_id, command.language)
    return command.language


def people_seen(actor: Actor, uow: UnitOfWork) -> Sequence[User]:
    """Everybody in the company, by name; a customer's user is not told of them."""
    _refuse_customers(actor)
    return sorted(uow.users.all(), key=lambda each: each.name)


def person_seen(name: str, actor: Actor, uow: UnitOfWork) -> User:
    """One of them; raises NoSuchPerson."""
    _refuse_customers(actor)
    return user_called(name, uow)


def user_called(name: str, uow: UnitOfWork) -> User:
    """The user of this name, in whatever case it is written; raises NoSuchPerson."""
    user = uow.users.by_name(one_line(name, LONGEST_NAME))
    if user is None:
        raise NoSuchPerson(name=one_line(name, LONGEST_NAME))
    return user


def _refuse_customers(actor: Actor) -> None:
    if actor.customer_id is not None:
        raise NotAllowedAtAll


def _invited(user: User, command: InviteUser) -> User:
    if user.role is not command.role:
        customer = user.customer_id if command.role is Role.CUSTOMER else None
        user = replace(user, role=command.role, rights=None, customer_id=customer)
    return replace(user, language=command.language or user.language, active=True)


def hashed(secret: str) -> str:
    """What is kept of an invitation's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
