"""Takes signatures off when somebody is sure, and looks whether they hold."""

from dataclasses import dataclass

from core.numbers import OrderNumber
from core.people import Actor
from core.permissions import CLEAR_SIGNATURES
from core.ports import UnitOfWork
from core.refusals import AsksFirst
from core.signature_chain import Verdict
from core.usecases.clearing import ClearSignatures, clear_signatures
from core.usecases.verifying import VerifyOrder, verify_order
from core.words import N_
from core.work_order import WorkOrder


class ClearsAllSignatures(AsksFirst):
    sentence = N_(
        "All signatures of order {number} go, those of {names}. What they locked can be changed "
        "again and must be signed anew. Clear them?"
    )


@dataclass(frozen=True, slots=True)
class ClearInChat:
    """Take every signature off; ``sure`` is the yes to the question."""

    number: OrderNumber
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Verified:
    """An order and how its signatures stand."""

    order: WorkOrder
    verdict: Verdict


def clear_in_chat(command: ClearInChat, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Clear them, once somebody is sure (PE-21, SG-08)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, CLEAR_SIGNATURES)
    if order.signatures and not command.sure:
        names = ", ".join(dict.fromkeys(each.name for each in order.signatures))
        raise ClearsAllSignatures(number=order.number, names=names)
    return clear_signatures(ClearSignatures(command.number), actor, uow)


def look_at_seals(command: VerifyOrder, actor: Actor, uow: UnitOfWork) -> Verified:
    """The verdict on what was signed; raises NoSuchOrder (XT-09)."""
    verdict = verify_order(command, actor, uow)
    return Verified(uow.work_orders.get(command.number), verdict)
