"""The buttons of the way to the work: a yes or a no, on my way, I am there, I have left."""

from collections.abc import Iterable
from datetime import datetime

from bot.actions import Action
from bot.keyboards import Rows, button, by_two
from bot.shown.timer_words import of_reader, start_button
from core.chat import Button, Style
from core.numbers import OrderNumber
from core.order_papers import StampKind
from core.people import Actor
from core.ports import UnitOfWork
from core.stamps import latest_of, standing_of
from core.usecases.stamping import GOES
from core.words import N_, Words
from core.work_order import State, WorkOrder

MINUTES = (10, 20, 30, 45, 60)
TELL, KEEP_QUIET = 1, 0


def with_way(usual: Rows, order: WorkOrder, actor: Actor, uow: UnitOfWork, words: Words) -> Rows:
    """A card's buttons, with an answer to who gave it, else with the way to the work."""
    answers = tuple(answer_row(order, actor, words))
    if answers:
        return (*answers, *usual)
    return (*usual[:-2], *way_row(order, actor, uow, words), *usual[-2:])


def answer_row(order: WorkOrder, actor: Actor, words: Words) -> Iterable[tuple[Button, ...]]:
    """*I'll do it* and *I can't take it*, until somebody who was given the order has answered."""
    mine = next((each for each in order.assigned if each.user_id == actor.user_id), None)
    waits = mine is not None and mine.accepted_at is None and order.state is State.NEW
    if waits and latest_of(order, actor.user_id) is None:
        yes = button(words.text(N_("I'll do it")), Action.ACCEPT, order.number)
        no = button(words.text(N_("I can't take it")), Action.TURN_DOWN_ASK, order.number)
        yield (yes, no)


def way_row(
    order: WorkOrder, actor: Actor, uow: UnitOfWork, words: Words
) -> Iterable[tuple[Button, ...]]:
    """*On my way* and *I'm there*, whatever comes next; there, the timer may begin (RV-04)."""
    if not (order.is_open and order.is_assigned_to(actor.user_id)):
        return
    if not actor.may_on(order, *GOES):
        return
    row = tuple(_next(order, actor, uow, words))
    if row:
        yield row


def _next(order: WorkOrder, actor: Actor, uow: UnitOfWork, words: Words) -> Iterable[Button]:
    last = standing_of(order, actor.user_id, uow.now)
    if last is not None and last.kind is StampKind.ARRIVED:
        if of_reader(order.number, actor, uow) is None:
            yield start_button(order.number, words)
        yield button(words.text(N_("I have left")), Action.LEAVE, order.number)
        return
    if last is None or last.kind is StampKind.LEFT:
        yield button(words.text(N_("On my way")), Action.SET_OUT_ASK, order.number)
    yield button(words.text(N_("I'm there")), Action.ARRIVE, order.number)


def minutes_rows(number: OrderNumber, address: str | None, words: Words) -> Rows:
    """In how many minutes; each tells the contact, where he can be told."""
    tell = TELL if address else KEEP_QUIET
    choices = (
        button(words.text(N_("{count} min"), count=each), Action.SET_OUT, number, each, tell)
        for each in MINUTES
    )
    unknown = button(words.text(N_("Without a time")), Action.SET_OUT, number, 0, tell)
    rows = by_two((*choices, unknown))
    back = button(words.text(N_("Back")), Action.CARD, number)
    if not address:
        return (*rows, (back,))
    quiet = button(words.text(N_("Don't write")), Action.SET_OUT, number, 0, KEEP_QUIET)
    return (*rows, (quiet, back))


def left_button(order: WorkOrder, actor: Actor, now: datetime, words: Words) -> Iterable[Button]:
    """*I have left*, once somebody is there; and the way, where the card has no room for it."""
    if not order.is_open or not order.is_assigned_to(actor.user_id):
        return
    last = standing_of(order, actor.user_id, now)
    if last is not None and last.kind is StampKind.ARRIVED:
        yield button(words.text(N_("I have left")), Action.LEAVE, order.number)
    elif actor.may_on(order, *GOES):
        label = words.text(N_("On my way …"))
        yield button(label, Action.SET_OUT_ASK, order.number, style=Style.PLAIN)
