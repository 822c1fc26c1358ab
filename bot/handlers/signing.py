"""Signing: what is signed is shown first; then the customer, here, by mail or not at all (SG)."""

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.asking import waiting
from bot.handlers.orders import on_card
from bot.keyboards import back, button
from bot.phrases import amount, header, lines, of_measure, safe, say
from bot.routing import Routes
from bot.said import Said
from bot.steps.signing import (
    AskToSign,
    CustomerNext,
    Mailed,
    Signed,
    SignSeen,
    ToSign,
    mail_sign_link,
    sign_seen,
    to_sign,
)
from bot.tapped import argument, order_of
from core.chat import Button, ChatMessage, Pending, Style
from core.lines import Line, Measure
from core.numbers import OrderNumber
from core.self_checks import SelfCheck
from core.text import one_line
from core.usecases.customer_signing import (
    AskCustomerSignature,
    SkipCustomerSignature,
    skip_customer_signature,
)
from core.words import N_, Words
from core.work_order import WorkOrder

ASKED, ASKED_EMAIL = "sign-name", "sign-email"
SIGN_LINK = "sign:"
LONGEST_NAME = 120
MOST_LINES = 25
MOST_TEXT = 3400
_NAME = re.compile(
    r"[^\W\d_][\w.'’-]*(?: (?:af|av|de|der|van|von))?(?: [^\W\d_a-zåäö][\w.'’-]*){1,3}"
)


def sign_ask(said: Said, known: Known) -> Acts:
    """Show what will be signed and by whom; or, that done, how the customer signs."""
    return (Act(to_sign, AskToSign(order_of(said)), _sheet),)


def name_typed(said: Said, known: Known, pending: Pending) -> Acts | None:
    """Another name clarification than one's own (SG-07); what is no name is no answer."""
    if not _NAME.fullmatch(said.text.strip()):
        return None
    command = AskToSign(OrderNumber.parse(pending.order or ""))
    return (Act(to_sign, command, _sheet_with_name),)


def sign(said: Said, known: Known) -> Acts:
    """Sign as it was shown, finished or with more visits to come (SG-03)."""
    number = order_of(said)
    name = _typed_name(number, known) or (known.user.name if known.user else "")
    seen = said.tap.seen if said.tap else 0
    command = SignSeen(number, name, finished=bool(argument(said, int)), seen=seen)
    return (Act(sign_seen, command, _signed),)


def mail_link(said: Said, known: Known) -> Acts:
    """Mail the customer a link to sign with (SG-02)."""
    return (Act(mail_sign_link, AskCustomerSignature(order_of(said)), _mailed),)


def email_typed(said: Said, known: Known, pending: Pending) -> Acts:
    """The address that was missing."""
    number = OrderNumber.parse(pending.order or "")
    return (Act(mail_sign_link, AskCustomerSignature(number, said.text.strip()), _mailed_typed),)


def skip(said: Said, known: Known) -> Acts:
    """Go on without the customer's signature (0b)."""
    return (Act(skip_customer_signature, SkipCustomerSignature(order_of(said)), _skipped),)


def _sheet(found: ToSign, known: Known) -> Answer:
    order, words = found.order, known.words
    if found.customer is not None and not order.unsigned:
        return Answer(edit=_customer_next(order, found.customer, words))
    if not order.may_be_signed:
        nothing = words.text(N_("There is nothing to sign yet. Write what you did first."))
        return Answer(toast=nothing, card=order.number, in_place=True)
    name = _typed_name(order.number, known) or found.name
    expected = replace(waiting(known.said, ASKED, order.number), context={"name": name})
    return Answer(edit=_to_be_signed(order, name, known), expect=expected)


def _sheet_with_name(found: ToSign, known: Known) -> Answer:
    pending = known.pending
    name = one_line(known.said.text, LONGEST_NAME)
    if pending is None:
        return Answer()
    return Answer(
        edit=_to_be_signed(found.order, name, known),
        edit_id=pending.prompt_message_id,
        expect=replace(pending, context={"name": name}),
    )


