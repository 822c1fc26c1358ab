"""The page behind a sticker, where anybody reports a fault on the thing without a login (RV-09)."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from aiohttp import web

from core.people import SYSTEM
from core.refusals import BadInput, Refused
from core.text import PARAGRAPHS, one_line
from core.usecases.sticker_reports import (
    ReportAtSticker,
    named_on_sticker,
    order_reported,
    report_at_sticker,
)
from core.words import N_, Words
from web.links import DeadLink, wrong_token
from web.office.forms import Form
from web.pages import Company, company_of, here, language_of_browser, page, words_for
from web.parts import PARTS
from web.sent_photos import MOST_PHOTOS, PHOTO, photos_sent, read_with_photos, stored
from web.tries import REPORTS, address_of

MOST_REPORTS, WITHIN = 10, timedelta(minutes=10)
"""How many reports one address may try to send within that time."""
TRAP = "subject"
"""A field that no person sees and no browser fills in by itself; only a program does."""
LONGEST_WORD = 200
LATER = (
    N_("Please wait ten minutes"),
    N_("Many reports came from where you are. Go back in a while: what you wrote is still there."),
    N_("Is it urgent? Call us."),
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A sticker's page: what its thing is called, whose page it is and in what words."""

    word: str
    name: str
    company: Company
    words: Words


async def show_sticker(request: web.Request) -> web.StreamResponse:
    """The form, or the thanks for what it sent; looking changes nothing."""
    opened = await _opened(request)
    if "sent" in request.query:
        return await _thanks(request, opened)
    return _form(request, opened, Form(), uuid4())


async def report_fault_here(request: web.Request) -> web.StreamResponse:
    """Make an order of the form; a program's is thanked for and forgotten."""
    if request.app[REPORTS].too_many(address_of(request), request.app[PARTS].clock()):
        return await _later(request)
    opened = await _opened(request)
    form = await read_with_photos(request)
    report_id = _id_of(form)
    if form.text(TRAP):
        raise _sent(request, report_id)
    try:
        await _report(request, opened, form, report_id)
    except Refused as refused:
        return _form(request, opened, form, report_id, refused)
    raise _sent(request, report_id)


async def _report(request: web.Request, opened: Opened, form: Form, report_id: UUID) -> None:
    parts = request.app[PARTS]
    name, reach = form.text("name"), form.text("reach")
    photos = photos_sent(form, one_line(name) or one_line(reach), parts.clock())
    command = ReportAtSticker(
        opened.word,
        report_id,
        form.text("text"),
        reach,
        name,
        await stored(photos, parts),
        opened.words.language,
        parts.language,
    )
    await parts.door.do(report_at_sticker, command, SYSTEM)


async def _opened(request: web.Request) -> Opened:
    """The page of the word in the address; what is on no sticker counts as a wrong link."""
    word = request.match_info["word"][:LONGEST_WORD]
    name = await request.app[PARTS].door.ask(lambda uow: named_on_sticker(word, uow))
    if name is None:
        wrong_token(request)
        raise DeadLink
    words = words_for(request, language_of_browser(request))
    return Opened(word, name, await company_of(request), words)


def _form(
    request: web.Request,
    opened: Opened,
    form: Form,
    report_id: UUID,
    refused: Refused | None = None,
) -> web.Response:
    words = opened.words
    return page(
        "report.html",
        words,
        company=opened.company,
        status=200 if refused is None else 400,
        name=opened.name,
        action=here(request),
        report_id=report_id,
        typed={each: form.text(each) for each in ("text", "name", "reach")},
        trouble=refused and words.text(refused.sentence, **refused.fields),
        choose_again=bool(form.files),
        longest=PARAGRAPHS,
        most=MOST_PHOTOS,
        photo=PHOTO,
        trap=TRAP,
    )


async def _thanks(request: web.Request, opened: Opened) -> web.Response:
    """With the order's number for whoever just sent the form."""
    try:
        report_id = UUID(request.query["sent"][:64])
    except ValueError:
        raise web.HTTPNotFound from None
    number = await request.app[PARTS].door.ask(lambda uow: order_reported(report_id, uow))
    return page(
        "reported.html",
        opened.words,
        company=opened.company,
        name=opened.name,
        number=number,
        again=here(request),
    )


async def _later(request: web.Request) -> web.Response:
    words = words_for(request, language_of_browser(request))
    heading, *sentences = (words.text(each) for each in LATER)
    answer = page(
        "said.html",
        words,
        company=await company_of(request),
        status=429,
        heading=heading,
        sentences=sentences,
        back=None,
    )
    answer.headers["Retry-After"] = str(int(WITHIN.total_seconds()))
    return answer


def _sent(request: web.Request, report_id: UUID) -> web.HTTPSeeOther:
    return web.HTTPSeeOther(here(request, asking={"sent": str(report_id)}))


def _id_of(form: Form) -> UUID:
    try:
        return UUID(form.text("report")[:64])
    except ValueError:
        raise BadInput(N_("Open the page again and write once more.")) from None
