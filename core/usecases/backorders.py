"""Backorders: 421-1 goes on where 421 was finished (BK)."""

from dataclasses import dataclass, replace

from core import permissions as may
from core.checks import with_mandatory_checks
from core.copies import same_work, with_head_of
from core.numbers import SUFFIXES, OrderNumber
from core.order_papers import Kinship
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import NoSuchOrder, Refused
from core.requirements import Moment, blocks, facts_of, require
from core.states import Origin
from core.usecases.offspring import copying, keep_made_from
from core.words import N_
from core.work_order import WorkOrder


class NoBackordersLeft(Refused):
    sentence = N_(
        "Order {number} has had {most} backorders, and can't have more. Make a new order."
    )


@dataclass(frozen=True, slots=True)
class GenerateBackorder:
    """Go on with an order that is done, because something is left or the error came back."""

    number: OrderNumber
    origin: Origin = Origin.CHAT


def backorder_instead(order: WorkOrder, actor: Actor, uow: UnitOfWork) -> OrderNumber | None:
    """The finished order of which this person may make a backorder, and mail made this one.

    After the days of grace an answer is an order of its own (SE-64); a backorder may suit better.
    """
    for each in order.related:
        if each.how is not Kinship.CONTINUES:
            continue
        try:
            old = uow.work_orders.get(each.number)
        except NoSuchOrder:
            continue
        in_the_way = next(blocks(Moment.BACKORDER, old, facts_of(uow)), None)
        if in_the_way is None and actor.may_on(old, may.INVOICE):
            return old.number
    return None


def generate_backorder(command: GenerateBackorder, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Make the next backorder of the row, also from a backorder (BK-01..04, 0b).

    It has customer, assignments and objects, but no measures, articles, signatures or bookings.
    """
    order = uow.work_orders.get(command.number)
    actor.require(order, may.INVOICE)
    require(Moment.BACKORDER, order, uow)
    number = uow.work_orders.next_suffix(order.number.serial)
    if not 0 < number.suffix < SUFFIXES:
        raise NoBackordersLeft(number=order.number.serial, most=SUFFIXES - 1)
    made = replace(
        with_head_of(order, number, copying(actor, uow, None), command.origin),
        backorder_of=order.number,
        assignments=tuple(same_work(each) for each in order.assignments),
    )
    made = with_mandatory_checks(made, uow)
    return keep_made_from(order, made, Kinship.BACKORDER_OF, actor, uow)
