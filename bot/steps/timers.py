"""The speaker's own timer, wherever it is."""

from dataclasses import dataclass

from bot.shown.cards import card_text
from bot.updates.gathering import order_seen
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.timers import Timer
from core.usecases.timing import NoTimerHere
from core.views import as_seen
from core.words import Words


@dataclass(frozen=True, slots=True)
class SeeTimer:
    """Look at one's own timer; ``number`` is the order where it was asked for."""

    number: OrderNumber
    words: Words


@dataclass(frozen=True, slots=True)
class TimerSeen:
    """The timer, and the card of the order where it was asked for."""

    timer: Timer
    text: str


def see_timer(command: SeeTimer, actor: Actor, uow: UnitOfWork) -> TimerSeen:
    """One's own timer; raises NoTimerHere."""
    order = as_seen(order_seen(command.number, actor, uow), actor, uow.settings.all())
    timer = uow.timers.of(actor.user_id) if actor.user_id else None
    if timer is None:
        raise NoTimerHere(number=order.number)
    return TimerSeen(timer, card_text(order, uow, command.words))
