"""What a customer's own user does at the office: reports a fault, and writes on his orders."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from aiohttp import web

from core.refusals import BadInput, Refused
from core.stickers import start_word
from core.text import PARAGRAPHS, said
from core.usecases.comments import CommentAsCustomer, comment_as_customer
from core.usecases.own_reports import ReportOwnFault, own_places, report_own_fault
from core.words import N_
from web.office.desk import Desk, office
from web.office.order.at import PAGE, number_of
from web.office.order.showing import kept, lead_back
from web.office.orders.asked import WHERE
from web.parts import PARTS
from web.sent_photos import MOST_BYTES, MOST_PHOTOS, PHOTO, photos_sent, stored

HERE = "/office/report"
TYPED = ("text", "place")


async def show(desk: Desk) -> web.StreamResponse:
    """The form."""
    return await _form(desk, {"text": "", "place": ""}, str(uuid4()))


async def report(desk: Desk) -> web.StreamResponse:
    """An order of his customer's, or the form once more with what was typed and why."""
    typed, once = {each: desk.form.text(each) for each in TYPED}, desk.form.text("once")

    async def again(refused: Refused) -> web.StreamResponse:
        return await _form(desk, typed, once, refused)

    desk.again = again
    parts = desk.request.app[PARTS]
    photos = photos_sent(desk.form, desk.user.name, desk.now)
    command = ReportOwnFault(
        _once(once), typed["text"], typed["place"], await stored(photos, parts), parts.language
    )
    number = await desk.do(report_own_fault, command)
    said_ = N_("Thank you, we have your report. It is order {number}.")
    return desk.back(said_, to=f"{WHERE}/{number}", number=number)


async def write(desk: Desk) -> web.StreamResponse:
    """A comment of the customer's, with photos; the same form sent twice is one (CO-01)."""
    photos = photos_sent(desk.form, desk.user.name, desk.now)
    text = desk.form.text("text").strip() or ", ".join(photo.name for photo, _ in photos)
    number = number_of(desk)
    command = CommentAsCustomer(
        number,
        said(text),
        documents=await stored(photos, desk.request.app[PARTS]),
        comment_id=_once(desk.form.text("once")),
    )
    await desk.do(comment_as_customer, command)
    return desk.back(N_("Sent to those who work on the order."), to=f"{WHERE}/{number}#comments")


async def _form(
    desk: Desk, typed: dict[str, str], once: str, refused: Refused | None = None
) -> web.StreamResponse:
    facilities, objects = await desk.ask(lambda uow: own_places(desk.actor, uow))
    return desk.page(
        "report.html",
        400 if refused else 200,
        typed=typed,
        once=once,
        sentence=desk.words.text(refused.sentence, **refused.fields) if refused else "",
        choose_again=bool(desk.form.files),
        facilities=[(start_word(each), each.place) for each in facilities],
        objects=[(start_word(each), f"{each.name} · {each.code}") for each in objects],
        there=HERE,
        longest=PARAGRAPHS,
        most=MOST_PHOTOS,
        photo=PHOTO,
    )


def _once(text: str) -> UUID:
    try:
        return UUID(text[:64])
    except ValueError:
        raise BadInput(N_("Open the page again and write once more.")) from None


ROUTES: Sequence[Any] = (
    web.get(HERE, office(show)),
    web.post(HERE, office(report, most=MOST_BYTES)),
    web.get(f"{PAGE}/messages", office(lead_back)),
    web.post(f"{PAGE}/messages", office(kept(write), most=MOST_BYTES)),
)
