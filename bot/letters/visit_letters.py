"""Letters about the way to the work: who can't take it, how a visit went, what became of it."""

from uuid import UUID

from bot.actions import Action
from bot.keyboards import button, open_card
from bot.letters.alarm_letters import about
from bot.letters.letter_facts import Facts
from bot.phrases import first_name, lines, place_line, safe, say
from core.chat import Button, ChatMessage, Style
from core.numbers import OrderNumber
from core.order_papers import Booking
from core.people import Actor
from core.text import one_line
from core.usecases.bookings import BOOKS
from core.usecases.silence import VisitWord, has_spoken
from core.words import N_, Words
from core.work_order import WorkOrder

HOW_IT_WENT = {
    VisitWord.DONE: N_("✓ {name} is done on <b>AO {number}</b>: {title}"),
    VisitWord.DELAYED: N_("⚠️ {name} is late on <b>AO {number}</b>, now {slot}: {title}"),
    VisitWord.NOT_STARTED: N_("⚠️ {name} did not begin <b>AO {number}</b> ({slot}): {title}"),
}


def turned_down(facts: Facts) -> ChatMessage | None:
    """Somebody can't take an order: another is to be found."""
    order, words, context = facts.order, facts.words, facts.delivery.context
    user = facts.uow.users.get(UUID(context["user_id"]))
    if user is None or not order.is_open:
        return None
    html = lines(
        say(words, N_("⚠️ {name} can't take <b>AO {number}</b>: {title}"),
            name=user.name, number=order.number, title=one_line(order.title)),
        f"<blockquote>{safe(context['reason'])}</blockquote>",
        f"📍 {safe(one_line(place_line(order)))}",
        *_his_times(facts, user.id),
    )  # fmt: skip
    label, first = N_("👤 Assign"), Action.ASSIGN_WHOM
    if context["booked"]:
        label, first = N_("🗓 Booked times"), Action.BOOKINGS
    find = button(words.text(label), first, order.number, style=Style.PRIMARY)
    return about(order, html, ((find,), (open_card(order.number, words),)))


def visit_silent(facts: Facts) -> ChatMessage | None:
    """A booked time is over: how did it go? Nothing once something was heard (XT-16)."""
    order, words, now = facts.order, facts.words, facts.uow.now
    booking = _booking(facts)
    if booking is None or not order.is_open or booking.ends_at > now:
        return None
    if has_spoken(order.number, booking.user_id, booking.starts_at, facts.uow):
        return None
    reader = facts.uow.users.by_telegram_id(facts.place.chat_id)
    if reader is None or reader.id != booking.user_id:
        return _nothing_heard(facts, booking)
    html = lines(
        say(words, N_("🗓 How did it go on <b>AO {number}</b>, {slot}? {title}"),
            number=order.number, slot=words.slot(booking.starts_at, booking.ends_at, now),
            title=one_line(order.title)),
        f"📍 {safe(one_line(place_line(order)))}",
    )  # fmt: skip
    return about(order, html, how_it_went(order, booking.id, Actor.of(reader), words))


def _nothing_heard(facts: Facts, booking: Booking) -> ChatMessage:
    order, words = facts.order, facts.words
    html = say(
        words,
        N_("🗓 Nothing was heard from {name} on <b>AO {number}</b>, {slot}: {title}"),
        name=booking.resource,
        number=order.number,
        slot=words.slot(booking.starts_at, booking.ends_at, facts.uow.now),
        title=one_line(order.title),
    )
    return about(order, html, _finding_time(order.number, booking.id, words))


def _finding_time(
    number: OrderNumber, booking_id: UUID, words: Words
) -> tuple[tuple[Button, ...], ...]:
    move = button(words.text(N_("Book another time")), Action.BOOK_DAY, number, booking_id)
    return ((move,), (open_card(number, words),))


def how_it_went(
    order: WorkOrder, booking_id: UUID, reader: Actor, words: Words
) -> tuple[tuple[Button, ...], ...]:
    """*Done*, *Delayed* for whoever may move the time, *Not started*, and the order itself."""
    number = order.number
    done = button(
        words.text(N_("Done")), Action.VISIT_DONE, number, booking_id, style=Style.PRIMARY
    )
    late = button(words.text(N_("Delayed")), Action.VISIT_DELAYED_ASK, number, booking_id)
    not_yet = button(words.text(N_("Not started")), Action.VISIT_NOT_STARTED, number, booking_id)
    other = (late, not_yet) if reader.may_on(order, *BOOKS) else (not_yet,)
    return ((done,), other, (open_card(number, words),))


def visit_told(facts: Facts) -> ChatMessage | None:
    """What became of a booked time, for whoever plans (XT-16)."""
    order, words, booking = facts.order, facts.words, _booking(facts)
    if booking is None:
        return None
    word = VisitWord(facts.delivery.context["word"])
    html = say(
        words,
        HOW_IT_WENT[word],
        name=first_name(booking.resource),
        number=order.number,
        slot=words.slot(booking.starts_at, booking.ends_at, facts.uow.now),
        title=one_line(order.title),
    )
    return about(order, html, _finding_time(order.number, booking.id, words))


def _his_times(facts: Facts, user_id: UUID) -> tuple[str, ...]:
    now = facts.uow.now
    return tuple(
        f"🗓 {facts.words.slot(each.starts_at, each.ends_at, now)}"
        for each in facts.order.bookings
        if each.user_id == user_id and each.ends_at > now
    )


def _booking(facts: Facts) -> Booking | None:
    meant = UUID(facts.delivery.context["booking_id"])
    return next((each for each in facts.order.bookings if each.id == meant), None)
