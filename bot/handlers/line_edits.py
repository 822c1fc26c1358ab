"""A line is changed: more or less of it with a tap, its price and its discount (SG-05, AR-05)."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.articles_to_order import row_again
from bot.keyboards import Rows, button, by_two
from bot.phrases import amount, header, lines, safe
from bot.routing import Routes
from bot.said import Said
from bot.shown import line_receipts
from bot.shown.line_receipts import STEP, quantity_button
from bot.shown.line_shown import one_of_them
from bot.steps.lines import (
    LineSeen,
    SeeLine,
    SetField,
    SetQuantity,
    see_line,
    set_field,
    set_quantity,
)
from bot.tapped import argument, order_of
from core.chat import ChatMessage, Pending
from core.numbers import OrderNumber
from core.text import one_line
from core.usecases.entering import WithdrawsReady
from core.views import NO_PRICES
from core.words import N_

ASKED_QUANTITY, ASKED_PRICE, ASKED_DISCOUNT = "line-quantity", "line-price", "line-discount"
QUANTITIES = (1, 2, 3, 4, 5, 10)
DISCOUNTS = (0, 5, 10, 15, 20, 25, 30, 50)
_NUMBER = r"(\d[\d   ]{0,11}(?:[.,]\d{1,4})?)"
QUANTITY = re.compile(
    rf"{_NUMBER}\s*(stycken|styck|st|pcs|pc|x|×|h|tim|m|meter|kg|l|liter)?\.?", re.IGNORECASE
)
PRICE = re.compile(rf"(?:[aà@]\s*)?{_NUMBER}\s*(?:kr|kronor|sek|:-)?\.?", re.IGNORECASE)
DISCOUNT = re.compile(rf"[-−]?\s*{_NUMBER}\s*(?:%|procent|percent)?", re.IGNORECASE)
OF_QUESTION = {
    ASKED_QUANTITY: ("quantity", QUANTITY),
    ASKED_PRICE: ("price", PRICE),
    ASKED_DISCOUNT: ("discount", DISCOUNT),
}


def quantity_tapped(said: Said, known: Known) -> Acts:
    """One more, one less, or so many."""
    seen, wanted = (Decimal(argument(said, int, nth)) / STEP for nth in (1, 2))
    command = SetQuantity(
        order_of(said),
        argument(said, UUID),
        wanted,
        seen or None,
        despite_ready=known.agreed(WithdrawsReady),
    )
    if _in_to_order_list(known):
        again = row_again(command.number, command.line_id)
        return (Act(set_quantity, command, _was_so), again)
    return (Act(set_quantity, command, _changed_here),)


def discount_tapped(said: Said, known: Known) -> Acts:
    """One of the usual discounts."""
    return change(said, known, argument(said, UUID), "discount", str(argument(said, int, 1)))


def ask(said: Said, known: Known, *, kind: str) -> Acts:
    """Ask for another value, in the place of the message."""
    command = SeeLine(order_of(said), argument(said, UUID))
    return (Act(see_line, command, partial(_asked, kind=kind)),)


def typed(said: Said, known: Known, pending: Pending) -> Acts | None:
    """The value that was asked for; anything else that is said is no answer."""
    field, pattern = OF_QUESTION[pending.kind]
    found = pattern.fullmatch(said.text.strip())
    if found is None:
        return None
    line_id = UUID(pending.context["line"])
    command = SetField(
        OrderNumber.parse(pending.order or ""),
        line_id,
        field,
        found[1],
        unit=(found[2] or "") if field == "quantity" else "",
        despite_ready=known.agreed(WithdrawsReady),
    )
    return (Act(set_field, command, partial(_changed_there, prompt=pending.prompt_message_id)),)


def change(said: Said, known: Known, line_id: UUID, field: str, value: str) -> Acts:
    """Another value of one field, in the message that was tapped."""
    command = SetField(
        order_of(said), line_id, field, value, despite_ready=known.agreed(WithdrawsReady)
    )
    return (Act(set_field, command, _changed_here),)


def as_it_is(seen: LineSeen, known: Known, *, on_card: bool) -> ChatMessage:
    """The line, in the card's place or as its receipt."""
    if on_card:
        return one_of_them(seen, known.words)
    return line_receipts.receipt(seen.order, seen.line, known.words, seen.prices)


def _in_to_order_list(known: Known) -> bool:
    return "card" in known.about and known.about.get("kind") == line_receipts.TO_ORDER


def _was_so(seen: LineSeen, known: Known) -> Answer:
    return Answer(toast=known.words.text(N_("It was so already.")) if seen.again else "")


def _changed_here(seen: LineSeen, known: Known) -> Answer:
    shown = as_it_is(_fit(seen, known), known, on_card="card" in known.about)
    asked = known.pending is not None and known.pending.kind in OF_QUESTION
    return replace(_was_so(seen, known), edit=shown, forget=asked)


def _changed_there(seen: LineSeen, known: Known, *, prompt: int | None) -> Answer:
    """After a typed answer: the receipt, at the end of the chat."""
    return Answer(say=(as_it_is(_fit(seen, known), known, on_card=False),), forget=True)


def _fit(seen: LineSeen, known: Known) -> LineSeen:
    """In a group nobody knows who reads: no prices there."""
    return seen if known.said.private else replace(seen, prices=NO_PRICES)


def _asked(seen: LineSeen, known: Known, *, kind: str) -> Answer:
    number, row, words = seen.order.number, seen.line, known.words
    about = dict(line_receipts.stands_for(seen.order, row))
    if "card" in known.about:
        about["card"] = "yes"
    html = lines(
        f"📦 {header(number, words)} · {safe(one_line(amount(row, words)))}",
        "",
        f"<b>{words.text(QUESTIONS[kind])}</b>",
    )
    again = button(words.text("Back"), Action.LINE, number, row.id)
    shown = ChatMessage(html, (*_choices(seen, kind), (again,)), stands_for=about)
    said = known.said
    context = {"line": str(row.id)}
    expected = Pending(said.speaker.id, said.place, kind, str(number), context, said.message_id)
    return Answer(edit=shown, expect=expected)


def _choices(seen: LineSeen, kind: str) -> Rows:
    number, row = seen.order.number, seen.line
    if kind == ASKED_QUANTITY:
        return by_two(
            quantity_button(str(each), number, row, Decimal(each), Decimal(0))
            for each in QUANTITIES
        )
    if kind == ASKED_DISCOUNT:
        return by_two(
            button(f"{each} %", Action.LINE_DISCOUNT, number, row.id, each) for each in DISCOUNTS
        )
    return ()


QUESTIONS = {
    ASKED_QUANTITY: N_("How many? Tap, or write it."),
    ASKED_PRICE: N_("What does one cost, without VAT? Write it, such as 1240 or 89.50."),
    ASKED_DISCOUNT: N_("How much discount, in percent? Tap, or write it."),
}

ROUTES = Routes(
    taps={
        Action.LINE_QUANTITY: quantity_tapped,
        Action.LINE_QUANTITY_ASK: partial(ask, kind=ASKED_QUANTITY),
        Action.LINE_PRICE_ASK: partial(ask, kind=ASKED_PRICE),
        Action.LINE_DISCOUNT_ASK: partial(ask, kind=ASKED_DISCOUNT),
        Action.LINE_DISCOUNT: discount_tapped,
    },
    questions=dict.fromkeys(OF_QUESTION, typed),
)
