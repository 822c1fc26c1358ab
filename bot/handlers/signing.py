"""Signing: what is signed is shown first, or what stands in its way; then the customer (SG)."""

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.asking import waiting
from bot.handlers.customer_signing import customer_next
from bot.handlers.orders import on_card
from bot.handlers.why import sentence_of
from bot.keyboards import back, button, by_two, undo
from bot.phrases import amount, header, lines, of_measure, safe, say
from bot.remedies import fixes_for
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.shown.card_ends import partly
from bot.steps.only_once import act_once
from bot.steps.signing import AskToSign, Signed, SignSeen, ToSign, sign_seen, to_sign
from bot.tapped import argument, order_of
from core import permissions as may
from core import settings as setting
from core.chat import Button, ChatMessage, Pending, Style
from core.lines import Line, Measure
from core.numbers import OrderNumber
from core.self_checks import SelfCheck
from core.signature_chain import code_of
from core.text import one_line
from core.words import N_, Words
from core.work_order import WorkOrder

ASKED = "sign-name"
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
    seen = said.tap.seen if said.tap else 0
    finished = bool(argument(said, int))
    command = SignSeen(number, _name(number, known), finished=finished, seen=seen)
    return (act_once(said, sign_seen, command, _signed),)


def _sheet(found: ToSign, known: Known) -> Answer:
    order, words = found.order, known.words
    if found.customer is not None and not order.unsigned:
        return Answer(edit=customer_next(order, found.customer, words))
    if found.blocks:
        return Answer(edit=_not_yet(found, words))
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


def _not_yet(found: ToSign, words: Words) -> ChatMessage:
    """All that is missing at once, with a button for each fix (XT-06)."""
    order, number = found.order, found.order.number
    html = lines(
        words.text(N_("⚠️ {order} can't be signed as finished yet:"), order=header(number, words)),
        *(f"• {safe(sentence_of(block, words))}" for block in found.blocks),
    )
    fixes = by_two(fixes_for(found.blocks, order, found.actor, words))
    rows = (*fixes, (_more_visits(order, words),)) if found.may_leave else fixes
    return on_card(number, html, (*rows, (back(number, words),)))


def _more_visits(order: WorkOrder, words: Words) -> Button:
    label = words.text(N_("More visits to come"))
    return button(label, Action.SIGN, order.number, 0, seen=order.version)


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
    rows = (
        (button(finished, Action.SIGN, number, 1, seen=order.version, style=Style.PRIMARY),),
        *(((_more_visits(order, words),),) if order.unsigned else ()),
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
        toast = words.text(N_("The order has changed. This is what is signed now."))
        if not order.may_be_signed:
            return Answer(card=order.number, in_place=True, toast=toast, forget=True)
        shown = _to_be_signed(order, _name(order.number, known), known)
        return Answer(edit=shown, toast=toast, alert=True)
    toast = words.text(N_("You have signed AO {number}."), number=order.number)
    told = tuple(_told(signed, words))
    if signed.customer is None:
        note = lines(*told)
        return Answer(
            card=order.number, in_place=True, note=note, toast=toast, forget=True, undo=True
        )
    back_again = undo(order.number, known.unit, words) if known.unit else None
    shown = customer_next(order, signed.customer, words, *told, undo=back_again)
    return Answer(edit=shown, toast=toast, forget=True)


def _told(signed: Signed, words: Words) -> Iterable[str]:
    """How far it is signed, under which code, and that it is one's own now (SG-03, SG-09, XT-09)."""
    order = signed.order
    latest = order.latest_regular
    told = partly(order, words)
    if told is not None:
        yield told
    code = code_of(latest) if latest else None
    if code is not None:
        yield say(words, N_("🔒 What you signed is sealed with the code {code}."), code=code)
    if signed.assigned:
        yield words.text(N_("👤 You are now assigned to the order."))


def _name(number: OrderNumber, known: Known) -> str:
    return _typed_name(number, known) or (known.user.name if known.user else "")


def _typed_name(number: OrderNumber, known: Known) -> str | None:
    pending = known.pending
    if pending is None or pending.kind != ASKED or pending.order != str(number):
        return None
    return str(pending.context.get("name") or "") or None


def offer(shown: Shown) -> Iterable[Button]:
    """*Sign* for whoever may sign it without having it: on the card it is for those who do."""
    order, actor, words = shown.order, shown.actor, shown.words
    others = actor.may(may.EDIT) or shown.settings[setting.ASSIGN_ON_SIGNING]
    if order.is_assigned_to(actor.user_id) or not (others and actor.may(may.SIGN)):
        return
    if order.may_be_signed:
        yield button(words.text(N_("✍️ Sign")), Action.SIGN_ASK, order.number)
    elif order.waits_for_customer:
        yield button(words.text(N_("✍️ Customer's signature")), Action.SIGN_ASK, order.number)


ROUTES = Routes(
    taps={Action.SIGN_ASK: sign_ask, Action.SIGN: sign},
    questions={ASKED: name_typed},
    more={Section.OFTEN: offer},
)
