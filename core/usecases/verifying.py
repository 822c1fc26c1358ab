"""Whether what was signed on an order is still as it was signed (XT-09)."""

from dataclasses import dataclass

from core.numbers import OrderNumber
from core.order_papers import Signature
from core.paper_codes import read_paper_code
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import NoSuchOrder
from core.signature_chain import Verdict, code_of, verify
from core.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class VerifyOrder:
    """Hold an order's signatures against what stands on it now."""

    number: OrderNumber


def verify_order(command: VerifyOrder, actor: Actor, uow: UnitOfWork) -> Verdict:
    """Everything that is not as it was signed; nothing, where all is (XT-09)."""
    order = uow.work_orders.get_stored(command.number)
    actor.require_sight(order)
    return verify(order)


@dataclass(frozen=True, slots=True)
class Vouched:
    """What the code on a paper stands for: the signature it was made from, and how all stand now."""

    order: WorkOrder
    signature: Signature
    verdict: Verdict


def vouch_for(code: str, uow: UnitOfWork) -> Vouched | None:
    """What a paper's code stands for; None for a code of nothing, or whose signature is gone.

    Whoever holds the paper may ask, so there is no actor: the code is on no other paper.
    """
    read = read_paper_code(code)
    if read is None:
        return None
    try:
        order = uow.work_orders.get_stored(read[0])
    except NoSuchOrder:
        return None
    signature = next((each for each in order.signatures if code_of(each) == read[1]), None)
    return Vouched(order, signature, verify(order)) if signature else None
