"""The customer's own number for an order, where his report names one (WO-11)."""

from collections.abc import Sequence

from core.arrival import About, By, Clue
from core.matching.findings import Reference
from core.numbers import OrderNumber
from core.ports import UnitOfWork
from core.refusals import NoSuchOrder


def customer_order_number(references: Sequence[Reference], uow: UnitOfWork) -> tuple[Clue, ...]:
    """Clues to it, the one to take first; what is an order of ours is not one of his."""
    his = [each for each in references if not (each.may_be_ours and _is_ours(each.number, uow))]
    return tuple(Clue(About.CUSTOMER_ORDER_NUMBER, By.WORDS, e.found, e.number) for e in his)


def _is_ours(number: str, uow: UnitOfWork) -> bool:
    try:
        uow.work_orders.get(OrderNumber.parse(number))
    except NoSuchOrder:
        return False
    return True
