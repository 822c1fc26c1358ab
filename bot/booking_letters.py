"""Letters to who is booked: a time that is his, has moved, or is his no more (BO-03)."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.codes import Action
from bot.keyboards import Rows, button, open_card
from bot.letter_facts import Facts
from bot.phrases import lines, place_line, safe, say
from core.chat import ChatMessage, Style
from core.order_papers import Booking, BookingAnswer
from core.people import Actor
from core.text import one_line
from core.usecases.bookings import BOOKS
from core.words import N_

ANSWERED = {
    BookingAnswer.ACCEPTED: N_(
        "✓ {name} accepts the time for <b>AO {number}</b>: {booked}, {resource}."
    ),
    BookingAnswer.DECLINED: N_(
        "⚠️ {name} says no to the time for <b>AO {number}</b>: {booked}, {resource}. "
        "Call, or book another time."
    ),
    BookingAnswer.TENTATIVE: N_(
        "🗓 {name} may not be able to keep the time for <b>AO {number}</b>: {booked}, {resource}."
    ),
    BookingAnswer.PROPOSED: N_(
        "⚠️ {name} proposes another time for <b>AO {number}</b>: {slot}, not {booked} ({resource})."
    ),
}


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


def booking_answered(facts: Facts) -> ChatMessage | None:
    """What the customer answered to a booked time; nothing once it has another."""
    booking, context = _booking(facts), facts.delivery.context
    if booking is None or booking.answer is None or booking.answer != context["answer"]:
        return None
    proposed = (booking.proposed_starts_at, booking.proposed_ends_at)
    slot = _slot(facts, proposed[0], proposed[1]) if proposed[0] and proposed[1] else ""
    said = _about(
        facts,
        ANSWERED[booking.answer],
        name=booking.answered_by or "",
        resource=booking.resource,
        slot=slot,
        booked=_slot(facts, booking.starts_at, booking.ends_at),
    )
    return replace(said, buttons=(*_taking(facts, booking), *said.buttons))


def _taking(facts: Facts, booking: Booking) -> Rows:
    if booking.proposed_starts_at is None or not _may_take(facts):
        return ()
    label, order = facts.words.text(N_("✓ Take the proposed time")), facts.order.number
    minute = int(booking.proposed_starts_at.timestamp()) // 60
    take = button(label, Action.TAKE_PROPOSED, order, booking.id, minute, style=Style.PRIMARY)
    return ((take,),)


def _may_take(facts: Facts) -> bool:
    """A group of dispatchers may, and whoever may book."""
    user = facts.uow.users.by_telegram_id(facts.place.chat_id)
    return user is None or Actor.of(user).may_on(facts.order, *BOOKS)


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
