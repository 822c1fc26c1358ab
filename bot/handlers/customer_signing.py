"""The customer's signature: here on this phone, by a link in a mail, or not at all (SG-02)."""

from collections.abc import Iterable

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.asking import ask
from bot.handlers.orders import on_card
from bot.keyboards import back, button
from bot.phrases import header, lines, say
from bot.routing import Routes
from bot.said import Said
from bot.steps.signing import CustomerNext, Mailed, mail_sign_link
from bot.tapped import order_of
from core.chat import Button, ChatMessage, Pending, Style
from core.numbers import OrderNumber
from core.text import one_line
from core.usecases.customer_signing import (
    AskCustomerSignature,
    DeclineToSign,
    SkipCustomerSignature,
    decline_to_sign,
    skip_customer_signature,
)
from core.words import N_, Words
from core.work_order import State, WorkOrder

ASKED_EMAIL, ASKED_REASON = "sign-email", "sign-declined"
SIGN_LINK = "sign:"


def mail_link(said: Said, known: Known) -> Acts:
    """Mail the customer a link to sign with (SG-02)."""
    return (Act(mail_sign_link, AskCustomerSignature(order_of(said)), _mailed),)


def mail_link_to(said: Said, known: Known) -> Acts:
    """Ask for another address than the contact's."""
    return ask(said, known, ASKED_EMAIL, N_("✍️ Write the address the link should go to."))


def email_typed(said: Said, known: Known, pending: Pending) -> Acts:
    """The address that was asked for."""
    number = OrderNumber.parse(pending.order or "")
    return (Act(mail_sign_link, AskCustomerSignature(number, said.text.strip()), _mailed_typed),)


def skip(said: Said, known: Known) -> Acts:
    """Go on without the customer's signature (0b)."""
    return (Act(skip_customer_signature, SkipCustomerSignature(order_of(said)), _skipped),)


def decline_ask(said: Said, known: Known) -> Acts:
    """Ask why the customer will not sign."""
    question = N_("✍️ Write why the customer will not sign. It is kept as a comment.")
    return ask(said, known, ASKED_REASON, question)


def reason_typed(said: Said, known: Known, pending: Pending) -> Acts:
    """What the customer said."""
    number = OrderNumber.parse(pending.order or "")
    return (Act(decline_to_sign, DeclineToSign(number, said.text), _declined),)


def customer_next(
    order: WorkOrder, how: CustomerNext, words: Words, *more: str, undo: Button | None = None
) -> ChatMessage:
    """How the customer may sign now; ``more`` stands below it, ``undo`` takes one's own back."""
    html = words.text(
        N_("✍️ {order} is signed by you. Now the customer signs."),
        order=header(order.number, words),
    )
    rows = (*_ways(order, how, words), (undo,)) if undo else tuple(_ways(order, how, words))
    return on_card(order.number, lines(html, *more), (*rows, (back(order.number, words),)))


def _ways(order: WorkOrder, how: CustomerNext, words: Words) -> Iterable[tuple[Button, ...]]:
    number = order.number
    here, link = words.text(N_("✍️ Sign here")), f"{SIGN_LINK}{how.link_id}"
    yield (Button(here, url=link, style=Style.PRIMARY, app=True),)
    mail = (
        words.text(N_("Mail the link to {address}"), address=one_line(how.address, 40))
        if how.address
        else words.text(N_("Mail the link"))
    )
    yield (button(mail, Action.MAIL_SIGN_LINK, number),)
    if how.address:
        yield (button(words.text(N_("Another address")), Action.MAIL_SIGN_LINK_TO, number),)
    if how.may_skip:
        label = words.text(N_("No customer signature"))
        yield (button(label, Action.NO_CUSTOMER_SIGNATURE, number),)
    yield (button(words.text(N_("The customer declines")), Action.CUSTOMER_DECLINES, number),)


def _mailed(mailed: Mailed, known: Known) -> Answer:
    toast = known.words.text(N_("It is on its way already.")) if mailed.again else ""
    number = order_of(known.said)
    note = _on_its_way(mailed, number, known.words)
    return Answer(card=number, in_place=True, note=note, toast=toast)


def _mailed_typed(mailed: Mailed, known: Known) -> Answer:
    number = OrderNumber.parse((known.pending and known.pending.order) or "")
    return Answer(card=number, note=_on_its_way(mailed, number, known.words), forget=True)


def _on_its_way(mailed: Mailed, number: OrderNumber, words: Words) -> str:
    return say(
        words,
        N_("✍️ A link to sign AO {number} is on its way to {address}. You hear when it is signed."),
        number=number,
        address=mailed.address,
    )


def _skipped(order: WorkOrder, known: Known) -> Answer:
    number = order.number
    note = say(known.words, N_("✓ AO {number} is signed, without the customer."), number=number)
    return Answer(card=number, in_place=True, note=note, undo=True)


def _declined(order: WorkOrder, known: Known) -> Answer:
    sentence = (
        N_("✓ AO {number} is signed, without the customer. What the customer said is kept.")
        if order.state is State.SIGNED
        else N_("AO {number} still waits for the customer's signature. What was said is kept.")
    )
    note = say(known.words, sentence, number=order.number)
    return Answer(card=order.number, note=note, forget=True, undo=True)


ROUTES = Routes(
    taps={
        Action.MAIL_SIGN_LINK: mail_link,
        Action.MAIL_SIGN_LINK_TO: mail_link_to,
        Action.NO_CUSTOMER_SIGNATURE: skip,
        Action.CUSTOMER_DECLINES: decline_ask,
    },
    questions={ASKED_EMAIL: email_typed, ASKED_REASON: reason_typed},
)
