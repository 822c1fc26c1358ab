"""The buttons of a booking: which day, which time, whether it is confirmed."""

from datetime import date, timedelta
from uuid import UUID

from bot.actions import Action
from bot.keyboards import Rows, back, button, by_two
from core.chat import Style
from core.numbers import OrderNumber
from core.order_papers import Booking
from core.words import N_, Words

SLOTS = ((8, 10), (10, 12), (13, 15), (15, 17))


def days(order: OrderNumber, user_id: UUID, today: date, words: Words) -> Rows:
    """Today, tomorrow and the five weekdays after."""
    later = (today + timedelta(days=ahead) for ahead in range(2, 10))
    weekdays = [day for day in later if day.weekday() < 5][:5]
    offered = [today, today + timedelta(days=1), *weekdays]
    choices = (
        button(_capital(words.day(day, today)), Action.BOOK_TIME, order, user_id, day)
        for day in offered
    )
    return by_two((*choices, back(order, words)))


def slots(order: OrderNumber, user_id: UUID, day: date, words: Words) -> Rows:
    """The usual times of a day."""
    choices = (
        button(f"{start}–{end}", Action.BOOK, order, user_id, day, start * 60, end * 60)
        for start, end in SLOTS
    )
    other = button(words.text(N_("Another day")), Action.BOOK_DAY, order, user_id)
    return (*by_two(choices), (other, back(order, words)))


def confirm_booking(order: OrderNumber, booking: Booking, words: Words) -> Rows:
    """Whether the contact gets a confirmation (BO-06)."""
    return (
        (
            button(
                words.text(N_("Yes, send it")),
                Action.CONFIRM_BOOKING,
                order,
                booking.id,
                style=Style.PRIMARY,
            ),
            button(words.text(N_("No")), Action.NO_CONFIRMATION, order, booking.id),
        ),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
