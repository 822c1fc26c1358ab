"""Recurring orders: how often it comes again, on which weekday, and never more (WO-24, PE-14)."""

import re
from collections.abc import Iterable

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.asking import waiting
from bot.handlers.orders import on_card
from bot.keyboards import back, button, by_two, undo
from bot.looking import Look, Seen, look
from bot.phrases import lines, safe
from bot.reading.days import WEEKDAYS
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.shown.card_ends import recurrence_said
from bot.steps.recurring import ChangeRecurring, change_recurring
from bot.tapped import argument, order_of
from core import permissions as may
from core.chat import Button, Pending
from core.numbers import OrderNumber
from core.order_papers import Recurrence
from core.usecases.recurring import StopRecurring, stop_recurring
from core.words import N_, Words
from core.words import WEEKDAYS as DAY_NAMES
from core.work_order import State, WorkOrder

ASKED = "recurring"
EVERY = (30, 90, 180, 365)
ANY_DAY = 7
_TYPED = re.compile(
    r"(?:var |every )?(\d{1,4})(?::e)?(?: ?(?:days?|dagar|dag|d))?[ ,]*(?:on |på )?(\w*)"
)


def recur_ask(said: Said, known: Known) -> Acts:
    """How often."""
    return (Act(look, Look(order_of(said), known.words), _how_often),)


def recur(said: Said, known: Known) -> Acts:
    """So many days after, as tapped."""
    return _set(order_of(said), known, every_days=argument(said, int))


def recur_on(said: Said, known: Known) -> Acts:
    """On the nearest such weekday."""
    day = argument(said, int)
    return _set(order_of(said), known, weekday=day)


def typed(said: Said, known: Known, pending: Pending) -> Acts | None:
    """*45* or *90 mon*; what is neither is no answer."""
    found = _TYPED.fullmatch(said.text.strip().casefold())
    if found is None or (found[2] and found[2] not in WEEKDAYS):
        return None
    number = OrderNumber.parse(pending.order or "")
    weekday = WEEKDAYS[found[2]] if found[2] else None
    return _set(number, known, every_days=int(found[1]), weekday=weekday)


def stop(said: Said, known: Known) -> Acts:
    """It comes no more."""
    return (Act(stop_recurring, StopRecurring(order_of(said)), _stopped),)


def _set(
    number: OrderNumber, known: Known, *, every_days: int | None = None, weekday: int | None = None
) -> Acts:
    today = known.words.today(known.now)
    command = ChangeRecurring(number, every_days, weekday, today)
    return (Act(change_recurring, command, _comes_again),)


def _how_often(seen: Seen, known: Known) -> Answer:
    order, words = seen.order, known.words
    choices = (button(_days(days, words), Action.RECUR, order.number, days) for days in EVERY)
    question = N_("How often shall it come again? Tap, or write the days, such as <i>45</i> or "
                  "<i>90 Mon</i>.")  # fmt: skip
    html = lines(seen.text, "", _now(order.recurrence, words), f"<b>{words.text(question)}</b>")
    rows = (*by_two(choices), *_stopping(order, words), (back(order.number, words),))
    shown = on_card(order.number, html, rows)
    return Answer(edit=shown, expect=waiting(known.said, ASKED, order.number))


def _stopping(order: WorkOrder, words: Words) -> Iterable[tuple[Button, ...]]:
    if order.recurrence is not None:
        label = words.text(N_("Stop: it comes no more"))
        yield (button(label, Action.RECUR_STOP, order.number),)


def _now(recurrence: Recurrence | None, words: Words) -> str | None:
    return (
        None
        if recurrence is None
        else safe(recurrence_said(recurrence.every_days, recurrence.weekday, words))
    )


def _days(days: int, words: Words) -> str:
    return words.plural("{count} day", "{count} days", days)


def _comes_again(order: WorkOrder, known: Known) -> Answer:
    words, recurrence = known.words, order.recurrence
    if recurrence is None:
        return Answer(card=order.number, forget=True)
    note = f"✓ {safe(recurrence_said(recurrence.every_days, recurrence.weekday, words))}"
    if known.said.tap is None or known.said.tap.action is not Action.RECUR:
        in_place = known.said.tap is not None
        return Answer(card=order.number, in_place=in_place, note=note, forget=True, undo=True)
    days = (
        button(words.text(day), Action.RECUR_ON, order.number, nth)
        for nth, day in enumerate(DAY_NAMES)
    )
    done = button(words.text(N_("Any day")), Action.CARD, order.number)
    html = lines(note, words.text(N_("On a certain weekday?")))
    taken_back = ((undo(order.number, known.unit, words),),) if known.unit else ()
    rows = (*by_two((*days, done)), *taken_back)
    return Answer(edit=on_card(order.number, html, rows), forget=True)


def _stopped(order: WorkOrder, known: Known) -> Answer:
    note = known.words.text(N_("✓ It does not come again."))
    return Answer(card=order.number, in_place=True, note=note, forget=True, undo=True)


def offer(shown: Shown) -> Iterable[Button]:
    """*Recurring …*."""
    order = shown.order
    if order.state is not State.CANCELLED and shown.actor.may(may.RECUR):
        yield button(shown.words.text(N_("Recurring …")), Action.RECUR_ASK, order.number)


ROUTES = Routes(
    taps={
        Action.RECUR_ASK: recur_ask,
        Action.RECUR: recur,
        Action.RECUR_ON: recur_on,
        Action.RECUR_STOP: stop,
    },
    questions={ASKED: typed},
    more={Section.COPIES: offer},
)
