"""Several orders to the accounting software at once: each that is ready goes, the rest say why not."""

from collections.abc import Iterator
from dataclasses import dataclass

from core import permissions as may
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, NotAllowedAtAll, Refused
from core.requirements import Moment, blocks, facts_of
from core.usecases.accounting import SentAlready, sent
from core.usecases.lists import MOST_CHOSEN
from core.words import N_


@dataclass(frozen=True, slots=True)
class SendSeveral:
    """Send those of these orders that can be sent (LS-09)."""

    numbers: tuple[OrderNumber, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """Which orders are on their way to accounting, and why the others are not."""

    sent: tuple[OrderNumber, ...]
    left: tuple[tuple[OrderNumber, Refused], ...]


def send_several(command: SendSeveral, actor: Actor, uow: UnitOfWork) -> Sent:
    """Send what is ready; the others stay as they are, each with its reason (LS-09, IN-02)."""
    if not actor.may(may.GENERATE_INVOICE):
        raise NotAllowedAtAll
    numbers = tuple(dict.fromkeys(command.numbers))
    if not 0 < len(numbers) <= MOST_CHOSEN:
        raise BadInput(N_("Choose from 1 to {most} orders to send."), most=MOST_CHOSEN)
    left = {each: refused for each in numbers for refused in _in_the_way(each, actor, uow)}
    went = tuple(each for each in numbers if each not in left)
    for number in went:
        sent(uow.work_orders.get(number), actor, uow)
    return Sent(went, tuple(left.items()))


def _in_the_way(number: OrderNumber, actor: Actor, uow: UnitOfWork) -> Iterator[Refused]:
    """The reason why this order stays, if there is one."""
    order = uow.work_orders.get(number)
    actor.require_sight(order)
    if order.was_sent:
        yield SentAlready(number=number)
        return
    first = next(iter(blocks(Moment.SEND, order, facts_of(uow))), None)
    if first is not None:
        yield first.refusal()
