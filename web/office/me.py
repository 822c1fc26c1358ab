"""One's own: language, what is mailed too, the calendar's address, the browsers one is in."""

from aiohttp import web

from core.links import Purpose
from core.usecases.calendars import MakeCalendar, make_calendar
from core.usecases.sessions import EndSession, end_session, sessions_of
from core.usecases.user_changes import WantMails, want_mails
from core.usecases.users import SpeakLanguage, speak_language
from core.words import LANGUAGES, N_
from web.office.desk import Desk, office
from web.office.reading import an_id
from web.pages import NAMES
from web.parts import PARTS


async def show(desk: Desk) -> web.StreamResponse:
    """What is one's own."""
    sessions = await desk.ask(lambda uow: sessions_of(desk.actor, uow))
    rows = [
        (
            each.id,
            each.browser,
            desk.words.when(each.seen_at or each.made_at, desk.now),
            each.id == desk.session.id,
        )
        for each in sessions
    ]
    languages = [(code, NAMES[code]) for code in LANGUAGES]
    return desk.page("me.html", sessions=rows, languages=languages)


async def speak(desk: Desk) -> web.StreamResponse:
    """Another language from now on."""
    await desk.do(speak_language, SpeakLanguage(desk.form.text("language")))
    return desk.back(to="/office/me")


async def mails(desk: Desk) -> web.StreamResponse:
    """Whether what one is given is mailed too."""
    await desk.do(want_mails, WantMails(desk.form.has("wanted")))
    return desk.back(N_("Kept."))


async def calendar(desk: Desk) -> web.StreamResponse:
    """The address of one's own calendar, or another one."""
    made = await desk.do(make_calendar, MakeCalendar(anew=desk.form.has("anew")))
    token = desk.request.app[PARTS].signer.token(Purpose.CALENDAR, made)
    return web.Response(status=303, headers={"Location": f"/calendar/{token}"})


async def out(desk: Desk) -> web.StreamResponse:
    """Out of one other browser."""
    await desk.do(end_session, EndSession(an_id(desk.form.text("session"))))
    return desk.back(N_("That browser is out."))


ROUTES = (
    web.get("/office/me", office(show)),
    web.post("/office/me/language", office(speak)),
    web.post("/office/me/mails", office(mails)),
    web.post("/office/me/calendar", office(calendar)),
    web.post("/office/me/out", office(out)),
)
