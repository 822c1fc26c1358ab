"""Coming in to the office pages by a personal link, and going out again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from core import permissions as may
from core.events import LinkAsked
from core.people import Actor, User
from core.ports import UnitOfWork
from core.refusals import NotAllowedAtAll, Refused
from core.sessions import Session
from core.text import one_line
from core.usecases.users import user_called
from core.words import N_

SEEN_EVERY = timedelta(hours=1)
"""That somebody is here is written down so often, and not at each look."""
MOST_KEPT = 50
MOST_MAILED = 3


class LinkOpensNothing(Refused):
    sentence = N_(
        "This link was opened before, or is older than a quarter of an hour. Ask for a new one: "
        "write /office to the bot, or have one mailed."
    )


@dataclass(frozen=True, slots=True)
class MakeSession:
    """A personal link to the office pages, one's own unless ``name`` says whose."""

    name: str | None = None


@dataclass(frozen=True, slots=True)
class MailLink:
    """A link to whoever of the company's people has this address."""

    address: str


@dataclass(frozen=True, slots=True)
class OpenSession:
    """Come in by a link; ``browser`` is what the browser calls itself."""

    session_id: UUID
    browser: str = ""


@dataclass(frozen=True, slots=True)
class EndSession:
    """Go out of one browser; of all of them with ``session_id`` None."""

    session_id: UUID | None = None


def make_session(command: MakeSession, actor: Actor, uow: UnitOfWork) -> UUID:
    """Give the ID of a new link, which opens once within a quarter of an hour."""
    user = _whose(command.name, actor, uow)
    if not user.active:
        raise NotAllowedAtAll
    made = Session(user.id, uow.now)
    uow.sessions.put(made)
    return made.id


def mail_link(command: MailLink, actor: Actor, uow: UnitOfWork) -> None:
    """Mail one where the address is somebody's; a few in a quarter of an hour, and no word of it."""
    address = command.address.strip().casefold()
    for user in uow.users.all():
        if user.active and user.email and user.email.casefold() == address:
            if _asked_lately(user, uow) < MOST_MAILED:
                made = Session(user.id, uow.now)
                uow.sessions.put(made)
                uow.publish(LinkAsked(by=user.name, user_id=str(user.id), session_id=str(made.id)))
            return


def _asked_lately(user: User, uow: UnitOfWork) -> int:
    return sum(each.may_be_opened(uow.now) for each in uow.sessions.of(user.id)[:MOST_KEPT])


def open_session(command: OpenSession, actor: Actor, uow: UnitOfWork) -> User:
    """Let somebody in, once; raises LinkOpensNothing."""
    uow.users.lock()  # one at a time, so that a link passed on opens for one of two at once
    session = uow.sessions.get(command.session_id)
    user = uow.users.get(session.user_id) if session else None
    if session is None or user is None or not user.active or not session.may_be_opened(uow.now):
        raise LinkOpensNothing
    browser = one_line(command.browser, 200)
    uow.sessions.put(replace(session, opened_at=uow.now, seen_at=uow.now, browser=browser))
    return user


def who_is_in(session_id: UUID, uow: UnitOfWork) -> tuple[User, Session] | None:
    """Whose browser this is; None once it is out, or its owner left."""
    session = uow.sessions.get(session_id)
    user = uow.users.get(session.user_id) if session else None
    if session is None or user is None or not user.active or not session.holds(uow.now):
        return None
    return user, session


def note_seen(command: UUID, actor: Actor, uow: UnitOfWork) -> None:
    """He was here: his time begins anew."""
    uow.users.lock()  # whoever goes out at this very moment is out
    session = uow.sessions.get(command)
    if session is not None and session.holds(uow.now):
        uow.sessions.put(replace(session, seen_at=uow.now))


def end_session(command: EndSession, actor: Actor, uow: UnitOfWork) -> int:
    """Go out; gives of how many browsers. Nobody ends another's."""
    if actor.user_id is None:
        raise NotAllowedAtAll
    uow.users.lock()
    if command.session_id is None:
        return uow.sessions.end_all(actor.user_id, uow.now)
    session = uow.sessions.get(command.session_id)
    if session is None or session.user_id != actor.user_id:
        raise NotAllowedAtAll
    uow.sessions.put(replace(session, ended_at=uow.now))
    return 1


def sessions_of(actor: Actor, uow: UnitOfWork) -> Sequence[Session]:
    """The browsers in which somebody is in now."""
    if actor.user_id is None:
        return ()
    return [each for each in uow.sessions.of(actor.user_id) if each.holds(uow.now)][:MOST_KEPT]


def _whose(name: str | None, actor: Actor, uow: UnitOfWork) -> User:
    user = user_called(name, uow) if name is not None else None
    if user is None and actor.user_id is not None:
        user = uow.users.get(actor.user_id)
    if user is None or not (user.id == actor.user_id or actor.may(may.ADMIN)):
        raise NotAllowedAtAll
    return user
