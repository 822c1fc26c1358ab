"""Books several people for several days by one tap, or as a time was typed."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bot.reading.days import Slot, slot_meant
from bot.shown.cards import card_text
from core.numbers import OrderNumber
from core.people import Actor
from core.planner import Span
from core.ports import UnitOfWork
from core.refusals import BadInput
from core.usecases.booking_several import BookSeveral, book_several
from core.usecases.bookings import Booked
from core.words import N_, Words


@dataclass(frozen=True, slots=True)
class Draft:
    """Whom and which days somebody has chosen so far."""

    who: tuple[UUID, ...] = ()
    days: tuple[date, ...] = ()

    def with_person(self, user_id: UUID, on: bool) -> "Draft":
        """One more person, or one less."""
        left = tuple(each for each in self.who if each != user_id)
        return Draft((*left, user_id) if on else left, self.days)

    def with_day(self, day: date, on: bool) -> "Draft":
        """One more day, or one less."""
        left = {*self.days} - {day}
        return Draft(self.who, tuple(sorted(left | {day} if on else left)))


@dataclass(frozen=True, slots=True)
class BookDraft:
    """The same hours for everybody on each of the days, in minutes from midnight."""

    number: OrderNumber
    draft: Draft
    start: int
    end: int
    words: Words


@dataclass(frozen=True, slots=True)
class BookDraftTyped:
    """A time as somebody typed it: of the days chosen, or of the day that he named."""

    number: OrderNumber
    draft: Draft
    text: str
    words: Words


@dataclass(frozen=True, slots=True)
class BookedAll:
    """What was booked, and what the order's card says."""

    booked: tuple[Booked, ...]
    text: str


def book_draft(command: BookDraft, actor: Actor, uow: UnitOfWork) -> BookedAll:
    """All of them or none (BO-01, BO-03)."""
    draft, zone = command.draft, command.words.zone
    slots = (Slot(day, command.start, command.end) for day in draft.days)
    spans = tuple(Span(*slot.moments(zone)) for slot in slots)
    done = book_several(BookSeveral(command.number, draft.who, spans, zone), actor, uow)
    return BookedAll(done, card_text(done[-1].order, uow, command.words))


def book_draft_typed(command: BookDraftTyped, actor: Actor, uow: UnitOfWork) -> BookedAll:
    """Understand the time, and book it."""
    draft, today = command.draft, command.words.today(uow.now)
    named = slot_meant(command.text, today)
    slot = named or (slot_meant(command.text, today, draft.days[0]) if draft.days else None)
    if slot is None:
        raise BadInput(N_("Write the time like this: Thu 8-10, or 26/11 13-15."))
    days = (slot.day,) if named else draft.days
    meant = BookDraft(command.number, Draft(draft.who, days), slot.start, slot.end, command.words)
    return book_draft(meant, actor, uow)
