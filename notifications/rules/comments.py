"""Comments: what a customer says reaches those who work on the order."""

from collections.abc import Iterator

from core.deliveries import NewDelivery
from core.events import CommentAdded
from notifications.rules.audience import Audience


def comment_added(event: CommentAdded, to: Audience) -> Iterator[NewDelivery]:
    """The technicians and the dispatchers hear of what the customer wrote."""
    if event.from_customer:
        yield from to.assigned("customer-commented", comment_id=event.comment_id)
        yield from to.dispatchers("customer-commented", comment_id=event.comment_id)
