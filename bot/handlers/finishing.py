"""After signing: ready for invoicing, and the protocol (IN-01, MS-04)."""

from bot.acts import Act, Acts, Answer, Known
from bot.codes import Action
from bot.looking import Look, Seen, look
from bot.phrases import safe, say
from bot.said import Said
from bot.steps.signing import Mailed, mail_protocol
from bot.tapped import argument, order_of
from core.chat import ChatMessage
from core.refusals import Refused
from core.text import one_line
from core.usecases.finishing import (
    ArticlesLeftToOrder,
    AsksToInvoiceAgain,
    AsksToSend,
    MarkReady,
    PayersDiffer,
    SendProtocol,
    WithdrawReady,
    mark_ready,
    withdraw_ready,
)
from core.words import N_, Words
from core.work_order import WorkOrder

ARTICLES, PAYERS, SEND, KEEP = 1, 2, 4, 8
"""The answers that a button carries, added up: two kinds of *anyway*, and whether to send."""

QUESTIONS: dict[type[Refused], tuple[int, int | None]] = {
    ArticlesLeftToOrder: (ARTICLES, None),
    PayersDiffer: (PAYERS, None),
    AsksToSend: (SEND, KEEP),
    AsksToInvoiceAgain: (SEND, KEEP),
}
"""What *ready* asks, with the answers that yes and no add; no more than one goes no further."""


def ready(said: Said, known: Known) -> Acts:
    """Ready for invoicing; articles left to order are asked about first (AO-11)."""
    command = MarkReady(order_of(said), today=known.words.today(known.now))
    return (Act(mark_ready, command, _ready),)


def answered_so_far(said: Said) -> int:
    """The answers that the tapped button carries."""
    tap = said.tap
    return argument(said, int) if tap and tap.action is Action.READY_ANYWAY else 0


def ready_anyway(said: Said, known: Known) -> Acts:
    """The same, with what was answered so far."""
    answers = argument(said, int)
    command = MarkReady(
        order_of(said),
        despite_articles_to_order=bool(answers & ARTICLES),
        despite_payers=bool(answers & PAYERS),
        send=bool(answers & SEND) if answers & (SEND | KEEP) else None,
        today=known.words.today(known.now),
    )
    return (Act(mark_ready, command, _ready_after_asking),)


def withdraw(said: Said, known: Known) -> Acts:
    """Take it back."""
    return (Act(withdraw_ready, WithdrawReady(order_of(said)), _withdrawn),)


def protocol(said: Said, known: Known) -> Acts:
    """The protocol as a PDF, here."""
    return (Act(look, Look(order_of(said), known.words), _with_protocol),)


def send(said: Said, known: Known) -> Acts:
    """The protocol by mail to the contact."""
    return (Act(mail_protocol, SendProtocol(order_of(said)), _mailed),)


def _ready(order: WorkOrder, known: Known) -> Answer:
    toast = known.words.text(N_("AO {number} is ready for invoicing."), number=order.number)
    return Answer(card=order.number, in_place=True, toast=toast)


def _ready_after_asking(order: WorkOrder, known: Known) -> Answer:
    note = say(known.words, N_("✓ AO {number} is ready for invoicing."), number=order.number)
    return Answer(card=order.number, in_place=True, note=note)


def _withdrawn(order: WorkOrder, known: Known) -> Answer:
    toast = known.words.text(N_("AO {number} is not ready any more."), number=order.number)
    return Answer(card=order.number, in_place=True, toast=toast)


def _with_protocol(seen: Seen, known: Known) -> Answer:
    return Answer(say=(protocol_message(seen.order, known.words),))


def protocol_message(order: WorkOrder, words: Words) -> ChatMessage:
    """The message that carries the protocol of an order."""
    number, title = str(order.number), one_line(order.title)
    html = say(words, N_("📎 Protocol for <b>AO {number}</b>"), number=number)
    if title:
        html = f"{html} · {safe(title)}"
    return ChatMessage(html, stands_for={"order": number}, protocol_of=number)


def _mailed(mailed: Mailed, known: Known) -> Answer:
    sentence = (
        N_("It is on its way already.")
        if mailed.again
        else N_("The protocol is on its way to {address}.")
    )
    return Answer(toast=known.words.text(sentence, address=mailed.address))
