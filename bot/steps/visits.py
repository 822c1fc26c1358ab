"""Whom a word about a visit would reach, before it is said."""

from dataclasses import dataclass
from uuid import UUID

from bot.shown.cards import card_text
from core.numbers import OrderNumber
from core.order_papers import Booking
from core.people import Actor
from core.ports import UnitOfWork
from core.reach import in_the_way
from core.usecases.bookings import BOOKS, address_of_contact, booking_meant
from core.usecases.silence import TellOfVisit, ToldOfVisit, tell_of_visit
from core.usecases.stamping import GOES
from core.words import Words
from core.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class LookAtVisit:
    """At an order somebody goes to; ``booking_id`` names the time that is meant."""

    number: OrderNumber
    words: Words
    booking_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """The order, its booking if one is meant, and who would be told: None where nobody can be.

    ``may_move``: whether this person may give the booking another time.
    """

    order: WorkOrder
    booking: Booking | None
    address: str | None
    text: str
    may_move: bool = True


@dataclass(frozen=True, slots=True)
class Delay:
    """How a booked time went, and the address where the customer could be told of it.

    ``may_move``: whether this person may find another time himself.
    """

    told: ToldOfVisit
    address: str | None
    may_move: bool = True


def visit_of(command: LookAtVisit, actor: Actor, uow: UnitOfWork) -> Visit:
    """The order as it is, and the address of its contact where mail reaches him (RV-04)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, *GOES)
    booking = booking_meant(order, command.booking_id) if command.booking_id else None
    text, may_move = card_text(order, uow, command.words), actor.may_on(order, *BOOKS)
    return Visit(order, booking, _reached(order, uow), text, may_move)


def tell_and_look(command: TellOfVisit, actor: Actor, uow: UnitOfWork) -> Delay:
    """Say how it went, and whom one could tell of it (XT-16)."""
    told = tell_of_visit(command, actor, uow)
    address = None if told.told else _reached(told.order, uow)
    return Delay(told, address, actor.may_on(told.order, *BOOKS))


def _reached(order: WorkOrder, uow: UnitOfWork) -> str | None:
    address = address_of_contact(order)
    if address is None or in_the_way(address, "on-my-way", uow):
        return None
    return address
