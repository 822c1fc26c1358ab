"""Signs several orders of one person at once, those that were picked (SG-11)."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.filters import OrderFilter
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, NoSuchOrder
from core.requirements import Moment, blocks, facts_of
from core.usecases.signing import SignedMany, SignMany, sign_many
from core.words import N_
from core.work_order import OPEN, WorkOrder

MOST = 20


class NothingPicked(BadInput):
    sentence = N_("No order is ticked. Tap those you want to sign.")


@dataclass(frozen=True, slots=True)
class FindSignable:
    """One's own orders that can be signed; ``picked`` None means all of them."""

    picked: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Signable:
    """The orders with something to sign and nothing in the way, those picked, and the others."""

    orders: tuple[WorkOrder, ...]
    picked: frozenset[str]
    blocked: tuple[WorkOrder, ...]


@dataclass(frozen=True, slots=True)
class SignPicked:
    """Sign these of one's own."""

    picked: frozenset[str]


def find_signable(command: FindSignable, actor: Actor, uow: UnitOfWork) -> Signable:
    """One's own orders with work that nobody has signed, the latest number first."""
    wanted = OrderFilter(states=OPEN, assigned_to=actor.user_id)
    numbers = sorted(map(OrderNumber.parse, uow.lists.numbers(wanted)), reverse=True)
    begun = [order for order in _seen(numbers, actor, uow) if order.may_be_signed]
    facts = facts_of(uow)
    stopped = tuple(each for each in begun if any(blocks(Moment.SIGN, each, facts)))[:MOST]
    free = tuple(each for each in begun if each not in stopped)[:MOST]
    names = frozenset(str(each.number) for each in free)
    picked = names if command.picked is None else names & command.picked
    return Signable(free, picked, stopped)


def sign_picked(command: SignPicked, actor: Actor, uow: UnitOfWork) -> SignedMany:
    """Sign them, and say of each that could not be why."""
    if not command.picked:
        raise NothingPicked
    numbers = tuple(sorted(map(OrderNumber.parse, command.picked)))
    return sign_many(SignMany(numbers), actor, uow)


def _seen(numbers: Sequence[OrderNumber], actor: Actor, uow: UnitOfWork) -> Sequence[WorkOrder]:
    found = []
    for number in numbers:
        try:
            order = uow.work_orders.get(number)
        except NoSuchOrder:
            continue
        if actor.sees(order):
            found.append(order)
    return found
