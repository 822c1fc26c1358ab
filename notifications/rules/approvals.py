"""Extra work: the customer is asked for his yes, and whoever has the order hears it (RV-12)."""

from collections.abc import Iterator

from core.deliveries import NewDelivery
from core.events import ApprovalAnswered, ApprovalAsked
from core.links import Purpose
from notifications.rules.audience import Audience


def approval_asked(event: ApprovalAsked, to: Audience) -> Iterator[NewDelivery]:
    """The contact is asked, with a link on which he says yes or no."""
    yield from to.contact("approval-request", Purpose.APPROVE, approval_id=event.approval_id)


def approval_answered(event: ApprovalAnswered, to: Audience) -> Iterator[NewDelivery]:
    """The technicians are told the answer, and in which words it came."""
    yield from to.assigned("approval-answered", approval_id=event.approval_id)
