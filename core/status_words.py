"""How an order stands, in plain words for the customer: what is done, who comes, what it waits for."""

from collections.abc import Iterator
from datetime import datetime

from core.lines import ToOrderState
from core.order_papers import Booking
from core.words import N_, Words
from core.work_order import State, WorkOrder

SENTENCES = {
    State.NEW: N_("We have it, and the work has not begun."),
    State.BEGUN: N_("The work has begun."),
    State.PARTLY_SIGNED: N_("Part of the work is done, and more is to come."),
    State.SIGNED: N_("The work is done."),
    State.READY: N_("The work is done."),
    State.INVOICED: N_("The work is done."),
    State.CANCELLED: N_("The order is cancelled, and nothing more is done."),
}
WAITS_FOR_SIGNATURE = N_("The work is done, and waits for your signature.")


def next_visit(order: WorkOrder, now: datetime) -> Booking | None:
    """The visit that is under way or comes next, while the order is open."""
    coming = (each for each in order.bookings if each.ends_at > now) if order.is_open else ()
    return min(coming, key=lambda each: each.starts_at, default=None)


def state_said(order: WorkOrder, words: Words) -> str:
    """How far it has come."""
    waits = order.waits_for_customer
    return words.text(WAITS_FOR_SIGNATURE if waits else SENTENCES[order.state])


def waited_for(order: WorkOrder, words: Words, now: datetime) -> Iterator[str]:
    """What is to happen before it is done, a sentence each; nothing once it is."""
    if not order.is_open or order.waits_for_customer:
        return
    if next_visit(order, now) is None:
        yield words.text(N_("No visit is booked yet. You hear from us when one is."))
    yield from _parts(order, words, now)
    if any(each.waits for each in order.approvals):
        yield words.text(N_("It waits for your answer about the extra work that we proposed."))


def _parts(order: WorkOrder, words: Words, now: datetime) -> Iterator[str]:
    missing = [row for row in order.to_order if row.state is not ToOrderState.DELIVERED]
    promised = [row.promised_on for row in missing if row.promised_on]
    if missing and len(promised) == len(missing):
        day = words.day(max(promised), words.today(now))
        yield words.text(N_("It waits for parts, which are expected {day}."), day=day)
    elif missing:
        yield words.text(N_("It waits for parts that we have asked for."))
