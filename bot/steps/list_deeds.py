"""The same step with every order of a list, each by itself (LS-09, WO-23)."""

from dataclasses import dataclass

from bot.listing import Listing
from core import permissions as may
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.usecases.deleting import DeleteOrders, delete_orders
from core.usecases.lists import ChooseOrders, choose_orders
from core.usecases.sending_several import SendSeveral, Sent, send_several
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


def offer_all(command: WithAll, actor: Actor, uow: UnitOfWork) -> Offered:
    """What may be done with all of them; raises TooManyChosen."""
    count = len(_chosen(command, actor, uow))
    return Offered(command.listing, count, actor.may(may.GENERATE_INVOICE), actor.may(may.DELETE))


def send_all(command: WithAll, actor: Actor, uow: UnitOfWork) -> Sent:
    """Send what is ready; the others stay as they are, each with its reason."""
    return send_several(SendSeveral(_chosen(command, actor, uow)), actor, uow)


def delete_all(command: WithAll, actor: Actor, uow: UnitOfWork) -> int:
    """Delete all of them or none, after a yes (WO-23)."""
    numbers = tuple(_chosen(command, actor, uow))
    return delete_orders(DeleteOrders(numbers, command.sure), actor, uow)


def _chosen(command: WithAll, actor: Actor, uow: UnitOfWork) -> tuple[OrderNumber, ...]:
    wanted = ChooseOrders(filter=command.listing.filter, zone=command.words.zone)
    return tuple(choose_orders(wanted, actor, uow))
