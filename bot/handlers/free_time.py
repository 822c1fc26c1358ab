"""``/book``: free times of the planner, for an order that waits or for a new one (WO-05)."""

import re
from collections.abc import Iterator
from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.choosing import turns
from bot.handlers.booking_whom import who_is_booked
from bot.handlers.bookings import asking_whether
from bot.keyboards import button
from bot.phrases import first_name, lines, safe, say
from bot.routing import Routes
from bot.said import Said
from bot.shown.booking_told import told_of_booking
from bot.steps.assigning import LookAtCrew, crew_of
from bot.steps.bookings import BookedSlot
from bot.steps.free_time import (
    BookWritten,
    FillSlot,
    Free,
    LookAtFree,
    LookAtSlot,
    Slot,
    book_written,
    fill_slot,
    free_of,
    slot_of,
)
from bot.tapped import argument
from core.chat import Button, ChatMessage, Hand, Pending, Style
from core.numbers import OrderNumber
from core.parties import CustomerIsNew
from core.planner import FreeSlot
from core.text import one_line
from core.words import N_

NEW = "slot-order"
PER_PAGE = 8
_WRITTEN = re.compile(r"(?:AO\s*)?(\d+(?:-\d+)?)(?:\s+(\S+)\s+(.+))?", re.IGNORECASE | re.DOTALL)


def book(said: Said, known: Known) -> Acts:
    """Free times; ``/book 421`` asks whom for, ``/book 421 anna thu 8-10`` books at once."""
    written = _WRITTEN.fullmatch(said.arguments)
    if written is None:
        return (Act(free_of, LookAtFree(known.words), partial(_free, at=0)),)
    number = OrderNumber.parse(written[1])
    if written[2] is None:
        return (Act(crew_of, LookAtCrew(number, known.words), who_is_booked),)
    command = BookWritten(number, written[2], written[3], known.words)
    return (Act(book_written, command, _made),)


def free(said: Said, known: Known) -> Acts:
    """Another page of free times."""
    return (Act(free_of, LookAtFree(known.words), partial(_free, at=argument(said, int))),)


def slot(said: Said, known: Known) -> Acts:
    """One free time: what is it for?"""
    look = LookAtSlot(argument(said, UUID), argument(said, int, 1), known.words)
    return (Act(slot_of, look, _what_for),)


def new_order(said: Said, known: Known) -> Acts:
    """A new order for it: whose, and about what?"""
    look = LookAtSlot(argument(said, UUID), argument(said, int, 1), known.words)
    return (Act(slot_of, look, _who_and_what),)


def written(said: Said, known: Known, pending: Pending) -> Acts:
    """The order, as it was written in a line."""
    command = FillSlot(
        UUID(pending.context["user_id"]),
        int(pending.context["minute"]),
        said.text,
        known.agreed(CustomerIsNew),
        known.words,
    )
    return (Act(fill_slot, command, _made),)


def _free(found: Free, known: Known, *, at: int) -> Answer:
    words, slots = known.words, found.slots
    pages = max(1, -(-len(slots) // PER_PAGE))
    at = min(max(at, 0), pages - 1)
    shown = slots[at * PER_PAGE : (at + 1) * PER_PAGE]
    nobody = N_("Nobody has free working time in the next two weeks.")
    nothing = None if slots else words.text(nobody)
    title = words.text(N_("The next free times"))
    html = lines(f"<b>🗓 {title}</b>", nothing, *(_line(each, known) for each in shown))
    buttons = tuple((_button(each[0], known),) for each in shown)
    return _answered(ChatMessage(html, (*buttons, *turns(at, pages, _turn))), known)


def _line(slots: tuple[FreeSlot, ...], known: Known) -> str:
    times = ", ".join(_when(each, known) for each in slots)
    return f"👤 <b>{safe(slots[0].resource)}</b>: {times}"


def _button(slot: FreeSlot, known: Known) -> Button:
    label = f"{first_name(slot.resource)} · {_when(slot, known)}"
    return button(label, Action.FREE_SLOT, None, slot.user_id, _minute(slot))


def _what_for(found: Slot, known: Known) -> Answer:
    words, free_slot = known.words, found.slot
    html = say(words, N_("🗓 {name}, {slot}. What is it for?"), name=free_slot.resource,
               slot=_when(free_slot, known))  # fmt: skip
    return _answered(ChatMessage(html, tuple(_for(found, known))), known)


def _for(found: Slot, known: Known) -> Iterator[tuple[Button, ...]]:
    """A new order, or one of those that wait for a time; the one in hand first."""
    words, free_slot = known.words, found.slot
    day = words.local(free_slot.starts_at).date()
    new = button(words.text(N_("New order")), Action.FREE_NEW, None, free_slot.user_id,
                 _minute(free_slot), style=Style.PRIMARY)  # fmt: skip
    yield (new,)
    hand = known.hand.order if known.hand else None
    for row in sorted(found.orders, key=lambda each: each.number != hand):
        label = f"{row.number} · {one_line(row.title, 40)}"
        number = OrderNumber.parse(row.number)
        yield (button(label, Action.BOOK_TIME, number, free_slot.user_id, day),)
    yield (button(words.text(N_("Back")), Action.FREE, None, 0),)


def _who_and_what(found: Slot, known: Known) -> Answer:
    words, free_slot, said = known.words, found.slot, known.said
    asked = words.text(N_("Whose order is it, and what about? Like this: Brf Eken: the door."))
    html = lines(
        say(words, N_("🗓 {name}, {slot}."), name=free_slot.resource, slot=_when(free_slot, known)),
        f"<b>{asked}</b>",
    )
    back = button(words.text(N_("Back")), Action.FREE_SLOT, None, free_slot.user_id,
                  _minute(free_slot))  # fmt: skip
    steps = button(words.text(N_("Step by step")), Action.NEW_BOOKED, None, free_slot.user_id,
                   _minute(free_slot), style=Style.PRIMARY)  # fmt: skip
    context = {"user_id": str(free_slot.user_id), "minute": _minute(free_slot)}
    expected = Pending(said.speaker.id, said.place, NEW, None, context, said.message_id)
    return Answer(edit=ChatMessage(html, ((steps,), (back,))), expect=expected)


def _made(booked: BookedSlot, known: Known) -> Answer:
    """The order's card at the end of the chat, with what is booked; or the question below it."""
    number = booked.order.number
    hand = Hand(str(number)) if known.said.private else None
    if booked.confirm_to is None:
        note = told_of_booking(booked, known.words)
        return Answer(card=number, note=note, undo=True, forget=True, hand=hand)
    return Answer(say=(asking_whether(booked, known, booked.text),), forget=True, hand=hand)


def _when(slot: FreeSlot, known: Known) -> str:
    return known.words.slot(slot.starts_at, slot.ends_at, known.now)


def _minute(slot: FreeSlot) -> int:
    return int(slot.starts_at.timestamp()) // 60


def _turn(at: int, label: str) -> Button:
    return button(label, Action.FREE, None, at)


def _answered(message: ChatMessage, known: Known) -> Answer:
    return Answer(edit=message) if known.said.tap is not None else Answer(say=(message,))


ROUTES = Routes(
    commands={"book": book},
    taps={Action.FREE: free, Action.FREE_SLOT: slot, Action.FREE_NEW: new_order},
    questions={NEW: written},
)
