"""Letters about an order: which, to whom, with what text; and what was sent when to whom (MS)."""

from dataclasses import dataclass
from functools import partial

from aiohttp import web

from core import permissions as may
from core.deliveries import DeliveryState
from core.lists import LetterRow
from core.ports import UnitOfWork
from core.recipients import WHOSE_LABELS, Recipient, recipients_of
from core.refusals import BadInput, Refused
from core.usecases.correcting import CorrectAddress, correct_address
from core.usecases.messages import (
    LETTER_LABELS,
    RIGHTS,
    Letter,
    SendMessage,
    default_message,
    send_message,
)
from core.usecases.resending import SendAgain, SendLostAgain, send_again, send_lost_again
from core.usecases.seeing import SeeOrder, see_order
from core.words import N_
from core.work_order import WorkOrder
from web.office.desk import Desk
from web.office.order.at import named, number_of, page_of
from web.office.reading import a_count
from web.parts import PARTS

NAMES: dict[str, str] = {
    **{letter.value: LETTER_LABELS[letter] for letter in Letter},
    "sign-request": N_("Link to sign"),
    "receipt": N_("Receipt"),
    "visit-reminder": N_("Reminder of the visit"),
    "booking-cancelled": N_("Cancelled time"),
    "articles-to-order": N_("Articles to order"),
    "articles-ordered": N_("Articles ordered"),
    "articles-delivered": N_("Articles delivered"),
    "articles-corrected": N_("Changed articles"),
    "correction": N_("Correction"),
    "chat-news": N_("News, by mail instead of chat"),
    "status": N_("How it stands"),
    "alert": N_("Alert, by mail instead of chat"),
}
STATES = {
    DeliveryState.WAITING: N_("waits to be sent"),
    DeliveryState.SENDING: N_("is being sent"),
    DeliveryState.SENT: N_("sent"),
    DeliveryState.MAYBE_SENT: N_("perhaps sent"),
    DeliveryState.FAILED: N_("could not be sent"),
    DeliveryState.RETURNED: N_("came back"),
    DeliveryState.DROPPED: N_("not sent"),
}
_AGAIN = frozenset({DeliveryState.FAILED, DeliveryState.RETURNED, DeliveryState.MAYBE_SENT})
A_PAGE = 30


@dataclass(frozen=True, slots=True)
class Post:
    """What may be written to whom, and what was."""

    order: WorkOrder
    recipients: tuple[Recipient, ...]
    letters: tuple[Letter, ...]
    message: str
    log: tuple[LetterRow, ...]


async def show(desk: Desk) -> web.StreamResponse:
    """Whom to write to, and the mail log (MS-01, MS-02)."""
    return await _shown(desk, None)


async def _shown(desk: Desk, refused: Refused | None) -> web.StreamResponse:
    post = await desk.ask(partial(_post, desk))
    words, form = desk.words, desk.form
    at = a_count(desk.query.get("page", ""))
    log = post.log[at * A_PAGE : (at + 1) * A_PAGE]
    chosen = form.all("letter") or (desk.query.get("letter", Letter.MESSAGE.value),)
    default = [each.email for each in post.recipients[:1] if each.email]
    return desk.page(
        "order/letters.html",
        200 if refused is None else 409,
        refused=words.text(refused.sentence, **refused.fields) if refused else "",
        order=post.order,
        home=page_of(post.order.number),
        letters=[(e.value, words.text(LETTER_LABELS[e]), e.value in chosen) for e in post.letters],
        recipients=[(e, words.text(WHOSE_LABELS[e.whose])) for e in post.recipients],
        picked=form.all("to") or default,
        other=form.text("other"),
        texts=desk.request.app[PARTS].texts,
        phones=form.all("phone"),
        text=form.text("text") or post.message,
        log=[_row(each, desk) for each in log],
        at=at,
        last=max(0, (len(post.log) - 1) // A_PAGE),
    )


def _post(desk: Desk, uow: UnitOfWork) -> Post:
    number, actor = number_of(desk), desk.actor
    order = see_order(SeeOrder(number), actor, uow)
    actor.require(order, may.EMAIL_PROTOCOL, may.EDIT, may.EDIT_ASSIGNED)
    letters = (e for e in Letter if actor.may_on(order, RIGHTS.get(e, may.EMAIL_PROTOCOL)))
    rows = sorted(uow.outbox.rows(order=str(number)), key=lambda row: row.at, reverse=True)
    mails = tuple(row for row in rows if row.channel.value != "telegram")
    message = default_message(uow)
    return Post(order, recipients_of(order, uow), tuple(letters), message, mails)


def _row(row: LetterRow, desk: Desk) -> dict[str, object]:
    words = desk.words
    return {
        "id": row.id,
        "name": words.text(NAMES.get(row.letter, N_("Mail"))),
        "to": row.to,
        "by": row.by,
        "when": words.when(row.at, desk.now),
        "state": words.text(STATES[row.state]),
        "bad": row.state in _AGAIN,
        "error": row.error or "",
    }


async def send(desk: Desk) -> web.StreamResponse:
    """What was chosen, to whom it was chosen."""
    desk.again = partial(_shown, desk)
    number, form = number_of(desk), desk.form
    written = form.text("other").replace(";", ",").split(",")
    other = tuple(each.strip() for each in written if each.strip())
    try:
        letters = tuple(Letter(each) for each in form.all("letter"))
    except ValueError:
        raise BadInput(N_("Open the page anew and send it once more.")) from None
    if not letters:
        raise BadInput(N_("Choose what is to be sent."))
    text, by_sms = form.text("text") or None, form.has("sms")
    chosen = form.all("phone") if by_sms else form.all("to")
    gateway = desk.request.app[PARTS].texts
    command = SendMessage(number, letters, (*chosen, *other), text, by_sms=by_sms, gateway=gateway)
    sent = await desk.do(send_message, command)
    names = ", ".join(desk.words.text(LETTER_LABELS[each]) for each in sent.letters)
    return desk.back(N_("{letter}: on its way to {recipients}."), to=_page(desk), letter=names,
                     recipients=", ".join(sent.recipients))  # fmt: skip


async def send_once_more(desk: Desk) -> web.StreamResponse:
    """What did not arrive, to the same address or another."""
    command = SendAgain(named(desk, "letter"), desk.form.text("to").strip() or None)
    row = await desk.do(send_again, command)
    return desk.back(N_("It is on its way to {address}."), to=_page(desk), address=row.to)


async def correct(desk: Desk) -> web.StreamResponse:
    """Another address for whom mail comes back from, and what was lost sent there (MS)."""
    number, form = number_of(desk), desk.form
    before, after = form.text("before"), form.text("after").strip()
    await desk.do(correct_address, CorrectAddress(number, before, after))
    await desk.do(send_lost_again, SendLostAgain(number, before, after))
    return desk.back(N_("The address is {address} now, and what came back is sent there."),
                     to=form.back or page_of(number), address=after)  # fmt: skip


def _page(desk: Desk) -> str:
    return f"{page_of(number_of(desk))}/letters"


DEEDS = {"/letters/{letter}": send_once_more, "/addresses": correct}
PAGES = {"/letters": show}
SAVES = {"/letters": send}
