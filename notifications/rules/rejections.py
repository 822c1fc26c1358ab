"""Mail that could not be taken: its sender hears why, and what to do next."""

from collections.abc import Iterator

from core.deliveries import Channel, NewDelivery
from core.events import MailRejected
from notifications.rules.audience import Audience


def mail_rejected(event: MailRejected, to: Audience) -> Iterator[NewDelivery]:
    """One letter to the sender, in the thread of his mail; it need not be about any order."""
    context = {
        "subject": event.subject,
        "reply_to_message_id": event.in_reply_to,
        "files": event.files,
    }
    yield NewDelivery(Channel.EMAIL, event.to, event.why, event.language, context, event.order)
