"""The regular signature: it locks what was done, and completes the order or hands it on (SG)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from core import permissions as may
from core import settings
from core.events import OrderAssigned, OrderSigned
from core.numbers import OrderNumber
from core.order_papers import Assigned, Signature, SignedAs
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, NoSuchOrder, NotAllowed, Refused
from core.requirements import Moment, blocks, facts_of, require
from core.signature_chain import sealed
from core.text import one_line, said
from core.usecases.articles_to_order import SaveArticlesToOrder, save_articles_to_order
from core.words import N_
from core.work_order import State, WorkOrder

LONGEST_NAME = 120
MOST_AT_ONCE = 200


class NotYoursToSign(Refused):
    sentence = N_(
        "Order {number} is not yours to sign. Take it first, or ask a dispatcher to give it to you."
    )


@dataclass(frozen=True, slots=True)
class Sign:
    """Put the regular signature; ``finished`` False when more visits follow (SG-03).

    ``name`` is the name clarification, the signer's own when empty (SG-06, SG-07).
    """

    number: OrderNumber
    name: str = ""
    finished: bool = True


@dataclass(frozen=True, slots=True)
class SignMany:
    """Put the regular signature under each of these orders (SG-11)."""

    numbers: tuple[OrderNumber, ...]
    name: str = ""
    finished: bool = True


@dataclass(frozen=True, slots=True)
class NotSigned:
    """An order that was left unsigned, and why."""

    number: OrderNumber
    refusal: Refused


@dataclass(frozen=True, slots=True)
class SignedMany:
    """What became of several orders, each in the order it was named in."""

    signed: tuple[WorkOrder, ...]
    refused: tuple[NotSigned, ...]


def sign(command: Sign, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Lock the lines there are; finished completes, or waits for the customer (SG-01..05)."""
    order = uow.work_orders.get(command.number)
    require_ones_to_sign(order, actor, uow)
    require(Moment.SIGN, order, uow, finished=command.finished)
    save_articles_to_order(SaveArticlesToOrder(order.number, actor.user_id), actor, uow)
    order = _with_signer(uow.work_orders.get(order.number), actor, uow)
    name = one_line(said(command.name.strip() or actor.name, LONGEST_NAME))
    waits = uow.settings.all()[settings.CUSTOMER_SIGNATURES]
    state = State.SIGNED if command.finished and not waits else State.PARTLY_SIGNED
    signature = Signature(SignedAs.TECHNICIAN, name, uow.now, finished=command.finished)
    return put(order, signature, state, actor, uow)


def sign_many(command: SignMany, actor: Actor, uow: UnitOfWork) -> SignedMany:
    """Sign those that can be signed and say of the others why not (SG-11)."""
    numbers = tuple(dict.fromkeys(command.numbers))
    if not 0 < len(numbers) <= MOST_AT_ONCE:
        raise BadInput(N_("Choose from 1 to {most} orders to sign."), most=MOST_AT_ONCE)
    refused = {each.number: each for each in _refused(numbers, command.finished, actor, uow)}
    signed = tuple(
        sign(Sign(number, command.name, command.finished), actor, uow)
        for number in sorted(numbers)
        if number not in refused
    )
    return SignedMany(signed, tuple(refused[each] for each in numbers if each in refused))


def put(
    order: WorkOrder, signature: Signature, state: State, actor: Actor, uow: UnitOfWork
) -> WorkOrder:
    """Put a signature, sealed; one that completes the order meets the gates of that (XT-09)."""
    order = sealed(order.with_signature(signature, state))
    if state is State.SIGNED:
        require(Moment.COMPLETE, order, uow)
    uow.work_orders.save(order)
    uow.publish(
        OrderSigned(
            order=str(order.number),
            by=actor.name,
            role=signature.role.value,
            completed=state is State.SIGNED,
        )
    )
    return order


def require_ones_to_sign(order: WorkOrder, actor: Actor, uow: UnitOfWork) -> None:
    """Refuse whoever may not sign, or not this order: it is neither his own nor his to edit."""
    actor.require(order, may.SIGN)
    if not _is_ones_to_sign(order, actor, uow):
        raise NotYoursToSign(number=order.number)


def _is_ones_to_sign(order: WorkOrder, actor: Actor, uow: UnitOfWork) -> bool:
    own = order.is_assigned_to(actor.user_id) or actor.may(may.EDIT)
    return own or uow.settings.all()[settings.ASSIGN_ON_SIGNING]


def _with_signer(order: WorkOrder, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Assigned to whoever signs it, where the company wants that (SG-09, SE-19)."""
    user = uow.users.get(actor.user_id) if actor.user_id else None
    wanted = uow.settings.all()[settings.ASSIGN_ON_SIGNING]
    if user is None or not wanted or order.is_assigned_to(user.id):
        return order
    uow.publish(OrderAssigned(order=str(order.number), by=actor.name, user_id=str(user.id)))
    return replace(order, assigned=(*order.assigned, Assigned(user.id, user.name)))


def _refused(
    numbers: tuple[OrderNumber, ...], finished: bool, actor: Actor, uow: UnitOfWork
) -> Iterator[NotSigned]:
    for number in sorted(numbers):
        refusal = _in_the_way(uow.work_orders.get(number), finished, actor, uow)
        if refusal is not None:
            yield NotSigned(number, refusal)


def _in_the_way(order: WorkOrder, finished: bool, actor: Actor, uow: UnitOfWork) -> Refused | None:
    if not actor.sees(order):
        return NoSuchOrder(number=order.number)
    if not actor.may_on(order, may.SIGN):
        return NotAllowed(number=order.number)
    if not _is_ones_to_sign(order, actor, uow):
        return NotYoursToSign(number=order.number)
    block = next(blocks(Moment.SIGN, order, facts_of(uow, finished=finished)), None)
    return block.refusal() if block else None
