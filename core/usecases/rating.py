"""What the customer thinks of finished work: 1 to 5 and a word, once, open for a week (RV-06)."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.events import OrderRated
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.ratings import SCORES, Rating
from core.refusals import BadInput, NotPossibleYet, Refused
from core.states import State
from core.text import said
from core.words import N_
from core.work_order import WorkOrder

LONGEST = 1000
MAY_CHANGE = timedelta(days=7)
DONE = frozenset({State.SIGNED, State.READY, State.INVOICED})


class NotDoneYet(NotPossibleYet):
    sentence = N_("The work on order {number} is not finished yet. Say how it was afterwards.")


class RatedForGood(Refused):
    sentence = N_(
        "You told us what you think of order {number} more than a week ago. Write to us instead."
    )


@dataclass(frozen=True, slots=True)
class RateOrder:
    """From 1 (bad) to 5 (good), with a word of his if he likes."""

    number: OrderNumber
    score: int
    note: str = ""


def rate_order(command: RateOrder, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Keep what the customer thinks; for a week he may think otherwise (RV-06)."""
    order = uow.work_orders.get(command.number)
    actor.require_customer_of(order)
    if command.score not in SCORES:
        raise BadInput(N_("Choose a number from 1 to 5."))
    if order.state not in DONE:
        raise NotDoneYet(number=order.number)
    if not may_rate(order, uow.now):
        raise RatedForGood(number=order.number)
    before = order.rating
    note = said(command.note, LONGEST) if command.note.strip() else ""
    rating = Rating(command.score, note, actor.name, before.at if before else uow.now)
    if rating == before:
        return order
    order = replace(order, rating=rating)
    uow.work_orders.save(order)
    uow.publish(
        OrderRated(order=str(order.number), by=actor.name, score=rating.score, note=rating.note)
    )
    return order


def may_rate(order: WorkOrder, now: datetime) -> bool:
    """Whether the work is done, and nothing was said of it more than a week ago."""
    open_until = order.rating.at + MAY_CHANGE if order.rating else now
    return order.state in DONE and now <= open_until
