"""How an order stands: for every moment what is in its way, or that it has passed (XT-06)."""

from collections.abc import Callable
from dataclasses import dataclass

from core.order_papers import SignedAs
from core.requirements.gate import Block, Facts, blocks
from core.requirements.moments import Moment
from core.work_order import State, WorkOrder

_SIGNED = {State.SIGNED, State.READY, State.INVOICED}
_READY = {State.READY, State.INVOICED}

_PASSED: dict[Moment, Callable[[WorkOrder], bool]] = {
    Moment.SIGN: lambda order: _regularly_signed(order) and not order.unsigned,
    Moment.CUSTOMER_SIGN: lambda order: _customer_signed(order) or order.state in _SIGNED,
    Moment.COMPLETE: lambda order: order.state in _SIGNED,
    Moment.READY: lambda order: order.state in _READY,
    Moment.SEND: lambda order: order.accounting is not None or order.state is State.INVOICED,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """One moment of an order: passed, or with what stands in its way (nothing: it may be done)."""

    moment: Moment
    passed: bool
    blocks: tuple[Block, ...]


def passed(moment: Moment, order: WorkOrder) -> bool:
    """Whether the order is past this moment, so that nothing has to be done for it."""
    return moment in _PASSED and _PASSED[moment](order)


def standings(order: WorkOrder, facts: Facts) -> tuple[Standing, ...]:
    """Every moment in its order."""
    return tuple(_standing(moment, order, facts) for moment in Moment)


def _standing(moment: Moment, order: WorkOrder, facts: Facts) -> Standing:
    if passed(moment, order):
        return Standing(moment, True, ())
    return Standing(moment, False, tuple(blocks(moment, order, facts)))


def _regularly_signed(order: WorkOrder) -> bool:
    latest = order.latest_regular
    return latest is not None and latest.finished


def _customer_signed(order: WorkOrder) -> bool:
    return bool(order.signatures) and order.signatures[-1].role is SignedAs.CUSTOMER
