"""The page inside Telegram: who opened it is told by Telegram, and it leads to the page to sign."""

from aiohttp import web

from core.links import Purpose
from core.people import Actor
from core.usecases.sign_links import OpenSigningHere, open_signing_here
from web.forms import posted
from web.init_data import NotFromTelegram, person_in
from web.pages import company_of, language_of_browser, page, words_for
from web.parts import PARTS

TELEGRAM = "https://telegram.org"
POLICY = (
    f"default-src 'none'; script-src 'self' {TELEGRAM}; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


async def show_app(request: web.Request) -> web.StreamResponse:
    """Waits for Telegram's word; looking changes nothing."""
    words = words_for(request, language_of_browser(request))
    shown = page("app.html", words, company=await company_of(request), script=TELEGRAM)
    shown.headers["Content-Security-Policy"] = POLICY
    return shown


async def open_app(request: web.Request) -> web.StreamResponse:
    """On to the page to sign: of the order in hand, or of what was scanned."""
    parts, form = request.app[PARTS], await posted(request)
    if parts.init_data_key is None:
        raise web.HTTPNotFound
    telegram_id = person_in(form.get("init_data", ""), parts.init_data_key, parts.clock())
    user = await parts.door.ask(lambda uow: uow.users.by_telegram_id(telegram_id))
    if user is None or not user.works_here:
        raise NotFromTelegram
    command = OpenSigningHere(telegram_id, form.get("scanned", "")[:2000])
    link_id = await parts.door.do(open_signing_here, command, Actor.of(user))
    raise web.HTTPSeeOther(f"/sign/{parts.signer.token(Purpose.SIGN, link_id)}")
