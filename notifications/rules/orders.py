"""Orders as a whole: reported, made, given to somebody, cancelled."""

from collections.abc import Iterator
from dataclasses import replace

from core.chat import Place
from core.deliveries import NewDelivery
from core.events import (
    CancellationReversed,
    FaultReported,
    OrderAssigned,
    OrderCancelled,
    OrderCreated,
    OrderDeleted,
    OrderMadeFrom,
    OrderUntouched,
    UrgentReported,
)
from notifications.rules.audience import Audience
from notifications.rules.bookings import booking_cancelled


def fault_reported(event: FaultReported, to: Audience) -> Iterator[NewDelivery]:
    """A receipt to whoever reported, unless a machine did, and a card for the dispatchers."""
    if event.reply_to is not None:
        yield _receipt(event, event.reply_to, to)
    yield from to.dispatchers("order-card")


def order_created(event: OrderCreated | OrderMadeFrom, to: Audience) -> Iterator[NewDelivery]:
    """A card for the dispatchers."""
    yield from to.dispatchers("order-card")


def order_assigned(event: OrderAssigned, to: Audience) -> Iterator[NewDelivery]:
    """The live card to whoever got the order; to one who took it himself if he has none yet."""
    user = to.user(event.user_id)
    if user is not None and not (to.did_it(user) and to.has_card(user)):
        yield from to.product(user, "order-card")
    yield from to.notice(user, "given")


def order_deleted(event: OrderDeleted, to: Audience) -> Iterator[NewDelivery]:
    """Every card that stands somewhere says that its order is gone (WO-21)."""
    for card in event.cards:
        if card["message_id"] is not None:
            place = Place(card["chat_id"], card["thread_id"])
            context = {"edit": card["message_id"], "number": event.order}
            yield to.card_gone(place, "order-deleted", card["language"], **context)
    for timer in event.timers:
        user = to.user(timer["user_id"])
        about = {"number": event.order, "hours": timer["hours"]}
        told = to.product(user, "timer-let-go", **about) if user is not None else ()
        yield from (replace(each, order=None) for each in told)
    for address, booking in event.told:
        yield to.mail_of_none(address, "booking-cancelled", booking=booking, order_was=event.was)


def order_cancelled(event: OrderCancelled, to: Audience) -> Iterator[NewDelivery]:
    """Those who have it or are booked for it hear that nothing comes of it (WO-22)."""
    yield from to.assigned("order-cancelled", reason=event.reason)
    for user_id in event.booked:
        booked = to.user(user_id)
        yield from to.chat(booked, "order-cancelled", reason=event.reason)
        if booked is not None and booked.active and booked.email and not to.did_it(booked):
            language = booked.language or to.company_language
            yield to.mail(booked.email, "order-off", language, text=event.reason)
    for booking in to.order.bookings:
        if booking.confirmation_sent_at is not None and booking.ends_at > to.uow.now:
            yield from booking_cancelled(booking, to)


def cancellation_reversed(event: CancellationReversed, to: Audience) -> Iterator[NewDelivery]:
    """Those who have the order get its card anew: it is to be done after all (0b)."""
    yield from to.assigned("order-card")


def urgent_reported(event: UrgentReported, to: Audience) -> Iterator[NewDelivery]:
    """An alert to those named for it, else to the dispatchers (SE-71)."""
    users = [user for each in event.alerted if (user := to.user(each)) is not None]
    told = [letter for user in users for letter in to.product(user, "urgent")]
    yield from told or to.dispatchers("urgent")


def order_untouched(event: OrderUntouched, to: Audience) -> Iterator[NewDelivery]:
    """Its people hear that nothing happens; those who plan, where it has none or they heard it."""
    told = [] if event.again else list(to.assigned("untouched", hours=event.hours))
    yield from told or to.dispatchers("untouched", hours=event.hours)


def _receipt(event: FaultReported, address: str, to: Audience) -> NewDelivery:
    thread = {"subject": event.subject, "reply_to_message_id": event.in_reply_to}
    link = to.order_link(address, event.language)
    return to.mail(address, "receipt", event.language, **thread, **link)
