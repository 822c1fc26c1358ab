"""The way to the work: offers, yes and no, who is under way, who is silent, who needs help."""

from collections.abc import Iterator

from core.deliveries import DeliveryState, NewDelivery
from core.events import (
    AssignmentTurnedDown,
    HelpAsked,
    OrderAssigned,
    OrderCancelled,
    OrderOffered,
    TechnicianSetOut,
    VisitSilent,
    VisitTold,
)
from core.usecases.silence import VisitWord
from notifications.rules.audience import Audience
from notifications.rules.orders import order_assigned, order_cancelled

ON_MY_WAY, URGENT = "on-my-way", "urgent"


def assigned(event: OrderAssigned, to: Audience) -> Iterator[NewDelivery]:
    """The card to whoever got the order; alarms about it elsewhere say who has taken it (SE-71)."""
    yield from order_assigned(event, to)
    yield from _alarms_answered(event, to)


def cancelled(event: OrderCancelled, to: Audience) -> Iterator[NewDelivery]:
    """Those who have it hear of it, and alarms about it say that nothing comes of it (SE-71)."""
    yield from order_cancelled(event, to)
    yield from _alarms_answered(event, to)


def turned_down(event: AssignmentTurnedDown, to: Audience) -> Iterator[NewDelivery]:
    """Whoever plans has to find another."""
    told = {"user_id": event.user_id, "reason": event.reason, "booked": event.booked}
    yield from to.dispatchers("turned-down", **told)


def offered(event: OrderOffered, to: Audience) -> Iterator[NewDelivery]:
    """The card to each of them: it says who has taken it as soon as somebody has (XT-05)."""
    for user_id in event.user_ids:
        user = to.user(user_id)
        if user is not None:
            yield from to.product(user, "order-card")


def set_out(event: TechnicianSetOut, to: Audience) -> Iterator[NewDelivery]:
    """The contact hears who comes, and when; only where he may be written to (RV-04)."""
    if event.tell:
        yield from to.contact(ON_MY_WAY, stamp_id=event.stamp_id)


def visit_silent(event: VisitSilent, to: Audience) -> Iterator[NewDelivery]:
    """Whoever was booked is asked how it went; of one not in chat, who plans hears (XT-16)."""
    user = to.user(event.user_id)
    asked = list(to.product(user, "visit-silent", booking_id=event.booking_id)) if user else []
    yield from asked or to.dispatchers("visit-silent", booking_id=event.booking_id)


def visit_told(event: VisitTold, to: Audience) -> Iterator[NewDelivery]:
    """Whoever plans hears of what is late or was not begun; what is done, its card shows (XT-16)."""
    if event.word != VisitWord.DONE:
        yield from to.dispatchers("visit-told", booking_id=event.booking_id, word=event.word)


def help_asked(event: HelpAsked, to: Audience) -> Iterator[NewDelivery]:
    """Whoever plans hears who needs help (RV-07)."""
    yield from to.dispatchers("help-asked", user_id=event.user_id, text=event.text)


def _alarms_answered(event: OrderAssigned | OrderCancelled, to: Audience) -> Iterator[NewDelivery]:
    if not to.order.urgent:
        return
    for row in to.uow.outbox.rows(event.order):
        if row.letter != URGENT or row.state is not DeliveryState.SENT or not row.external_id:
            continue
        yield to.said_in(row.to, "urgent-taken", edit=int(row.external_id))
