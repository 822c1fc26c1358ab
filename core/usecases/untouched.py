"""What its people say of an order that nobody seemed to touch (RV-07)."""

from dataclasses import dataclass

from core.events import HelpAsked, StillAtWork
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.text import cut, one_line
from core.usecases.accepting import WORKS
from core.usecases.measures import refuse_when_closed
from core.usecases.repeated import was_just_said
from core.usecases.unheard import look_later
from core.work_order import WorkOrder

LONGEST = 500


@dataclass(frozen=True, slots=True)
class SayStillAtWork:
    """It is worked on, though nothing is to be seen of it."""

    number: OrderNumber


@dataclass(frozen=True, slots=True)
class AskForHelp:
    """Somebody can't do it alone; ``text`` says what he needs."""

    number: OrderNumber
    text: str = ""


def say_still_at_work(command: SayStillAtWork, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """The order counts as touched from now on, so that it reminds of itself later (RV-07)."""
    order = _touched(command.number, actor, uow)
    uow.publish(StillAtWork(order=str(order.number), by=actor.name))
    return order


def ask_for_help(command: AskForHelp, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Those who plan hear that somebody needs help on the order; at once again is once (RV-07)."""
    order = _touched(command.number, actor, uow)
    text = cut(one_line(command.text), LONGEST)
    if was_just_said(order.number, HelpAsked.__name__, uow, user_id=str(actor.user_id), text=text):
        return order
    uow.publish(
        HelpAsked(
            order=str(order.number), by=actor.name, user_id=str(actor.user_id or ""), text=text
        )
    )
    look_later(order.number, "help-asked", uow, actor.name, text)
    return order


def _touched(number: OrderNumber, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    order = uow.work_orders.get(number)
    actor.require(order, *WORKS)
    refuse_when_closed(order)
    uow.work_orders.save(order)
    return order
