"""Answers what goes wrong: a refusal with its sentence, a fault with nothing of its inside."""

import logging

from aiohttp import web
from aiohttp.typedefs import Handler

from core.ports import TookTooLong
from core.refusals import BadInput, NoSuchOrder, NotAllowed, NotAllowedAtAll, Refused
from core.words import N_, Words
from web.links import DeadLink, TooManyTries
from web.pages import Company, company_of, language_of_browser, page, words_for

log = logging.getLogger(__name__)

STATUS_OF_REFUSAL: tuple[tuple[type[Refused], int], ...] = (
    (NoSuchOrder, 404),
    (NotAllowed, 403),
    (NotAllowedAtAll, 403),
    (BadInput, 400),
    (Refused, 409),
)
DEAD_LINK = (
    N_("This link doesn't open anything"),
    N_("It may have expired, been replaced by a newer one, or lost a piece when it was copied."),
    N_("Open the link in our latest e-mail about your order, or answer that e-mail."),
)  # fmt: skip
TOO_MANY = (
    N_("Please wait a minute"),
    N_("Too many links that open nothing came from where you are. In a minute yours opens again."),
)  # fmt: skip
SAID_OF_STATUS = {
    404: (N_("There is nothing here"), N_("Check the address, or open the link in our e-mail.")),
    405: (N_("That can't be done here"), N_("Open the link in our e-mail and try from there.")),
    413: (N_("That is too large"), N_("Shorten it and send it again.")),
}
NOT_DONE = (N_("That could not be done"),)
FAULT = (
    N_("Something went wrong on our side"),
    N_("Nothing you did is wrong, and what you had sent before is kept. Try again in a minute."),
)
BUSY = (
    N_("That took too long"),
    N_("We are busy right now. Try again in a minute."),
)


@web.middleware
async def answer_what_goes_wrong(request: web.Request, handler: Handler) -> web.StreamResponse:
    """The one place where a refusal or a fault becomes a page."""
    try:
        return await _answer(request, handler)
    except web.HTTPException:
        raise
    except Exception:
        log.exception("A page could not be made: %s", route_of(request))
        return _said(request, 500, *FAULT)


async def _answer(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except Refused as refused:
        return await _refusal(request, refused)
    except TookTooLong:
        log.warning("A page took too long: %s", route_of(request))
        return _said(request, 503, *BUSY)
    except web.HTTPException as said:
        if said.status < 400:
            raise
        return await _status(request, said)


async def _refusal(request: web.Request, refused: Refused) -> web.Response:
    status = next(code for kind, code in STATUS_OF_REFUSAL if isinstance(refused, kind))
    words = _words(request)
    return page(
        "said.html",
        words,
        company=await company_of(request),
        status=status,
        heading=words.text(NOT_DONE[0]),
        sentences=[words.text(refused.sentence, **refused.fields)],
        back=request.path if status != 404 else None,
    )


async def _status(request: web.Request, said: web.HTTPException) -> web.Response:
    if isinstance(said, TooManyTries):
        answer = _said(request, said.status, *TOO_MANY)
    elif isinstance(said, DeadLink):
        answer = _said(request, 404, *DEAD_LINK, company=await company_of(request))
    else:
        sentences = SAID_OF_STATUS.get(said.status, NOT_DONE)
        answer = _said(request, said.status, *sentences)
    kept = (
        (name, said.headers[name]) for name in ("Allow", "Retry-After") if name in said.headers
    )
    answer.headers.update(kept)
    return answer


def _said(
    request: web.Request,
    status: int,
    heading: str,
    *sentences: str,
    company: Company | None = None,
) -> web.Response:
    words = _words(request)
    return page(
        "said.html",
        words,
        company=company,
        status=status,
        heading=words.text(heading),
        sentences=[words.text(sentence) for sentence in sentences],
        back=None,
    )


def _words(request: web.Request) -> Words:
    return words_for(request, language_of_browser(request))


def route_of(request: web.Request) -> str:
    """The route without what stands in it, since a token is a secret."""
    resource = request.match_info.route.resource
    return resource.canonical if resource else "none"
