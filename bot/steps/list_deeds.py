"""The same step with every order of a list, each by itself (LS-09, WO-23)."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.listing import Listing
from core import permissions as may
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import NotAllowedAtAll, Refused
from core.requirements import Moment, blocks, facts_of
from core.usecases.accounting import SentAlready, sent
from core.usecases.deleting import DeleteOrders, delete_orders
from core.usecases.lists import ChooseOrders, choose_orders
from core.words import Words


@dataclass(frozen=True, slots=True)
class WithAll:
    """Every order of a list; ``sure`` is the yes to the question."""

    words: Words
    listing: Listing
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Offered:
    """How many orders the list has, and what this person may do with all of them."""

    listing: Listing
    count: int
    may_send: bool
    may_delete: bool


@dataclass(frozen=True, slots=True)
class Sent:
    """Which orders are on their way to accounting, and why the others are not."""

    sent: tuple[OrderNumber, ...]
    left: tuple[tuple[OrderNumber, Refused], ...]


def offer_all(command: WithAll, actor: Actor, uow: UnitOfWork) -> Offered:
    """What may be done with all of them; raises TooManyChosen."""
    count = len(_chosen(command, actor, uow))
    return Offered(command.listing, count, actor.may(may.GENERATE_INVOICE), actor.may(may.DELETE))


def send_all(command: WithAll, actor: Actor, uow: UnitOfWork) -> Sent:
    """Send what is ready; the others stay as they are, each with its reason."""
    if not actor.may(may.GENERATE_INVOICE):
        raise NotAllowedAtAll
    went: list[OrderNumber] = []
    left: list[tuple[OrderNumber, Refused]] = []
    for number in _chosen(command, actor, uow):
        refused = next(_in_the_way(number, uow), None)
        if refused is not None:
            left.append((number, refused))
            continue
        sent(uow.work_orders.get(number), actor, uow)
        went.append(number)
    return Sent(tuple(went), tuple(left))


def delete_all(command: WithAll, actor: Actor, uow: UnitOfWork) -> int:
    """Delete all of them or none, after a yes (WO-23)."""
    numbers = tuple(_chosen(command, actor, uow))
    return delete_orders(DeleteOrders(numbers, command.sure), actor, uow)


def _chosen(command: WithAll, actor: Actor, uow: UnitOfWork) -> tuple[OrderNumber, ...]:
    wanted = ChooseOrders(filter=command.listing.filter, zone=command.words.zone)
    return tuple(choose_orders(wanted, actor, uow))


def _in_the_way(number: OrderNumber, uow: UnitOfWork) -> Iterator[Refused]:
    order = uow.work_orders.get(number)
    if order.was_sent:
        yield SentAlready(number=number)
    yield from (block.refusal() for block in blocks(Moment.SEND, order, facts_of(uow)))
