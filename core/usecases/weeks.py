"""The planner looked at: a week person by person, the orders without a time, one booking (BO-04)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from uuid import UUID

from core import permissions as may
from core import settings
from core.filters import OrderFilter, SortKey, WaitsFor
from core.lists import OrderRow
from core.numbers import OrderNumber
from core.people import Actor, User
from core.planner import DAY, USUAL_VISIT, Company, FreeSlot, PlannedBooking
from core.ports import UnitOfWork
from core.refusals import Refused
from core.states import CLOSED, OPEN
from core.usecases.assigning import user_who_works
from core.usecases.bookings import (
    BOOKS,
    Booked,
    conflicts_of,
    noted,
    refuse_when_off,
)
from core.usecases.lists import ListOrders, count_orders, list_orders
from core.usecases.measures import refuse_when_closed
from core.usecases.planning import LookAhead, free_time, looked_at, over_by, seen_by
from core.week import PersonsDays, Planned, amiss, overlapping, persons_days
from core.words import N_
from core.work_order import WorkOrder

TIMES_OFFERED = 6


class BookingIsGone(Refused):
    sentence = N_("That time is not booked on order {number} any more. Look at the planner anew.")


@dataclass(frozen=True, slots=True)
class LookAtWeek:
    """At the days of so many people, by name, the first ``skip`` left out."""

    ahead: LookAhead
    limit: int = 20
    skip: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """The days that were asked for, and the people's, by name; ``count``: how many people there are."""

    days: tuple[date, ...]
    people: tuple[PersonsDays, ...]
    count: int


@dataclass(frozen=True, slots=True)
class LookForUnplanned:
    """For open orders without a time, the newest first; ``text`` searches among them."""

    zone: tzinfo
    text: str = ""
    limit: int = 20
    skip: int = 0


@dataclass(frozen=True, slots=True)
class Unplanned:
    """Some of the open orders without a time, and how many there are."""

    orders: Sequence[OrderRow]
    count: int


@dataclass(frozen=True, slots=True)
class LookAtBooking:
    """At one booking of an order."""

    number: OrderNumber
    booking_id: UUID
    zone: tzinfo


@dataclass(frozen=True, slots=True)
class LookForTime:
    """For a time for an order: who is free when in so many days from ``first_day``."""

    number: OrderNumber
    first_day: date
    zone: tzinfo
    days: int = 14


@dataclass(frozen=True, slots=True)
class TimesFor:
    """An order that is to be booked, whom it may be given to, and their first times for a visit."""

    order: WorkOrder
    people: tuple[User, ...]
    free: tuple[FreeSlot, ...]


def week(command: LookAtWeek, actor: Actor, uow: UnitOfWork) -> Plan:
    """People's days, with what is booked, free and amiss; who sees only his own sees his (BO-04)."""
    refuse_when_off(uow)
    ahead = command.ahead
    span, user_id = looked_at(ahead), seen_by(ahead, actor)
    by_person = defaultdict[UUID, list[PlannedBooking]](list)
    for row in uow.lists.planned(span.starts_at, span.ends_at, user_id):
        by_person[row.user_id].append(row)
    company = uow.settings.all()[settings.WORKING_HOURS]
    days = tuple(ahead.first_day + n * DAY for n in range(ahead.days))
    over = over_by(span, uow)
    users = _people(by_person, user_id, uow)
    people = []
    for user in users[command.skip :][: command.limit]:
        found = _planned(user, by_person[user.id], company, ahead.zone, actor)
        whole = persons_days(user, company, days, found, over, ahead.zone)
        people.append(replace(whole, may_fill=_may_fill(user, actor)))
    return Plan(days, tuple(people), len(users))


