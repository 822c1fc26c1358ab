"""Which orders could be merged with this one, and merging once somebody is sure (RV-08)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.shown.cards import card_text
from bot.updates.gathering import order_seen
from core.filters import OrderFilter
from core.lists import OrderRow
from core.numbers import OrderNumber
from core.people import Actor
from core.permissions import DUPLICATE, EDIT, EDIT_ASSIGNED
from core.ports import UnitOfWork
from core.refusals import AsksFirst
from core.usecases import lists
from core.usecases.duplicating import DuplicateOrder, duplicate_order
from core.usecases.merging import MERGEABLE, MergeOrders, merge_orders
from core.words import N_, Words
from core.work_order import WorkOrder

LIKELIEST = 6


class MergesForGood(AsksFirst):
    sentence = N_(
        "Everything of order {other} goes to order {number}, and order {other} is cancelled. That "
        "can't be undone. Merge them?"
    )


class OrdersArticlesAgain(AsksFirst):
    no_is_an_answer = True
    sentence = N_(
        "Order {number} has articles to be ordered. Are those of the copy to be ordered too, so "
        "that they are mailed once more?"
    )


@dataclass(frozen=True, slots=True)
class DuplicateInChat:
    """Copy the order; ``mail`` is whether its articles are mailed again, None unasked."""

    number: OrderNumber
    mail: bool | None
    today: date


@dataclass(frozen=True, slots=True)
class FindToMerge:
    """The orders that may be about the same, in somebody's words."""

    number: OrderNumber
    words: Words


@dataclass(frozen=True, slots=True)
class Candidates:
    """An order, its card's text, and the likeliest others."""

    order: WorkOrder
    text: str
    rows: Sequence[OrderRow]


@dataclass(frozen=True, slots=True)
class MergeInChat:
    """Merge, ``sure`` that it can't be undone; ``despite`` the different places."""

    number: OrderNumber
    other: OrderNumber
    sure: bool
    despite: bool


def duplicate_in_chat(command: DuplicateInChat, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Copy it under a new number, asked about articles to be ordered first (WO-26)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, DUPLICATE)
    if order.to_order and command.mail is None:
        raise OrdersArticlesAgain(number=order.number)
    wanted = DuplicateOrder(command.number, bool(command.mail), command.today)
    return duplicate_order(wanted, actor, uow)


def find_to_merge(command: FindToMerge, actor: Actor, uow: UnitOfWork) -> Candidates:
    """Orders of the same customer that nobody has signed, the newest first."""
    order = order_seen(command.number, actor, uow)
    actor.require(order, EDIT, EDIT_ASSIGNED)
    wanted = OrderFilter(states=MERGEABLE, customer=order.customer.id, limit=LIKELIEST + 1)
    rows = lists.list_orders(lists.ListOrders(wanted), actor, uow)
    others = [row for row in rows if row.number != str(order.number)][:LIKELIEST]
    return Candidates(order, card_text(order, uow, command.words), others)


def merge_in_chat(command: MergeInChat, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Merge them, once somebody is sure; raises NoSuchOrder for one he does not see."""
    order = order_seen(command.number, actor, uow)
    other = order_seen(command.other, actor, uow)
    if not command.sure and order.number != other.number:
        actor.require(order, EDIT, EDIT_ASSIGNED)
        raise MergesForGood(number=order.number, other=other.number)
    return merge_orders(MergeOrders(command.number, command.other, command.despite), actor, uow)
