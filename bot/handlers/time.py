"""Time: *1,5 h*, or tapped, of the kind that is meant where the register has several (AR-07)."""

from dataclasses import replace
from decimal import Decimal
from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.articles import prices_of
from bot.handlers.asking import waiting
from bot.handlers.orders import on_card
from bot.keyboards import Rows, back, button, by_two
from bot.phrases import lines, say
from bot.reading.entries import MeasureEntry, clocked, entry
from bot.reading.hours import hours_in
from bot.routing import Routes
from bot.said import Said
from bot.shown import line_receipts
from bot.shown.timer_words import start_button
from bot.steps.once import screen_of, tap_on
from bot.steps.time import AddHours, AskTime, TimeAsked, add_hours, ask_time
from bot.tapped import argument, order_of
from core.chat import Button, Hand, Pending
from core.numbers import OrderNumber
from core.refusals import BadInput
from core.text import one_line
from core.usecases.entering import WithdrawsReady
from core.usecases.lines import AddTime, LineAddedTo, add_time
from core.words import N_, Words

ASKED = "time"
_FEW_WORDS = 3
QUARTERS = (2, 4, 6, 8, 12, 16)


def hours(
    said: Said, worked: Decimal, hand: Hand, known: Known, article: str | None = None
) -> Acts:
    """A time row (AR-07)."""
    command = AddTime(
        OrderNumber.parse(hand.order),
        worked,
        hand.assignment_id,
        article,
        despite_ready=known.agreed(WithdrawsReady),
    )
    return (Act(add_time, command, _added, said),)


def ask(said: Said, known: Known, *, kind: bool = False) -> Acts:
    """Ask how long it took, with the usual times to tap."""
    meant = argument(said, UUID) if kind else None
    return (Act(ask_time, AskTime(order_of(said), known.words, meant), _asked),)


def tapped(said: Said, known: Known, *, kind: bool = False) -> Acts:
    """One of the usual times."""
    place = 1 if kind else 0
    command = AddHours(
        order_of(said),
        Decimal(argument(said, int, place)) / 4,
        tap_on(said, argument(said, int, place + 1)),
        argument(said, UUID) if kind else None,
        known.worked_on(order_of(said)),
        despite_ready=known.agreed(WithdrawsReady),
    )
    return (Act(add_hours, command, partial(_added_in_place, number=order_of(said))),)


def typed(said: Said, known: Known, pending: Pending) -> Acts | None:
    """The time that was asked for, with or without its unit; what was done is no answer."""
    text = said.text.strip()
    worked = hours_in(text) or hours_in(f"{text} h") or clocked(text)
    if worked is None and not _is_meant_as_time(text):
        return None
    if worked is None:
        raise BadInput(N_("Write the time like this: 1.5 h, or 45 min."))
    number = OrderNumber.parse(pending.order or "")
    hand = Hand(str(number), known.worked_on(number))
    return hours(said, worked, hand, known, pending.context.get("article"))


def _is_meant_as_time(text: str) -> bool:
    """Few words that begin with a figure, and are no article and no order's number."""
    is_figure = text[:1].isdigit() and len(text.split()) <= _FEW_WORDS
    return is_figure and isinstance(entry(text), MeasureEntry)


def _asked(found: TimeAsked, known: Known) -> Answer:
    number, words = found.order.number, known.words
    question = say(words, N_("⏱ How long did it take?"))
    if found.meant is not None:
        question = say(words, N_("⏱ {kind}: how long did it take?"), kind=found.meant.name)
    html = lines(found.text, "", f"<b>{question}</b>")
    start = (start_button(number, words),)
    rows = (start, *_usual(found, known), *_kinds(found, words), (back(number, words),))
    context = {"article": found.meant.number} if found.meant else None
    expected = waiting(known.said, ASKED, number, context)
    return Answer(edit=on_card(number, html, rows), expect=expected)


def _usual(found: TimeAsked, known: Known) -> Rows:
    def of(quarters: int) -> Button:
        label = f"{known.words.quantity(Decimal(quarters) / 4)} h"
        number, screen = found.order.number, screen_of(known.said)
        if found.meant is None:
            return button(label, Action.TIME, number, quarters, screen)
        return button(label, Action.TIME_OF, number, found.meant.id, quarters, screen)

    return by_two(of(quarters) for quarters in QUARTERS)


def _kinds(found: TimeAsked, words: Words) -> Rows:
    number, meant = found.order.number, found.meant
    return by_two(
        button(one_line(f"{'✓ ' if each == meant else '⏱ '}{each.name}", 30),
               Action.TIME_KIND, number, each.id)
        for each in found.kinds
    )  # fmt: skip


def _added(added: LineAddedTo, known: Known) -> Answer:
    shown = line_receipts.receipt(added.order, added.line, known.words, prices_of(known))
    asked = known.pending is not None and known.pending.kind == ASKED
    return Answer(say=(shown,), mine=shown.stands_for, forget=asked)


def _added_in_place(added: LineAddedTo | None, known: Known, *, number: OrderNumber) -> Answer:
    if added is None:
        toast = known.words.text(N_("That is done already."))
        return Answer(card=number, in_place=True, toast=toast, forget=True)
    return replace(_added(added, known), mine=None, card=number, in_place=True, forget=True)


ROUTES = Routes(
    taps={
        Action.TIME_ASK: ask,
        Action.TIME_KIND: partial(ask, kind=True),
        Action.TIME: tapped,
        Action.TIME_OF: partial(tapped, kind=True),
    },
    questions={ASKED: typed},
)
