"""What the customer said to extra work: whoever has the order hears it (RV-12)."""

from collections.abc import Iterator

from core.deliveries import NewDelivery
from core.events import ApprovalAnswered
from notifications.rules.audience import Audience


def approval_answered(event: ApprovalAnswered, to: Audience) -> Iterator[NewDelivery]:
    """The technicians are told the answer, and in which words it came."""
    yield from to.assigned("approval-answered", approval_id=event.approval_id)
