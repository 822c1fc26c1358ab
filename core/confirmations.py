"""Who was told of a booked time: those whose calendars hold it, and must hear what becomes of it."""

from uuid import UUID

from core.deliveries import Channel, DeliveryState
from core.ports import UnitOfWork

CONFIRMATION = "booking-confirmation"
_LEFT = {DeliveryState.SENDING, DeliveryState.SENT, DeliveryState.MAYBE_SENT}


def told_of(booking_id: UUID | str, order: str, uow: UnitOfWork) -> tuple[str, ...]:
    """The addresses to which a confirmation of this booking has left, or may have (BO-06)."""
    rows = [
        row
        for row in uow.outbox.rows(order=order)
        if row.letter == CONFIRMATION and row.channel is Channel.EMAIL and row.state in _LEFT
    ]
    letters = [letter for row in rows if (letter := uow.outbox.letter(row.id))]
    told = (each for each in letters if each.context.get("booking_id") == str(booking_id))
    return tuple(dict.fromkeys(each.recipient for each in told))
