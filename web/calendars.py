"""A person's own calendar, followed by his program, and the page that hands it to him."""

import hashlib
from uuid import UUID

from aiohttp import web

from core.links import Purpose
from core.usecases.calendars import OwnCalendar, calendar_behind
from web.links import DeadLink, wrong_token
from web.pages import company_of, page, words_for
from web.parts import PARTS

KEPT = "private, max-age=300"


async def hand_out_calendar(request: web.Request) -> web.StreamResponse:
    """The calendar itself; unchanged since the last look, it is not sent again."""
    calendar = await _opened(request)
    tag = _tag(calendar)
    headers = {"Cache-Control": KEPT, "ETag": tag}
    if request.headers.get("If-None-Match") == tag:
        return web.Response(status=304, headers=headers)
    parts = request.app[PARTS]
    content = await parts.calendars.written(calendar, parts.clock())
    return web.Response(
        body=content, content_type="text/calendar", charset="utf-8", headers=headers
    )


async def show_calendar(request: web.Request) -> web.StreamResponse:
    """One button that has the phone's own calendar follow it, and the address for all others."""
    calendar = await _opened(request)
    words = words_for(request, calendar.user.language)
    address = f"{request.app[PARTS].public_url.rstrip('/')}{request.path}.ics"
    follow = f"webcal://{address.partition('://')[2]}"
    return page(
        "calendar.html",
        words,
        company=await company_of(request),
        name=calendar.user.name,
        address=address,
        follow=follow,
    )


async def _opened(request: web.Request) -> OwnCalendar:
    parts = request.app[PARTS]
    calendar_id = parts.signer.link_id(Purpose.CALENDAR, request.match_info["token"])
    found = None if calendar_id is None else await _behind(request, calendar_id)
    if found is None:
        wrong_token(request)
        raise DeadLink
    return found


async def _behind(request: web.Request, calendar_id: UUID) -> OwnCalendar | None:
    return await request.app[PARTS].door.ask(lambda uow: calendar_behind(calendar_id, uow))


def _tag(calendar: OwnCalendar) -> str:
    shown = repr((calendar.user.name, calendar.user.language, calendar.entries))
    return f'"{hashlib.sha256(shown.encode()).hexdigest()[:24]}"'
