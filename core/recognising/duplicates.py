"""Whether the same fault has been reported already: offered to the dispatcher, never merged (XT-20)."""

from collections.abc import Iterator
from datetime import timedelta

from core import settings
from core.arrival import About, By, Clue, Likely
from core.matching.alike import alike
from core.matching.wording import Wording
from core.ports import RecentOrder, UnitOfWork
from core.work_order import WorkOrder

ALIKE = 50
"""So many of their telling words, in percent, do two reports of the same fault share."""
MOST = 3


def likely_duplicates(order: WorkOrder, uow: UnitOfWork) -> tuple[Likely, ...]:
    """Open orders of the last hours that this new one may be about again, the likeliest first."""
    hours = uow.settings.all()[settings.DUPLICATE_HOURS]
    if hours is None:
        return ()
    first = order.assignments[0]
    near = uow.work_orders.recent(
        uow.now - timedelta(hours=hours),
        order.customer.id,
        order.facility.id if order.facility else None,
        first.service_object.id if first.service_object else None,
    )
    found = [Likely(each.number, why) for each in near if (why := tuple(_shared(order, each)))]
    return tuple(sorted(found, key=lambda each: -len(each.why))[:MOST])


def _shared(order: WorkOrder, other: RecentOrder) -> Iterator[Clue]:
    first, facility, contact = order.assignments[0], order.facility, order.contact
    thing, score = first.service_object, _alike(order, other)
    if thing and thing.id in other.object_ids:
        yield Clue(About.OBJECT, By.WORDS, other.title, thing.name, 100, thing.id)
    if score < ALIKE:
        return
    if facility and facility.id == other.facility_id:
        yield Clue(About.FACILITY, By.WORDS, other.title, facility.name, score, facility.id)
    if contact and contact.id == other.contact_id:
        yield Clue(About.CUSTOMER, By.WORDS, other.title, contact.name, score, contact.id)


def _alike(order: WorkOrder, other: RecentOrder) -> int:
    first = order.assignments[0]
    titles = alike(Wording.of(first.description or ""), Wording.of(other.title))
    return max(titles, alike(Wording.of(first.error or ""), Wording.of(other.error)))
