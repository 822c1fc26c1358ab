"""Measures: plain text on an order in hand is one, and the company's suggestions (ME-01, SE-05)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.choosing import page_of
from bot.files.sent_files import named, stage_meant
from bot.handlers.asking import waiting
from bot.handlers.orders import on_card
from bot.keyboards import Rows, back, button
from bot.looking import Look, Seen, look
from bot.phrases import lines
from bot.reading.days import day_meant
from bot.reading.entries import MeasureEntry, entries
from bot.reading.small_talk import is_small_talk
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.shown import receipts
from bot.shown.measure_shown import KIND, all_measures, listed
from bot.steps.documents import AddPictured, add_pictured
from bot.steps.measures import AddSuggested, Suggest, Suggested, add_suggested, suggest
from bot.steps.once import screen_of, tap_on
from bot.steps.orders import mark
from bot.tapped import argument, order_of
from core import permissions as may
from core.chat import Button, Hand, Pending
from core.lines import Measure
from core.numbers import OrderNumber
from core.text import one_line
from core.usecases.entering import WithdrawsReady
from core.usecases.measures import AddMeasure, MeasureAddedTo, add_measure
from core.words import N_

ASKED = "measure"
DAY = "day"
"""Under this the question keeps the day that it is about, where that is not today."""
LONGEST_LABEL = 40


def measure(said: Said, text: str, hand: Hand, known: Known) -> Acts:
    """What was done, on the day that is named in it or else was said (ME-01, ME-02)."""
    command = _command(text, hand, said, known)
    if said.file is None:
        return (Act(add_measure, command, _noted, said),)
    stage, _ = stage_meant(said.text)
    file = named(said.file, said.at, known.words)
    pictured = AddPictured(command, file, said.album, said.place.chat_id, stage)
    return (Act(add_pictured, pictured, _noted, said),)


def measure_ask(said: Said, known: Known) -> Acts:
    """Ask what was done, with the company's suggestions to tap (SE-05)."""
    return ask_what(said, known, argument(said, int))


def ask_what(said: Said, known: Known, page: int = 0) -> Acts:
    """The question itself."""
    shown = partial(_offer, page=page)
    return (Act(suggest, Suggest(order_of(said), known.words), shown),)


def measure_typed(said: Said, known: Known, pending: Pending) -> Acts | None:
    """What was typed after the question, unless it is an article, a time or a courtesy."""
    plain = all(isinstance(each, MeasureEntry) for each in entries(said.text))
    if not plain or is_small_talk(said.text):
        return None
    hand = Hand(pending.order or "")
    day = pending.context.get(DAY)
    if day is None:
        return measure(said, said.text, hand, known)
    command = _command(said.text, hand, said, known)
    named = command.text != said.text.strip()
    command = command if named else replace(command, done_on=date.fromisoformat(day))
    return (Act(add_measure, command, _noted, said),)


def suggested(said: Said, known: Known) -> Acts:
    """One of the suggestions was done today."""
    tap = tap_on(said, argument(said, int, 1))
    today = known.words.today(known.now)
    wanted = AddMeasure(order_of(said), "", today, despite_ready=known.agreed(WithdrawsReady))
    command = AddSuggested(wanted, argument(said, int), tap)
    return (Act(add_suggested, command, _suggested),)


def measures(said: Said, known: Known) -> Acts:
    """All measures of the order, each to be opened."""
    shown = partial(_all, page=argument(said, int))
    return (Act(look, Look(order_of(said), known.words), shown),)


def _command(text: str, hand: Hand, said: Said, known: Known) -> AddMeasure:
    words, day = day_meant(text, known.words.today(said.at))
    return AddMeasure(
        OrderNumber.parse(hand.order),
        words,
        day,
        hand.assignment_id,
        despite_ready=known.agreed(WithdrawsReady),
    )


def _noted(added: MeasureAddedTo, known: Known) -> Answer:
    number, line_id = str(added.order.number), str(added.measure.id)
    mine = {"order": number, "line": line_id, "kind": KIND}
    asked = known.pending is not None and known.pending.kind == ASKED
    if known.said.album is not None:
        gathered = receipts.gathered(known.said.album, number)
        return Answer(mine=mine, gathered=gathered, forget=asked)
    today = known.words.today(known.now)
    receipt = receipts.for_measure(added.order, added.measure, today, known.words)
    return Answer(say=(receipt,), mine=mine, forget=asked)


def _offer(found: Suggested, known: Known, *, page: int) -> Answer:
    number, words = found.order.number, known.words
    question = words.text(N_("✓ What did you do? Write it, or tap."))
    screen = screen_of(known.said)

    def choice(text: str) -> Button:
        label = one_line(text, LONGEST_LABEL)
        return button(label, Action.MEASURE_SUGGESTED, number, mark(text), screen)

    def turn(to: int, label: str) -> Button:
        return button(label, Action.MEASURE_ASK, number, to)

    choices = page_of(found.measures, page, choice, turn)
    html = lines(found.text, "", f"<b>{question}</b>")
    shown = on_card(number, html, (*choices, (back(number, words),)))
    return Answer(edit=shown, expect=waiting(known.said, ASKED, number))


def _suggested(added: MeasureAddedTo | None, known: Known) -> Answer:
    number = order_of(known.said)
    if added is None:
        toast = known.words.text(N_("That is done already."))
        return Answer(card=number, in_place=True, toast=toast)
    today = known.words.today(known.now)
    receipt = receipts.for_measure(added.order, added.measure, today, known.words)
    return Answer(say=(receipt,), card=number, in_place=True, forget=True)


def _all(seen: Seen, known: Known, *, page: int) -> Answer:
    number, words = seen.order.number, known.words
    today = words.today(known.now)

    def choice(each: Measure) -> Button:
        return button(one_line(each.text, LONGEST_LABEL), Action.MEASURE, number, each.id)

    def turn(to: int, label: str) -> Button:
        return button(label, Action.MEASURES, number, to)

    newest = tuple(reversed(all_measures(seen.order)))
    rows: Rows = (*page_of(newest, page, choice, turn), (back(number, words),))
    return Answer(edit=on_card(number, listed(seen.order, today, words), rows))


def offer(shown: Shown) -> Iterable[Button]:
    """*Measure*, while the order takes any."""
    order = shown.order
    if not order.is_closed and shown.actor.may_on(order, may.EDIT, may.EDIT_ASSIGNED):
        yield button(shown.words.text(N_("✓ Measure")), Action.MEASURE_ASK, order.number, 0)


def offer_all(shown: Shown) -> Iterable[Button]:
    """*Measures*, where there are any."""
    count = len(all_measures(shown.order))
    if count:
        label = shown.words.text(N_("✓ Measures ({count})"), count=count)
        yield button(label, Action.MEASURES, shown.order.number, 0)


ROUTES = Routes(
    taps={
        Action.MEASURE_ASK: measure_ask,
        Action.MEASURE_SUGGESTED: suggested,
        Action.MEASURES: measures,
    },
    questions={ASKED: measure_typed},
    more={Section.OFTEN: offer, Section.WORK: offer_all},
)
