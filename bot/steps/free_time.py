"""Free time: the next of each technician, what it could be for, and an order made for it (WO-05)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from bot.steps.bookings import BookedSlot, BookTyped, book_typed, told
from core.filters import OrderFilter, SortKey, WaitsFor
from core.lists import OrderRow
from core.numbers import OrderNumber
from core.people import Actor, User
from core.planner import FreeSlot
from core.ports import UnitOfWork
from core.refusals import BadInput, Refused
from core.states import OPEN
from core.usecases.bookings import refuse_when_off
from core.usecases.creating import CreateOrder
from core.usecases.lists import ListOrders, list_orders
from core.usecases.planning import CreateFromSlot, LookAhead, create_from_slot, free_time
from core.words import N_, Words

DAYS = 14
EACH = 3
MOST_ORDERS = 6
USUAL = timedelta(hours=2)


class SlotIsTaken(Refused):
    sentence = N_("That time is not free any more. See what is with: /book")


@dataclass(frozen=True, slots=True)
class LookAtFree:
    """At the next free times of everybody."""

    words: Words


@dataclass(frozen=True, slots=True)
class Free:
    """The next free times, person by person."""

    slots: tuple[tuple[FreeSlot, ...], ...]


@dataclass(frozen=True, slots=True)
class LookAtSlot:
    """At one free time: whose, and the minute since 1970 at which it begins."""

    user_id: UUID
    minute: int
    words: Words


@dataclass(frozen=True, slots=True)
class Slot:
    """A free time, and the orders that wait for one."""

    slot: FreeSlot
    orders: Sequence[OrderRow]


@dataclass(frozen=True, slots=True)
class FillSlot:
    """A new order for a free time: whose it is and what it is about, as somebody wrote it."""

    user_id: UUID
    minute: int
    text: str
    add_customer: bool
    words: Words


@dataclass(frozen=True, slots=True)
class BookWritten:
    """All of it in words: ``who`` is the beginning of a name, ``text`` the time."""

    number: OrderNumber
    who: str
    text: str
    words: Words


def free_of(command: LookAtFree, actor: Actor, uow: UnitOfWork) -> Free:
    """The next free times of each, whoever is free first is first (WO-05)."""
    refuse_when_off(uow)
    by_person: dict[UUID, list[FreeSlot]] = {}
    for slot in _slots(command.words, actor, uow):
        by_person.setdefault(slot.user_id, []).append(slot)
    first = sorted(by_person.values(), key=lambda each: (each[0].starts_at, each[0].resource))
    return Free(tuple(tuple(each[:EACH]) for each in first))


def slot_of(command: LookAtSlot, actor: Actor, uow: UnitOfWork) -> Slot:
    """A free time and what it could be for; raises SlotIsTaken."""
    slot = _slot(command.user_id, command.minute, command.words, actor, uow)
    wanted = OrderFilter(states=OPEN, waits_for=WaitsFor.TIME, sort=SortKey.CREATED)
    rows = list_orders(ListOrders(wanted, zone=command.words.zone), actor, uow)
    return Slot(slot, rows[:MOST_ORDERS])


def fill_slot(command: FillSlot, actor: Actor, uow: UnitOfWork) -> BookedSlot:
    """Make the order, and book its first two hours (WO-05, BO-04)."""
    slot = _slot(command.user_id, command.minute, command.words, actor, uow)
    customer, _, about = command.text.replace("\n", ":", 1).partition(":")
    if not customer.strip() or not about.strip():
        raise BadInput(N_("Write whose it is, a colon, and what it is about: Brf Eken: the door."))
    order = CreateOrder(
        None,
        about.strip(),
        customer=customer.strip(),
        add_customer=command.add_customer,
        today=command.words.today(uow.now),
    )
    until = min(slot.ends_at, slot.starts_at + USUAL)
    zone = command.words.zone
    made = CreateFromSlot(order, slot.user_id, slot.starts_at, until, zone)
    return told(create_from_slot(made, actor, uow), uow, command.words, False)


def book_written(command: BookWritten, actor: Actor, uow: UnitOfWork) -> BookedSlot:
    """Book whoever is called so for the time that was written (BO-01)."""
    user = _called(command.who, uow)
    typed = BookTyped(command.number, user.id, command.text, None, command.words)
    return book_typed(typed, actor, uow)


def _slots(words: Words, actor: Actor, uow: UnitOfWork) -> Sequence[FreeSlot]:
    return free_time(LookAhead(words.today(uow.now), words.zone, DAYS), actor, uow)


def _slot(user_id: UUID, minute: int, words: Words, actor: Actor, uow: UnitOfWork) -> FreeSlot:
    """The free time around this minute; from that minute on, if it began before."""
    try:
        wanted = datetime.fromtimestamp(minute * 60, UTC)
    except (ValueError, OverflowError, OSError) as error:  # whatever a client may send
        raise SlotIsTaken from error
    for slot in _slots(words, actor, uow):
        if slot.user_id == user_id and slot.starts_at <= wanted < slot.ends_at:
            return FreeSlot(slot.user_id, slot.resource, wanted, slot.ends_at)
    return _next_of(user_id, wanted, words, actor, uow)


def _next_of(
    user_id: UUID, wanted: datetime, words: Words, actor: Actor, uow: UnitOfWork
) -> FreeSlot:
    """The time begins a little later by now, since the clock went on."""
    for slot in _slots(words, actor, uow):
        if slot.user_id == user_id and timedelta() <= slot.starts_at - wanted <= USUAL / 2:
            return slot
    raise SlotIsTaken


def _called(name: str, uow: UnitOfWork) -> User:
    found = [
        user
        for user in uow.users.all()
        if user.works_here and user.name.casefold().startswith(name.casefold())
    ]
    if len(found) != 1:
        raise BadInput(N_("Nobody, or more than one, is called {name}. Write more of the name."),
                       name=name)  # fmt: skip
    return found[0]
