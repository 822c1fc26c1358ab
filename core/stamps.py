"""Who is on his way to an order, who is there, and how that is said (RV-04)."""

from datetime import datetime, timedelta
from uuid import UUID

from core.order_papers import Stamp, StampKind
from core.words import N_
from core.work_order import WorkOrder

HOLDS = timedelta(hours=14)
"""Nobody is on his way, or there, for longer at a time."""

STAMP_LABELS = {
    StampKind.ON_MY_WAY: N_("on the way"),
    StampKind.ARRIVED: N_("on site"),
    StampKind.LEFT: N_("left"),
}


def latest_of_each(order: WorkOrder) -> tuple[Stamp, ...]:
    """The last thing that each person told of his way, the earliest first."""
    last = {stamp.user_id: stamp for stamp in order.stamps}
    return tuple(sorted(last.values(), key=lambda stamp: stamp.at))


def latest_of(order: WorkOrder, user_id: UUID | None) -> Stamp | None:
    """The last thing that this person told of his way to the order."""
    return next((each for each in reversed(order.stamps) if each.user_id == user_id), None)


def standing_of(order: WorkOrder, user_id: UUID | None, now: datetime) -> Stamp | None:
    """The same, while it can still be so: the day after, somebody sets out and arrives anew."""
    last = latest_of(order, user_id)
    return last if last is not None and now - last.at < HOLDS else None
