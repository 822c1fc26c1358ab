"""After signing: ready for invoicing, and the protocol (IN-01, MS-04)."""

from collections.abc import Iterable

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.keyboards import button
from bot.looking import Look, Seen, look
from bot.phrases import lines, safe, say
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.steps.once import A_MOMENT
from bot.steps.only_once import act_once
from bot.steps.signing import Mailed, mail_protocol
from bot.tapped import order_of
from core import permissions as may
from core.chat import Button, ChatMessage
from core.text import one_line
from core.usecases.finishing import (
    READY_MAKERS,
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
from core.work_order import State, WorkOrder


def ready(said: Said, known: Known) -> Acts:
    """Ready for invoicing; articles left to order and the like are asked about first (AO-11)."""
    command = MarkReady(
        order_of(said),
        despite_articles_to_order=known.agreed(ArticlesLeftToOrder),
        despite_payers=known.agreed(PayersDiffer),
        send=_whether_to_send(known),
        today=known.words.today(known.now),
    )
    return (Act(mark_ready, command, _ready),)


def _whether_to_send(known: Known) -> bool | None:
    again = known.answer_to(AsksToInvoiceAgain)
    return known.answer_to(AsksToSend) if again is None else again


def withdraw(said: Said, known: Known) -> Acts:
    """Take it back."""
    return (Act(withdraw_ready, WithdrawReady(order_of(said)), _withdrawn),)


def protocol(said: Said, known: Known) -> Acts:
    """The protocol as a PDF, here."""
    return (act_once(said, look, Look(order_of(said), known.words), _with_protocol, A_MOMENT),)


def send(said: Said, known: Known) -> Acts:
    """The protocol by mail to the contact."""
    return (Act(mail_protocol, SendProtocol(order_of(said)), _mailed),)


def _ready(order: WorkOrder, known: Known) -> Answer:
    words, number = known.words, order.number
    toast = words.text(N_("AO {number} is ready for invoicing."), number=number)
    note = lines(
        say(words, N_("✓ AO {number} is ready for invoicing."), number=number),
        words.text(N_("It is on its way to accounting.")) if order.was_sent else None,
    )
    undo = order.accounting is None
    return Answer(card=number, in_place=True, toast=toast, note=note, undo=undo)


def _withdrawn(order: WorkOrder, known: Known) -> Answer:
    toast = known.words.text(N_("AO {number} is not ready any more."), number=order.number)
    return Answer(card=order.number, in_place=True, toast=toast, undo=True)


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


def offer_papers(shown: Shown) -> Iterable[Button]:
    """The protocol, here and by mail."""
    order, words = shown.order, shown.words
    yield button(words.text(N_("📎 Protocol")), Action.PROTOCOL, order.number)
    if order.signatures and shown.actor.may(may.EMAIL_PROTOCOL):
        yield button(words.text(N_("Mail the protocol")), Action.MAIL_PROTOCOL, order.number)


def offer_money(shown: Shown) -> Iterable[Button]:
    """*Withdraw ready*."""
    order = shown.order
    withdrawable = order.state is State.READY and not order.on_invoice
    if withdrawable and shown.actor.may_on(order, *READY_MAKERS):
        label = shown.words.text(N_("Withdraw ready"))
        yield button(label, Action.WITHDRAW_READY, order.number)


ROUTES = Routes(
    taps={
        Action.READY: ready,
        Action.WITHDRAW_READY: withdraw,
        Action.PROTOCOL: protocol,
        Action.MAIL_PROTOCOL: send,
    },
    more={Section.PAPERS: offer_papers, Section.MONEY: offer_money},
)
