"""Letters to who is booked: a time that is his, has moved, or is his no more (BO-03)."""

from datetime import datetime
from uuid import UUID

from bot.keyboards import open_card
from bot.letter_facts import Facts
from bot.phrases import lines, place_line, safe, say
from core.chat import ChatMessage
from core.order_papers import Booking
from core.text import one_line
from core.words import N_


def booked(facts: Facts) -> ChatMessage | None:
    """A time the reader is booked for."""
    booking = _booking(facts)
    if booking is None:
        return None
    sentence = N_("🗓 You are booked for <b>AO {number}</b>: {slot}")
    return _about(facts, sentence, slot=_slot(facts, booking.starts_at, booking.ends_at))


def booking_changed(facts: Facts) -> ChatMessage | None:
    """The reader's time has moved."""
    booking = _booking(facts)
    if booking is None:
        return None
    sentence = N_("🗓 Your time for <b>AO {number}</b> is now {slot} (it was {before}).")
    slot = _slot(facts, booking.starts_at, booking.ends_at)
    return _about(facts, sentence, slot=slot, before=_before(facts))


def booking_removed(facts: Facts) -> ChatMessage:
    """The reader's time is free again."""
    sentence = N_("🗓 You are no longer booked for <b>AO {number}</b>: {before}.")
    return _about(facts, sentence, before=_before(facts))


def _booking(facts: Facts) -> Booking | None:
    meant = UUID(facts.delivery.context["booking_id"])
    return next((each for each in facts.order.bookings if each.id == meant), None)


def _before(facts: Facts) -> str:
    context = facts.delivery.context
    starts_at, ends_at = (datetime.fromisoformat(context[key]) for key in ("starts_at", "ends_at"))
    return _slot(facts, starts_at, ends_at)


def _slot(facts: Facts, starts_at: datetime, ends_at: datetime) -> str:
    return facts.words.slot(starts_at, ends_at, facts.uow.now)


def _about(facts: Facts, sentence: str, **fields: str) -> ChatMessage:
    order, words = facts.order, facts.words
    html = lines(
        say(words, sentence, number=order.number, **fields),
        f"📍 {safe(one_line(place_line(order)))}",
    )
    buttons = ((open_card(order.number, words),),)
    return ChatMessage(html, buttons, stands_for={"order": str(order.number)})
