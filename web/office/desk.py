"""Whoever is in at an office page: his rights, his words, his forms, and how he is answered."""

import base64
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit

from aiohttp import web

from core.links import Purpose
from core.people import Actor, User
from core.ports import UnitOfWork, UseCase
from core.refusals import AsksFirst, Refused
from core.sessions import Session
from core.settings import Settings
from core.usecases.sessions import SEEN_EVERY, note_seen, who_is_in
from core.words import N_, Words
from web.answers import STATUS_OF_REFUSAL
from web.office.forms import Form, read_form
from web.office.menu import MENU, Entry
from web.pages import Company, page
from web.parts import PARTS

C = TypeVar("C")
R = TypeVar("R")
COOKIE, SAID = "ordna_office", "ordna_said"
WHERE = "/office"
LOGIN = f"{WHERE}/login"


class NotIn(web.HTTPSeeOther):
    """Nobody is in here: the way to a new link."""


class FormIsOld(Refused):
    sentence = N_("This page is too old, or was not ours. Open it anew and send it once more.")


@dataclass
class Desk:
    """One look or one deed of somebody who is in.

    ``again`` shows the form once more with what was typed, where a deed is refused; without it he
    is sent back to where he came from and told there.
    """

    request: web.Request
    user: User
    session: Session
    settings: Settings
    words: Words
    form: Form = field(default_factory=Form)
    again: Callable[[Refused], Awaitable[web.StreamResponse]] | None = None

    @property
    def actor(self) -> Actor:
        """Who acts, with what rights."""
        return Actor.of(self.user)

    async def do(self, use_case: UseCase[C, R], command: C) -> R:
        """Run a use case as whoever is in."""
        return await self.request.app[PARTS].door.do(use_case, command, self.actor)

    async def ask(self, question: Callable[[UnitOfWork], R]) -> R:
        """Look, in one snapshot."""
        return await self.request.app[PARTS].door.ask(question)

    @property
    def query(self) -> Mapping[str, str]:
        """What stands behind the address."""
        return self.request.query

    @property
    def now(self) -> Any:
        """The present moment, UTC."""
        return self.request.app[PARTS].clock()

    @property
    def csrf(self) -> str:
        """What every form of this browser carries, so that no other page can send one."""
        return self.request.app[PARTS].signer.reply_token("csrf", self.session.id.hex)

    def page(self, template: str, status: int = 200, **fields: Any) -> web.Response:
        """A whole page, with the menu and what is to be told."""
        told = told_in(self.request)
        answer = page(
            f"office/{template}",
            self.words,
            company=Company.of(self.settings),
            status=status,
            user=self.user,
            menu=_shown(self),
            here=self.request.path,
            address=self.request.path_qs,
            csrf=self.csrf,
            told=told,
            changes=self.request.app[PARTS].changes.count,
            **fields,
        )
        if told:
            answer.del_cookie(SAID, path=WHERE)
        return answer

    def back(self, said: str = "", /, *, to: str | None = None, **fields: object) -> web.Response:
        """After a deed: to where he came from, with a sentence there."""
        answer = web.Response(status=303, headers={"Location": to or self.form.back or WHERE})
        if said:
            tell(answer, self.words.text(said, **fields))
        return answer


Handler = Callable[[Desk], Awaitable[web.StreamResponse]]


def office(
    handler: Handler, *, most: int = 0
) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """A page for those who are in; a form of it is ours, and a question is asked before a deed.

    ``most`` is how many bytes of files its form may carry.
    """

    async def answered(request: web.Request) -> web.StreamResponse:
        desk = await desk_of(request)
        if request.method != "POST":
            return await handler(desk)
        desk.form = await read_form(request, most)
        if not _is_ours(desk):
            return refusal(desk, FormIsOld())
        try:
            return await handler(desk)
        except AsksFirst as question:
            return _question(desk, question)
        except Refused as refused:
            return await desk.again(refused) if desk.again else refusal(desk, refused)

    return answered


async def desk_of(request: web.Request) -> Desk:
    """Who is in; raises NotIn, which leads to the way in and back here."""
    parts = request.app[PARTS]
    session_id = parts.signer.link_id(Purpose.SESSION, request.cookies.get(COOKIE, ""))
    if session_id is None:
        raise NotIn(_way_in(request))
    found, settings = await parts.door.ask(
        lambda uow: (who_is_in(session_id, uow), uow.settings.all())
    )
    if found is None:
        raise NotIn(_way_in(request))
    user, session = found
    await _note_seen(request, session)
    return Desk(request, user, session, settings, parts.speech(user.language))


async def _note_seen(request: web.Request, session: Session) -> None:
    parts = request.app[PARTS]
    seen = session.seen_at or session.made_at
    if parts.clock() - seen > SEEN_EVERY:
        await parts.door.do(note_seen, session.id, Actor(""))


def refusal(desk: Desk, refused: Refused) -> web.Response:
    """The sentence, back where he came from; a form without a way back is answered here."""
    sentence = desk.words.text(refused.sentence, **refused.fields)
    if desk.form.back:
        answer = web.Response(status=303, headers={"Location": desk.form.back})
        tell(answer, sentence, bad=True)
        return answer
    status = next(code for kind, code in STATUS_OF_REFUSAL if isinstance(refused, kind))
    return desk.page("refused.html", status, sentence=sentence)


def _question(desk: Desk, question: AsksFirst) -> web.Response:
    """Ask, with all that was sent kept in the page, so that a yes does it."""
    return desk.page(
        "question.html",
        sentence=desk.words.text(question.sentence, **question.fields),
        kept=desk.form.kept,
        question=type(question).__name__,
        no_is_an_answer=question.no_is_an_answer,
        back=desk.form.back or WHERE,
    )


def tell(answer: web.Response, sentence: str, *, bad: bool = False) -> None:
    """Have the next page say it, once."""
    said = base64.urlsafe_b64encode(json.dumps([sentence[:900], bad]).encode()).decode()
    answer.set_cookie(SAID, said, max_age=60, path=WHERE, httponly=True, samesite="Lax")


def told_in(request: web.Request) -> tuple[str, bool] | None:
    """What the page before left to be said, and whether it is bad news."""
    try:
        said = json.loads(base64.urlsafe_b64decode(request.cookies.get(SAID, "")))
        return str(said[0]), bool(said[1])
    except (ValueError, LookupError, TypeError):
        return None


def _is_ours(desk: Desk) -> bool:
    parts = desk.request.app[PARTS]
    origin = desk.request.headers.get("Origin")
    known = {urlsplit(parts.public_url).netloc, desk.request.host}
    # Browsers say "null" for our own forms, since our pages tell nobody where one comes from.
    if origin not in {None, "null"} and urlsplit(origin).netloc not in known:
        return False
    return parts.signer.proves_reply("csrf", desk.session.id.hex, desk.form.csrf)


def _way_in(request: web.Request) -> str:
    return (
        LOGIN if request.method == "POST" else f"{LOGIN}?next={quote(request.path_qs, safe='/')}"
    )


def _shown(desk: Desk) -> tuple[Entry, ...]:
    return tuple(each for each in MENU if each.is_for(desk.actor, desk.settings))
