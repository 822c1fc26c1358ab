"""What an order costs, for whoever may see sums (AS-11, AR-06, AR-11)."""

from dataclasses import dataclass

from core import permissions as may
from core import settings
from core.assignments import Assignment
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.prices import Sums, sums_of_assignment, sums_of_order


@dataclass(frozen=True, slots=True)
class SeeTotals:
    """Ask what an order costs."""

    number: OrderNumber


@dataclass(frozen=True, slots=True)
class Costs:
    """The sums of each assignment and of the whole order.

    ``apart``: time and articles are shown apart (SE-59); ``discounts``: the discounts too (PE-30).
    """

    assignments: tuple[tuple[Assignment, Sums], ...]
    order: Sums
    apart: bool
    discounts: bool


def see_totals(command: SeeTotals, actor: Actor, uow: UnitOfWork) -> Costs:
    """The totals of an order, only for who sees prices and sums (PE-24, PE-29)."""
    order = uow.work_orders.get(command.number)
    actor.require_sight(order)
    actor.require_at_all(may.SEE_PRICE)
    actor.require_at_all(may.SEE_NET)
    values = uow.settings.all()
    rate = values[settings.VAT_RATE]
    return Costs(
        assignments=tuple((each, sums_of_assignment(each, rate)) for each in order.assignments),
        order=sums_of_order(order, rate),
        apart=values[settings.SEPARATE_TIME],
        discounts=actor.may(may.SEE_DISCOUNT),
    )