def _to_be_signed(order: WorkOrder, name: str, known: Known) -> ChatMessage:
    words, number = known.words, order.number
    html = lines(
        words.text(N_("✍️ {order}: this is what is signed"), order=header(number, words)),
        "",
        *_unsigned(order, known),
        "",
        say(
            words, N_("Name: <b>{name}</b>. Write another name if somebody else signs."), name=name
        ),
    )
    finished = words.text(N_("✍️ Finished, sign as {name}"), name=one_line(name, 40))
    more = words.text(N_("More visits to come"))
    rows = (
        (button(finished, Action.SIGN, number, 1, seen=order.version, style=Style.PRIMARY),),
        (button(more, Action.SIGN, number, 0, seen=order.version),),
        (back(number, words),),
    )
    return on_card(number, html, rows)


def _unsigned(order: WorkOrder, known: Known) -> Iterable[str]:
    told: list[str] = []
    room = MOST_TEXT
    for line in reversed(order.unsigned):
        told.insert(0, _to_sign(line, known))
        room -= len(told[0]) + 1
        if len(told) > MOST_LINES or room < 0:
            del told[0]
            break
    hidden = len(order.unsigned) - len(told)
    if hidden > 0:
        yield known.words.plural(
            "… and {count} earlier line", "… and {count} earlier lines", hidden
        )
    yield from told


def _to_sign(line: Measure | Line | SelfCheck, known: Known) -> str:
    match line:
        case Measure():
            short = replace(line, text=one_line(line.text, 90))
            return f"✓ {of_measure(short, known.words, known.words.today(known.now))}"
        case SelfCheck():
            return f"☑️ {safe(line.name)}"
    sign = "⏱" if line.unit == "h" else "📦"
    return f"{sign} {safe(amount(line, known.words))}"


def _signed(signed: Signed, known: Known) -> Answer:
    order, words = signed.order, known.words
    if not signed.done:
        name = _typed_name(order.number, known) or (known.user.name if known.user else "")
        toast = words.text(N_("The order has changed. This is what is signed now."))
        return Answer(edit=_to_be_signed(order, name, known), toast=toast, alert=True)
    toast = words.text(N_("You have signed AO {number}."), number=order.number)
    if signed.customer is None:
        return Answer(card=order.number, in_place=True, toast=toast, forget=True)
    return Answer(edit=_customer_next(order, signed.customer, words), toast=toast, forget=True)


def _customer_next(order: WorkOrder, how: CustomerNext, words: Words) -> ChatMessage:
    html = words.text(
        N_("✍️ {order} is signed by you. Now the customer signs."),
        order=header(order.number, words),
    )
    return on_card(order.number, html, tuple(_ways(order, how, words)))


def _ways(order: WorkOrder, how: CustomerNext, words: Words) -> Iterable[tuple[Button, ...]]:
    here = words.text(N_("✍️ Sign here"))
    yield (Button(here, url=f"{SIGN_LINK}{how.link_id}", style=Style.PRIMARY),)
    label = (
        words.text(N_("Mail the link to {address}"), address=one_line(how.address, 40))
        if how.address
        else words.text(N_("Mail the link"))
    )
    yield (button(label, Action.MAIL_SIGN_LINK, order.number),)
    if how.may_skip:
        label = words.text(N_("No customer signature"))
        yield (button(label, Action.NO_CUSTOMER_SIGNATURE, order.number),)
    yield (back(order.number, words),)


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
    return Answer(card=number, in_place=True, note=note)


def _typed_name(number: OrderNumber, known: Known) -> str | None:
    pending = known.pending
    if pending is None or pending.kind != ASKED or pending.order != str(number):
        return None
    return str(pending.context.get("name") or "") or None


ROUTES = Routes(
    taps={
        Action.SIGN_ASK: sign_ask,
        Action.SIGN: sign,
        Action.MAIL_SIGN_LINK: mail_link,
        Action.NO_CUSTOMER_SIGNATURE: skip,
    },
    questions={ASKED: name_typed, ASKED_EMAIL: email_typed},
)
