"""A dispatcher's word on a mailed report, which may come twice or after a colleague's (XT-20)."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.looking import Look
from bot.shown.card_buttons import merged_into
from bot.shown.cards import card_text
from bot.shown.triage import Triage, mark, triage_buttons, triage_of
from core import permissions as may
from core.blocking import Block, blockable, blocked_by
from core.chat import Button
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.registers import Customer
from core.usecases.continuing import ContinueAsBackorder, continue_as_backorder
from core.usecases.reassigning import (
    NotForUs,
    ReassignCustomer,
    not_for_us,
    reassign_customer,
)
from core.usecases.triage import (
    ConfirmCustomer,
    MergeAsDuplicate,
    NotADuplicate,
    TakeClue,
    confirm_customer,
    merge_as_duplicate,
    not_a_duplicate,
    take_clue,
    triable,
)
from core.words import Words
from core.work_order import State, WorkOrder

MOST_FOUND = 8


@dataclass(frozen=True, slots=True)
class Said:
    """The order as it is now; ``again``: it had been said before, ``by`` whom if that is known."""

    order: WorkOrder
    again: bool = False

    @property
    def by(self) -> str | None:
        """Who looked at the report."""
        return self.order.arrival.confirmed_by if self.order.arrival else None


@dataclass(frozen=True, slots=True)
class Offered:
    """An order's card with what can be said of its report."""

    order: WorkOrder
    text: str
    buttons: tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class TurnAway:
    """Not for us, said in somebody's words."""

    command: NotForUs
    words: Words


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """The cancelled order as its card says it."""

    order: WorkOrder
    text: str
    again: bool = False
    blocked: str = ""


@dataclass(frozen=True, slots=True)
class Blockable:
    """An order's card, and what of its sender may be put away from now on."""

    order: WorkOrder
    text: str
    address: str
    domain: str


@dataclass(frozen=True, slots=True)
class PickClue:
    """The clue with this mark is right."""

    number: OrderNumber
    mark: int


@dataclass(frozen=True, slots=True)
class FindCustomers:
    """The known customers of whose name this is a part."""

    number: OrderNumber
    text: str


def offered(command: Look, actor: Actor, uow: UnitOfWork) -> Offered:
    """Everything that can be said of the report."""
    order = triable(command.number, actor, uow)
    triage = triage_of(order, uow) or Triage(order)
    buttons = triage_buttons(triage, actor, uow, command.words)
    return Offered(order, card_text(order, uow, command.words), buttons)


def may_be_blocked(command: Look, actor: Actor, uow: UnitOfWork) -> Blockable:
    """Whose further mail may be put away; what would be refused is left out."""
    order = triable(command.number, actor, uow)
    found = blockable(order, uow)
    address, domain = (found.get(each, "") for each in (Block.ADDRESS, Block.DOMAIN))
    return Blockable(order, card_text(order, uow, command.words), address, domain)


def confirm_once(command: ConfirmCustomer, actor: Actor, uow: UnitOfWork) -> Said:
    """Confirm the customer, unless that is so."""
    order = _seen(command.number, actor, uow)
    if not order.customer.unconfirmed:
        return Said(order, again=True)
    return Said(confirm_customer(command, actor, uow))


def reassign_once(command: ReassignCustomer, actor: Actor, uow: UnitOfWork) -> Said:
    """Give it to that customer, unless he has it."""
    order = _seen(command.number, actor, uow)
    if order.customer.id == command.customer_id:
        return Said(order, again=True)
    return Said(reassign_customer(command, actor, uow))


def merge_once(command: MergeAsDuplicate, actor: Actor, uow: UnitOfWork) -> Said:
    """Put it on the other order, unless it is merged already; gives the order that was emptied."""
    if again := _merged(command.number, actor, uow):
        return again
    merge_as_duplicate(command, actor, uow)
    return Said(uow.work_orders.get(command.number))


def backorder_once(command: ContinueAsBackorder, actor: Actor, uow: UnitOfWork) -> Said:
    """Have it on a backorder, unless it is merged already; gives the order that was emptied."""
    if again := _merged(command.number, actor, uow):
        return again
    continue_as_backorder(command, actor, uow)
    return Said(uow.work_orders.get(command.number))


def part_once(command: NotADuplicate, actor: Actor, uow: UnitOfWork) -> Said:
    """Offer that order no more, unless it is not offered."""
    order = _seen(command.number, actor, uow)
    offered = order.arrival.duplicates if order.arrival else ()
    if command.other not in {each.number for each in offered}:
        return Said(order, again=True)
    return Said(not_a_duplicate(command, actor, uow))


def pick_clue(command: PickClue, actor: Actor, uow: UnitOfWork) -> Said:
    """Take what the report may have meant, unless that is done."""
    order = triable(command.number, actor, uow)
    clues = order.arrival.may_be if order.arrival else ()
    meant = next((each for each in clues if mark(each) == command.mark), None)
    if meant is None:
        return Said(order, again=True)
    return Said(take_clue(TakeClue(order.number, meant.name, meant.points_to), actor, uow))


def turn_away(command: TurnAway, actor: Actor, uow: UnitOfWork) -> TurnedAway:
    """Call it off, unless it is off."""
    order = _seen(command.command.number, actor, uow)
    if order.state is State.CANCELLED:
        return TurnedAway(order, card_text(order, uow, command.words), again=True)
    blocked = blocked_by(order, command.command.block, uow)
    order = not_for_us(command.command, actor, uow)
    return TurnedAway(order, card_text(order, uow, command.words), blocked=blocked)


def find_customers(command: FindCustomers, actor: Actor, uow: UnitOfWork) -> Sequence[Customer]:
    """The likeliest few, without those whom nobody has confirmed."""
    actor.require(uow.work_orders.get(command.number), may.EDIT)
    found = uow.customers.search(command.text, MOST_FOUND * 2)
    return [each for each in found if not each.unconfirmed][:MOST_FOUND]


def _merged(number: OrderNumber, actor: Actor, uow: UnitOfWork) -> Said | None:
    order = _seen(number, actor, uow)
    return Said(order, again=True) if merged_into(order) else None


def _seen(number: OrderNumber, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    order = uow.work_orders.get(number)
    actor.require(order, may.EDIT)
    return order
