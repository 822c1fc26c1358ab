"""The way in: a personal link that opens once, a mail with one, and the way out."""

from uuid import UUID

from aiohttp import web

from core.links import Purpose
from core.people import Actor
from core.text import one_line
from core.usecases.sessions import (
    EndSession,
    LinkOpensNothing,
    MailLink,
    OpenSession,
    end_session,
    mail_link,
    open_session,
)
from core.words import N_
from web.forms import posted
from web.links import wrong_token
from web.office.desk import COOKIE, LOGIN, SAID, WHERE, Desk, office, tell, told_in
from web.office.forms import page_of_ours
from web.pages import company_of, language_of_browser, page, words_for
from web.parts import PARTS

A_MONTH = 30 * 24 * 3600
LONGEST_ADDRESS = 254
OURS, BY_HAND = "same-origin", "none"
"""What browsers say of where a form was sent from; old ones say nothing."""


async def show_link(request: web.Request) -> web.StreamResponse:
    """A button: looking at the link opens nothing, since mail hosts and chats look at links."""
    _session_id(request)
    words = words_for(request, language_of_browser(request))
    return page("office/in.html", words, company=await company_of(request), next=_next(request))


async def open_link(request: web.Request) -> web.StreamResponse:
    """Come in, once; not by a button on a page of others, who would have him in as somebody else."""
    if request.headers.get("Sec-Fetch-Site", OURS) not in {OURS, BY_HAND}:
        return _to(request.path)
    form = await posted(request)
    command = OpenSession(_session_id(request), request.headers.get("User-Agent", ""))
    parts = request.app[PARTS]
    try:
        await parts.door.do(open_session, command, Actor(""))
    except LinkOpensNothing as refused:
        words = words_for(request, language_of_browser(request))
        answer = _to(LOGIN)
        tell(answer, words.text(refused.sentence), bad=True)
        return answer
    answer = _to(page_of_ours(form.get("next", "")) or WHERE)
    answer.set_cookie(
        COOKIE,
        parts.signer.token(Purpose.SESSION, command.session_id),
        max_age=A_MONTH,
        path=WHERE,
        httponly=True,
        samesite="Lax",
        secure=parts.public_url.startswith("https://"),
    )
    return answer


async def show_login(request: web.Request) -> web.StreamResponse:
    """Ask for the address that a link is mailed to."""
    return await _login(request, sent=False)


async def mail_a_link(request: web.Request) -> web.StreamResponse:
    """Mail one; whether the address is known, nobody learns here."""
    form = await posted(request)
    address = one_line(form.get("email", ""), LONGEST_ADDRESS)
    await request.app[PARTS].door.do(mail_link, MailLink(address), Actor(""))
    return await _login(request, sent=True)


async def go_out(desk: Desk) -> web.StreamResponse:
    """Out of this browser, or of all."""
    everywhere = desk.form.has("everywhere")
    await desk.do(end_session, EndSession(None if everywhere else desk.session.id))
    answer = _to(LOGIN)
    answer.del_cookie(COOKIE, path=WHERE)
    tell(answer, desk.words.text(N_("You are out. Come back by a new link.")))
    return answer


async def _login(request: web.Request, *, sent: bool) -> web.Response:
    words = words_for(request, language_of_browser(request))
    told = told_in(request)
    answer = page(
        "office/login.html", words, company=await company_of(request), sent=sent, told=told
    )
    if told:
        answer.del_cookie(SAID, path=WHERE)
    return answer


def _session_id(request: web.Request) -> UUID:
    found = request.app[PARTS].signer.link_id(Purpose.OFFICE, request.match_info["token"])
    if found is None:
        wrong_token(request)
        raise web.HTTPSeeOther(LOGIN)
    return found


def _to(address: str) -> web.Response:
    return web.Response(status=303, headers={"Location": address})


def _next(request: web.Request) -> str:
    return page_of_ours(request.query.get("next", ""))


ROUTES = (
    web.get("/office/in/{token}", show_link),
    web.post("/office/in/{token}", open_link),
    web.get(LOGIN, show_login),
    web.post(LOGIN, mail_a_link),
    web.post("/office/out", office(go_out)),
)
