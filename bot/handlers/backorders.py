"""Backorders: a finished order goes on as 421-1, its card ready to work on (BK)."""

from collections.abc import Iterable

from bot.actions import Action
from bot.acts import Acts, Answer, Known
from bot.keyboards import button
from bot.phrases import say
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.steps.only_once import act_once
from bot.tapped import order_of
from core import permissions as may
from core.chat import Button, Hand
from core.usecases.backorders import GenerateBackorder, generate_backorder
from core.words import N_
from core.work_order import State, WorkOrder

_FINISHED = frozenset({State.READY, State.INVOICED})


def backorder(said: Said, known: Known) -> Acts:
    """Go on where this one was finished."""
    return (act_once(said, generate_backorder, GenerateBackorder(order_of(said)), _made),)


def _made(made: WorkOrder, known: Known) -> Answer:
    note = say(
        known.words,
        N_("✓ AO {number} goes on where AO {before} ended. Add what is done now."),
        number=made.number,
        before=made.backorder_of,
    )
    return new_card(made, note, known)


def new_card(made: WorkOrder, note: str, known: Known) -> Answer:
    """The card of an order that was just made, in hand where one works alone."""
    hand = Hand(str(made.number)) if known.said.private else None
    return Answer(card=made.number, note=note, hand=hand)


def offer(shown: Shown) -> Iterable[Button]:
    """*Make a backorder*, once there is something to continue (BK-04)."""
    order = shown.order
    finished = order.state in _FINISHED and order.signatures
    if finished and shown.actor.may(may.INVOICE):
        label = shown.words.text(N_("Make a backorder"))
        yield button(label, Action.BACKORDER, order.number, seen=order.version)


ROUTES = Routes(taps={Action.BACKORDER: backorder}, more={Section.COPIES: offer})
