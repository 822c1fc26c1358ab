"""Who was told of a booked time: those whose calendars hold it, and must hear what becomes of it."""

from uuid import UUID

from core.deliveries import Channel, DeliveryState
from core.linking import OF_CONTACT
from core.order_papers import Booking
from core.ports import Letter, UnitOfWork
from core.shapes import made

CONFIRMATION, CALLED_OFF = "booking-confirmation", "booking-cancelled"
_WRITTEN = {Channel.EMAIL, Channel.TELEGRAM}
_LEFT = {DeliveryState.SENDING, DeliveryState.SENT, DeliveryState.MAYBE_SENT}


def told_of(booking_id: UUID | str, order: str, uow: UnitOfWork) -> tuple[str, ...]:
    """The addresses to which a confirmation of this booking has left, or may have (BO-06)."""
    letters = _left(CONFIRMATION, order, uow)
    told = (each for each in letters if each.context.get("booking_id") == str(booking_id))
    return tuple(dict.fromkeys(each.context.get(OF_CONTACT, each.recipient) for each in told))


def fresh_sequence(booking: Booking, order: str, uow: UnitOfWork) -> int:
    """The count of changes under which calendars take it anew.

    One that was taken away, and is back by an undo, was called off under a higher count than it
    has, and calendars that heard of that would pass over the new confirmation.
    """
    letters = _left(CALLED_OFF, order, uow)
    off: list[Booking] = [made(Booking, each.context["booking"]) for each in letters]
    counts = (each.sequence + 2 for each in off if each.id == booking.id)
    return max((booking.sequence, *counts))


def _left(letter: str, order: str, uow: UnitOfWork) -> list[Letter]:
    rows = [
        row
        for row in uow.outbox.rows(order=order)
        if row.letter == letter and row.channel in _WRITTEN and row.state in _LEFT
    ]
    return [found for row in rows if (found := uow.outbox.letter(row.id))]
