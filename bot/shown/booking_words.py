"""What stands behind a booked time: whether the customer knows it, and who is on his way."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from bot.phrases import first_name, say
from core.order_papers import Booking, Stamp, StampKind
from core.stamps import latest_of_each
from core.words import N_, Words
from core.work_order import State, WorkOrder


def confirmed_said(booking: Booking, words: Words, now: datetime) -> str:
    """When the confirmation went, and whether the time has changed since (BO-07, BO-08)."""
    sent = booking.confirmation_sent_at
    if sent is None:
        return ""
    day = words.day(words.local(sent).date(), words.today(now))
    if booking.changed_since_confirmation:
        return "⚠️ " + say(words, N_("changed since {day}"), day=day)
    return say(words, N_("confirmed {day}"), day=day)


def on_the_way(order: WorkOrder, words: Words, now: datetime) -> Iterator[str]:
    """Who is on his way, there, or has left, a line each; of open orders alone (RV-04)."""
    if order.is_open:
        for stamp in latest_of_each(order):
            yield "👤 " + _said(stamp, words, now)


def yes_said(order: WorkOrder, words: Words) -> dict[UUID, str]:
    """Who has said that he does it, until the work begins (WO-20)."""
    if order.state is not State.NEW:
        return {}
    yes = words.text(N_("has said yes"))
    return {each.user_id: yes for each in order.assigned if each.accepted_at is not None}


def _said(stamp: Stamp, words: Words, now: datetime) -> str:
    name, when = first_name(stamp.by), words.when(stamp.at, now)
    if stamp.kind is StampKind.ON_MY_WAY and stamp.expected_at is not None:
        clock = words.clock(stamp.expected_at)
        return say(words, N_("{name} is on the way, there about {time}"), name=name, time=clock)
    return say(words, _SAID[stamp.kind], name=name, when=when)


_SAID = {
    StampKind.ON_MY_WAY: N_("{name} is on the way since {when}"),
    StampKind.ARRIVED: N_("{name} is there since {when}"),
    StampKind.LEFT: N_("{name} left {when}"),
}
