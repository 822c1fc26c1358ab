"""Letters to who is booked: a time that is his, has moved, or is his no more (BO-03)."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.actions import Action
from bot.keyboards import Rows, button, open_card
from bot.letters.letter_facts import Facts
from bot.phrases import lines, place_line, safe, say
from core.chat import ChatMessage, Style
from core.order_papers import Booking, BookingAnswer
from core.people import Actor
from core.text import one_line
from core.usecases.bookings import BOOKS
from core.words import N_, Words
from core.work_order import WorkOrder

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

MOVES = frozenset({BookingAnswer.DECLINED, BookingAnswer.PROPOSED})
"""The answers after which somebody has to find another time, or to say that this one stays."""


def booked(facts: Facts) -> ChatMessage | None:
    """A time the reader is booked for; nothing once it is over, or another's."""
    booking = _booking(facts)
    if booking is None or not _lies_ahead(booking, facts):
        return None
    sentence = N_("🗓 You are booked for <b>AO {number}</b>: {slot}")
    return _about(facts, sentence, slot=_slot(facts, booking.starts_at, booking.ends_at))


def booking_changed(facts: Facts) -> ChatMessage | None:
    """The reader's time has moved; nothing once it is over, or another's."""
    booking = _booking(facts)
    if booking is None or not _lies_ahead(booking, facts):
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
    if booking.answer_note:
        wish = f"<blockquote>{safe(one_line(booking.answer_note, 900))}</blockquote>"
        said = replace(said, html=lines(said.html, wish))
    if booking.answer not in MOVES or not _may_take(facts):
        return said
    return replace(said, buttons=(*_taking(facts, booking, slot), *_else(facts, booking)))


def time_picked(facts: Facts) -> ChatMessage | None:
    """Which time the customer picked himself; nothing once it is another (RV-03)."""
    booking = _booking(facts)
    if booking is None or booking.answered_by != facts.delivery.context["name"]:
        return None
    return _about(
        facts,
        N_("🗓 {name} picked a time for <b>AO {number}</b>: {slot}, {resource}."),
        name=booking.answered_by or "",
        slot=_slot(facts, booking.starts_at, booking.ends_at),
        resource=booking.resource,
    )


def _lies_ahead(booking: Booking, facts: Facts) -> bool:
    """A letter may have waited for its chat: by then the time may be over, or given to another."""
    reader = facts.uow.users.by_telegram_id(facts.place.chat_id)
    his = reader is None or reader.id == booking.user_id
    return his and booking.ends_at > facts.uow.now


def _taking(facts: Facts, booking: Booking, slot: str) -> Rows:
    if booking.proposed_starts_at is None:
        return ()
    label = facts.words.text(N_("Take {slot}"), slot=slot)
    minute = int(booking.proposed_starts_at.timestamp()) // 60
    order = facts.order.number
    take = button(label, Action.TAKE_PROPOSED, order, booking.id, minute, style=Style.PRIMARY)
    return ((take,),)


def _else(facts: Facts, booking: Booking) -> Rows:
    words, number = facts.words, facts.order.number
    keep = button(words.text(N_("Keep")), Action.KEEP_TIME, number, booking.id)
    move = words.text(N_("Book another time"))
    another = button(move, Action.BOOK_DAY, number, booking.id)
    pick = button(words.text(N_("Let the customer pick")), Action.LET_MOVE, number, booking.id)
    return ((another, pick), (keep, open_card(number, words)))


def _may_take(facts: Facts) -> bool:
    """A group of dispatchers may, and whoever may book."""
    user = facts.uow.users.by_telegram_id(facts.place.chat_id)
    return user is None or Actor.of(user).may_on(facts.order, *BOOKS)


def kept_time(order: WorkOrder, booking_id: UUID, now: datetime, words: Words) -> ChatMessage:
    """That a booked time stays although the customer asked for another; he must be told so."""
    booking = next((each for each in order.bookings if each.id == booking_id), None)
    sentence = N_("🗓 The time for <b>AO {number}</b> stays: {slot}, {resource}. Tell {name} so.")
    if booking is None:
        sentence = N_("🗓 That time is not booked for <b>AO {number}</b> any more.")
    slot = words.slot(booking.starts_at, booking.ends_at, now) if booking else ""
    person = order.contact or order.requester
    called = (
        " · ".join(safe(each) for each in (person.name, person.phone) if each) if person else ""
    )
    told = say(
        words,
        sentence,
        number=order.number,
        slot=slot,
        resource=booking.resource if booking else "",
        name=(booking.answered_by if booking else "") or (person.name if person else ""),
    )
    html = lines(told, f"👤 {called}" if booking and called else None)
    stands_for = {"order": str(order.number)}
    return ChatMessage(html, ((open_card(order.number, words),),), stands_for=stands_for)


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