def unplanned(command: LookForUnplanned, actor: Actor, uow: UnitOfWork) -> Unplanned:
    """Open orders that wait for a time: of who edits only his own, those (BO-04)."""
    wanted = OrderFilter(
        states=OPEN,
        assigned_to=None if actor.may(may.EDIT) else actor.user_id,
        waits_for=WaitsFor.TIME,
        sort=SortKey.CREATED,
        text=command.text or None,
    )
    some = replace(wanted, limit=command.limit, skip=command.skip)
    orders = list_orders(ListOrders(some, zone=command.zone), actor, uow)
    if command.skip == 0 and len(orders) < command.limit:
        return Unplanned(orders, len(orders))
    return Unplanned(orders, count_orders(ListOrders(wanted, zone=command.zone), actor, uow))


def see_booking(command: LookAtBooking, actor: Actor, uow: UnitOfWork) -> Booked:
    """One booking with what speaks against it, and whom to ask for a confirmation (BO-06)."""
    order = uow.work_orders.get(command.number)
    actor.require_sight(order)
    booking = next((each for each in order.bookings if each.id == command.booking_id), None)
    if booking is None:
        raise BookingIsGone(number=order.number)
    user = uow.users.get(booking.user_id)
    conflicts = conflicts_of(order, booking, uow)
    if user is None:
        return Booked(order, booking, conflicts)
    return noted(Booked(order, booking, conflicts), user, command.zone, actor, uow)


def times_for(command: LookForTime, actor: Actor, uow: UnitOfWork) -> TimesFor:
    """Whom an order can be booked for and when they are free first; whoever may book it."""
    order = uow.work_orders.get(command.number)
    actor.require(order, *BOOKS)
    refuse_when_closed(order)
    refuse_when_off(uow)
    ahead = LookAhead(command.first_day, command.zone, command.days)
    by_person = defaultdict[UUID, list[FreeSlot]](list)
    for slot in free_time(ahead, actor, uow):
        by_person[slot.user_id].append(slot)
    first = sorted((each[0] for each in by_person.values()), key=lambda each: each.starts_at)
    offered = tuple(_visit_in(each) for each in first[:TIMES_OFFERED])
    return TimesFor(order, bookable(actor, uow), offered)


def _visit_in(slot: FreeSlot) -> FreeSlot:
    return replace(slot, ends_at=min(slot.ends_at, slot.starts_at + USUAL_VISIT))


def bookable(actor: Actor, uow: UnitOfWork) -> tuple[User, ...]:
    """Whom this person may book: everybody who works here, or himself."""
    if actor.may(may.VIEW):
        return tuple(user for user in uow.users.all() if user.works_here)
    return tuple(user_who_works(actor.user_id, uow) for _ in (0,) if actor.user_id)


def _planned(
    user: User, rows: Sequence[PlannedBooking], company: Company, zone: tzinfo, actor: Actor
) -> list[Planned]:
    others = overlapping(rows)
    found = []
    for row in rows:
        met = others.get(row.booking_id, ())
        warnings = amiss(user, company, row, met, zone)
        found.append(Planned(row, row.span, warnings, met, _may_move(row, actor)))
    return found


def fillable(actor: Actor, uow: UnitOfWork) -> tuple[User, ...]:
    """On whose free times this person may book something new."""
    return tuple(user for user in bookable(actor, uow) if _may_fill(user, actor))


def _people(
    by_person: dict[UUID, list[PlannedBooking]], user_id: UUID | None, uow: UnitOfWork
) -> list[User]:
    """Those who are given work, and whoever is booked all the same; by name."""
    if user_id is not None:
        return [user_who_works(user_id, uow)]
    found = (user for user in uow.users.all() if user.is_technician or user.id in by_person)
    return sorted(found, key=lambda user: user.name.casefold())


def _may_fill(user: User, actor: Actor) -> bool:
    """Whoever edits only his own orders fills his own days."""
    return actor.may(may.EDIT) or (actor.may(may.EDIT_ASSIGNED) and user.id == actor.user_id)


def _may_move(row: PlannedBooking, actor: Actor) -> bool:
    """Whoever is booked on an order has been given it (BO-03)."""
    if row.state in CLOSED:
        return False
    own = may.EDIT_ASSIGNED in actor.rights and row.user_id == actor.user_id
    return own or actor.may(may.EDIT)
