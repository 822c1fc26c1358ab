"""Giving an order to somebody by a tap, which may come twice; who could do it, and who is free."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.shown.cards import card_text
from core.filters import OrderFilter
from core.numbers import OrderNumber
from core.people import Actor, User
from core.permissions import ASSIGN, EDIT, EDIT_ASSIGNED
from core.planner import PlannedBooking, day_span, is_away
from core.ports import UnitOfWork
from core.usecases.assigning import (
    Assign,
    AssignToSelf,
    Unassign,
    assign,
    assign_to_self,
    unassign,
)
from core.words import Words
from core.work_order import WorkOrder

RECENT = 40


@dataclass(frozen=True, slots=True)
class Given:
    """The order, who was meant, whether he had it before, and who has it instead of him, if any."""

    order: WorkOrder
    name: str
    had_it: bool = False
    lost_to: str = ""


@dataclass(frozen=True, slots=True)
class LookAtCrew:
    """At who could do an order, in somebody's words."""

    number: OrderNumber
    words: Words


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody who could do the work: his bookings today, whether he is away or has been there."""

    user: User
    bookings: tuple[PlannedBooking, ...] = ()
    away: bool = False
    knows_the_place: bool = False

    @property
    def is_free(self) -> bool:
        """Whether nothing is in the way today."""
        return not self.away and not self.bookings


@dataclass(frozen=True, slots=True)
class Crew:
    """An order and who could do it, most relevant first; ``text`` is its card's."""

    order: WorkOrder
    hands: tuple[Hand, ...]
    text: str

    @property
    def users(self) -> tuple[User, ...]:
        """The people alone."""
        return tuple(each.user for each in self.hands)


def crew_of(command: LookAtCrew, actor: Actor, uow: UnitOfWork) -> Crew:
    """The technicians: those on the order, those who were there before, those who are free."""
    order = uow.work_orders.get(command.number)
    actor.require(order, ASSIGN, EDIT, EDIT_ASSIGNED)
    before = _been_there(order, uow)
    technicians = (user for user in uow.users.all() if user.is_technician)
    hands = [
        replace(each, knows_the_place=before[each.user.name] > 0)
        for each in hands_of(technicians, command.words, uow)
    ]
    hands.sort(key=lambda each: _likely(each, order, before))
    return Crew(order, tuple(hands), card_text(order, uow, command.words))


def hands_of(users: Iterable[User], words: Words, uow: UnitOfWork) -> Iterator[Hand]:
    """These people, with what is in the way of each today."""
    busy, today = _today(words, uow), words.today(uow.now)
    for user in users:
        booked = tuple(each for each in busy if each.user_id == user.id)
        yield Hand(user, booked, is_away(user, today))


def assign_once(command: Assign, actor: Actor, uow: UnitOfWork) -> Given:
    """Give the order to somebody, and say whether anything came of it."""
    had_it = uow.work_orders.get(command.number).is_assigned_to(command.user_id)
    order = assign(command, actor, uow)
    name = next(each.name for each in order.assigned if each.user_id == command.user_id)
    return Given(order, name, had_it)


def unassign_once(command: Unassign, actor: Actor, uow: UnitOfWork) -> Given:
    """Take the order off somebody, and say whether he had it."""
    before = uow.work_orders.get(command.number)
    name = next((each.name for each in before.assigned if each.user_id == command.user_id), "")
    return Given(unassign(command, actor, uow), name, bool(name))


def take_once(command: AssignToSelf, actor: Actor, uow: UnitOfWork) -> Given:
    """Take the order, and say whether anything came of it, or who was faster (XT-05)."""
    order = uow.work_orders.get(command.number)
    had_it = order.is_assigned_to(actor.user_id)
    if order.assigned and not had_it:
        actor.require_sight(order)
        return Given(order, actor.name, lost_to=order.assigned[0].name)
    return Given(assign_to_self(command, actor, uow), actor.name, had_it)


def _likely(hand: Hand, order: WorkOrder, before: Counter[str]) -> tuple[object, ...]:
    user = hand.user
    on_it = order.is_assigned_to(user.id)
    return (not on_it, hand.away, -before[user.name], not hand.is_free, user.name)


def _today(words: Words, uow: UnitOfWork) -> Sequence[PlannedBooking]:
    today = words.today(uow.now)
    span = day_span(today, today, words.zone)
    return uow.lists.planned(max(span.starts_at, uow.now), span.ends_at)


def _been_there(order: WorkOrder, uow: UnitOfWork) -> Counter[str]:
    rows = uow.lists.orders(OrderFilter(customer=order.customer.id, limit=RECENT))
    others = (row for row in rows if row.number != str(order.number))
    return Counter(name for row in others for name in row.assigned)
