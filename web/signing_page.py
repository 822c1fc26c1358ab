"""The signing page: shows the lines, takes a drawn signature or a no; looking never signs."""

from collections.abc import Mapping

from aiohttp import web

from core import settings
from core.links import Purpose
from core.words import N_, Words
from web.drawings import drawing_in
from web.forms import posted
from web.links import Opened, open_link
from web.pages import Company, here, page, words_for
from web.parts import PARTS, WebParts
from web.sign_view import answered, sign_view
from web.signing import Answer, DeclineByLink, SignByLink, decline_by_link, sign_by_link

HEADING = N_("Sign for the work")
DONE_HEADING = N_("The work on your order")
CHANGED = N_(
    "The order changed while this page was open. Other lines stand here now than those you "
    "signed: look at them, then sign once more."
)


async def show_signing(request: web.Request) -> web.StreamResponse:
    """The page; looking changes nothing, however often a mail scanner looks."""
    return _page(request, await open_link(request, Purpose.SIGN))


async def answer_signing(request: web.Request) -> web.StreamResponse:
    """Keep the signature or the no; a link that was answered shows how things stand."""
    opened = await open_link(request, Purpose.SIGN)
    form = await posted(request)
    if answered(opened, _words(request, opened)) is not None:
        raise web.HTTPSeeOther(here(request))
    act = _decline if form.get("answer") == "decline" else _sign
    if await act(request, opened, form) is Answer.LINES_CHANGED:
        return _page(request, await open_link(request, Purpose.SIGN), notice=CHANGED, status=409)
    raise web.HTTPSeeOther(here(request))


async def _sign(request: web.Request, opened: Opened, form: Mapping[str, str]) -> Answer:
    by_name = form.get("answer") == "name"
    drawn = None if by_name else await _drawn(request.app[PARTS], form)
    command = SignByLink(opened.link.id, form.get("name", ""), drawn, form.get("lines", ""))
    return await request.app[PARTS].door.do(sign_by_link, command, opened.actor)


async def _drawn(parts: WebParts, form: Mapping[str, str]) -> str:
    sent = form.get("drawing", ""), form.get("strokes", "")
    return await parts.files.put(await parts.processes.run(drawing_in, *sent, seconds=10.0))


async def _decline(request: web.Request, opened: Opened, form: Mapping[str, str]) -> Answer:
    command = DeclineByLink(opened.link.id, form.get("reason", ""))
    return await request.app[PARTS].door.do(decline_by_link, command, opened.actor)


def _page(
    request: web.Request, opened: Opened, *, notice: str | None = None, status: int = 200
) -> web.Response:
    words = _words(request, opened)
    standing = answered(opened, words)
    return page(
        "sign.html",
        words,
        company=Company.of(opened.settings),
        status=status,
        heading=words.text(DONE_HEADING if standing else HEADING),
        order=sign_view(opened, words),
        answered=standing,
        notice=words.text(notice) if notice else None,
        action=here(request),
        name=opened.reader,
        by_name=opened.settings[settings.SIGN_BY_NAME],
    )


def _words(request: web.Request, opened: Opened) -> Words:
    return words_for(request, opened.link.language, opened.order.language)
