"""The buttons of a card: while a mailed report waits for a word on it that word, then the work's."""

from collections.abc import Iterable
from dataclasses import replace

from bot.actions import Action
from bot.keyboards import Rows, button, card_buttons, next_step, open_card
from bot.shown.timer_words import timer_buttons
from bot.shown.triage import (
    Triage,
    fit_for,
    is_discreet,
    may_triage,
    offer_buttons,
    triage_buttons,
    triage_of,
)
from bot.shown.visit_keys import with_way
from core.chat import Button, Place, Style
from core.numbers import OrderNumber
from core.order_papers import Kinship
from core.people import Actor
from core.ports import UnitOfWork
from core.words import N_, Words
from core.work_order import WorkOrder


def buttons_of(
    order: WorkOrder, reader: Actor, place: Place, uow: UnitOfWork, words: Words
) -> Rows:
    """What this reader may do with the order, in this chat."""
    values = uow.settings.all()
    into = merged_into(order)
    if into is not None and reader.sees(order):
        return ((open_card(into, words),),)
    usual = with_way(card_buttons(order, reader, values, words), order, reader, uow, words)
    usual = (*timer_buttons(order.number, reader, uow, words), *usual)
    seen = fit_for(place, order, values)
    triage = triage_of(seen, uow) if may_triage(order, reader) else None
    if triage is None:
        return usual
    if triage.asks_who and is_discreet(place, values):
        return (_privately(order.number, words), *usual)
    if not triage.is_untouched:
        return (*usual, *_still_asked(triage, words))
    if not triage.asks_who:
        return (*offer_buttons(triage, reader, uow, words), *usual)
    why = button(words.text(N_("Why?")), Action.WHY, order.number)
    more = button(words.text(N_("⋯ More")), Action.MORE, order.number)
    asked = triage_buttons(triage, reader, uow, words)
    return (*asked, *_plainly(next_step(order, reader, values, words)), (why, more))


def merged_into(order: WorkOrder) -> OrderNumber | None:
    """The order that has all that stood on this one."""
    return next((each.number for each in order.related if each.how is Kinship.MERGED_INTO), None)


def _plainly(rows: Iterable[tuple[Button, ...]]) -> Rows:
    """Buttons of which none stands out: the work may begin before anybody knows whose it is."""
    return tuple(tuple(replace(each, style=Style.PLAIN) for each in row) for row in rows)


def _privately(number: OrderNumber, words: Words) -> tuple[Button, ...]:
    label = words.text(N_("Who is it? Show me alone"))
    return (button(label, Action.CARD_TO_MYSELF, number),)


def _still_asked(triage: Triage, words: Words) -> Rows:
    if not triage.asks_who:
        return ()
    return ((button(words.text(N_("⚠️ New customer?")), Action.TRIAGE, triage.order.number),),)
