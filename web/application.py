"""The web application: every address there is, and what holds for all of them."""

from collections.abc import Iterator

from aiohttp import web

from web.answers import answer_what_goes_wrong
from web.app_page import open_app, show_app
from web.approval_page import answer_approval_form, show_approval
from web.calendars import hand_out_calendar, show_calendar
from web.headers import compress_files, set_headers
from web.health import (
    MAIL_QUARANTINED,
    PAGE_SECONDS,
    alive,
    figures,
    mail_quarantined,
    page_seconds,
    ready,
    time_pages,
)
from web.office.routes import ROUTES as OFFICE
from web.order_page import show_order, write_comment
from web.pages import STATIC, company_of, language_of_browser, page, words_for
from web.papers import hand_out_document, hand_out_protocol
from web.parts import PARTS, Protocols, WebParts
from web.rating_page import answer_rating, show_rating
from web.signing_page import answer_signing, show_signing
from web.sticker_page import MOST_REPORTS, WITHIN, report_fault_here, show_sticker
from web.telegram import webhook
from web.times_page import answer_times, show_times
from web.tries import REPORTS, WRONG_TRIES, WrongTries
from web.visit_page import answer_visit, show_visit
from web.vouching_page import show_vouching

__all__ = ["Protocols", "WebParts", "web_application"]

LARGEST_REQUEST = 1024 * 1024


def web_application(parts: WebParts) -> web.Application:
    """The application; run it without aiohttp's access log, since addresses hold tokens."""
    application = web.Application(
        client_max_size=LARGEST_REQUEST,
        middlewares=[time_pages, answer_what_goes_wrong, compress_files],
    )
    application[PARTS] = parts
    application[WRONG_TRIES] = WrongTries(parts.trusted)
    application[REPORTS] = WrongTries(parts.trusted, MOST_REPORTS, WITHIN)
    application[PAGE_SECONDS] = page_seconds(parts.registry)
    application[MAIL_QUARANTINED] = mail_quarantined(parts.registry)
    application.on_response_prepare.append(set_headers)
    application.add_routes(_routes(parts))
    return application


def _routes(parts: WebParts) -> list[web.AbstractRouteDef]:
    routes: list[web.AbstractRouteDef] = [
        web.get("/", front_page),
        web.get("/healthz", alive),
        web.get("/readyz", ready),
        web.get("/metrics", figures),
        web.get("/o/{token}", show_order),
        web.post("/o/{token}", write_comment),
        web.get("/o/{token}/protocol.pdf", hand_out_protocol),
        web.get("/o/{token}/documents/{document}", hand_out_document),
        *_answers(),
        web.get("/sign/{token}", show_signing),
        web.post("/sign/{token}", answer_signing),
        web.get("/app", show_app),
        web.post("/app", open_app),
        web.get("/calendar/{token}.ics", hand_out_calendar),
        web.get("/calendar/{token}", show_calendar),
        web.get("/v/{code}", show_vouching),
        web.get("/r/{word}", show_sticker),
        web.post("/r/{word}", report_fault_here),
        *OFFICE,
        web.static("/static", STATIC),
    ]
    if parts.receive_update is not None and parts.webhook_secret:
        handler = webhook(parts.receive_update, parts.webhook_secret)
        routes.append(web.post("/telegram/webhook", handler))
    return routes


def _answers() -> Iterator[web.AbstractRouteDef]:
    """What a customer answers from his mails: looking is a GET and changes nothing.

    Links that only answer begin with ``/a``: they do not open the order (BO-10).
    """
    for place in ("/o/{token}", "/a/{token}"):
        for path, shown, answered in ANSWERED_AT:
            yield web.get(f"{place}{path}", shown)
            yield web.post(f"{place}{path}", answered)


ANSWERED_AT = (
    ("/visit/{booking}", show_visit, answer_visit),
    ("/visit/{booking}/times", show_times, answer_times),
    ("/times", show_times, answer_times),
    ("/rate", show_rating, answer_rating),
    ("/approve/{approval}", show_approval, answer_approval_form),
)


async def front_page(request: web.Request) -> web.StreamResponse:
    """What this is, for whoever comes without a link."""
    words = words_for(request, language_of_browser(request))
    return page("index.html", words, company=await company_of(request))
