"""Where the parts of an album go: all to one order, and to what the first of them went to (XT-13)."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from core.numbers import OrderNumber
from core.ports import DueRow, UnitOfWork
from core.refusals import NoSuchOrder
from core.work_order import State

ALBUM = "album"
GATHERED = timedelta(days=2)
"""So long does an album's order count for its late parts: a phone may be offline for a day."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where an album's earlier parts went: to which order, and the measure its words made.

    ``point_id``: they answered this point of a self-check, and so do all that follow.
    """

    number: OrderNumber
    measure_id: UUID | None = None
    point_id: UUID | None = None


def album_home(album: str | None, chat_id: int, uow: UnitOfWork) -> Home | None:
    """Where this album's earlier parts went; None for its first, or where its order is gone."""
    row = uow.due.get(ALBUM, f"{chat_id}|{album}") if album else None
    if row is None:
        return None
    number, measure = OrderNumber.parse(row.context["order"]), row.context["measure"]
    try:
        order = uow.work_orders.get(number)
    except NoSuchOrder:
        return None
    if order.state is State.CANCELLED:
        return None
    point = row.context.get("point")
    return Home(number, UUID(measure) if measure else None, UUID(point) if point else None)


def remember(album: str | None, chat_id: int, home: Home, uow: UnitOfWork) -> None:
    """Have the parts of the album that are still to come go to the same place."""
    if album is None:
        return
    measure = str(home.measure_id) if home.measure_id else None
    point = str(home.point_id) if home.point_id else None
    context = {"order": str(home.number), "measure": measure, "point": point}
    uow.due.put(DueRow(ALBUM, f"{chat_id}|{album}", uow.now + GATHERED, context))
