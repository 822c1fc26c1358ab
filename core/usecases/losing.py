"""A letter that was given up, or perhaps did not arrive: told, and written on its order."""

from core.deliveries import Channel, Delivery, DeliveryState, Sent
from core.events import LetterLost
from core.people import SYSTEM
from core.ports import UnitOfWork

TOLD = {Channel.EMAIL, Channel.SMS}
"""What is lost in a chat is not told in a chat; it stands among what did not arrive."""
LOST = {DeliveryState.FAILED, DeliveryState.MAYBE_SENT}


def note_lost(delivery: Delivery, sent: Sent, uow: UnitOfWork) -> None:
    """Say that it did not arrive, where that is how it went."""
    if sent.state not in LOST or delivery.channel not in TOLD:
        return
    uow.publish(
        LetterLost(
            order=delivery.order,
            by=SYSTEM.name,
            letter_id=str(delivery.id),
            letter=delivery.letter,
            channel=delivery.channel.value,
            address=delivery.recipient,
            why=sent.error or "",
            perhaps=sent.state is DeliveryState.MAYBE_SENT,
        )
    )
