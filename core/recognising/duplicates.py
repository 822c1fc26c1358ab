"""Whether the same fault has been reported already: offered to the dispatcher, never merged (XT-20)."""

from collections.abc import Iterator
from datetime import timedelta

from core import settings
from core.arrival import About, By, Clue, Likely
from core.matching.alike import alike
from core.matching.wording import Wording
from core.ports import RecentOrder, UnitOfWork
from core.work_order import WorkOrder

ALIKE = 55
"""So many of their telling words, in percent, do two reports of the same fault share."""
MOST = 3
LOOKED_AT = 1000


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
    said = (Wording.of(first.description or ""), Wording.of((first.error or "")[:LOOKED_AT]))
    found = [Likely(e.number, why) for e in near if (why := tuple(_shared(order, e, said)))]
    return tuple(sorted(found, key=_likeliness, reverse=True)[:MOST])


def _likeliness(likely: Likely) -> tuple[bool, int]:
    """The same thing says more than the same place or person in much the same words."""
    thing = any(each.about is About.OBJECT for each in likely.why)
    return thing, sum(each.score for each in likely.why)


def _shared(order: WorkOrder, other: RecentOrder, said: tuple[Wording, Wording]) -> Iterator[Clue]:
    first, facility, contact = order.assignments[0], order.facility, order.contact
    thing, score = first.service_object, _alike(said, other)
    if thing and thing.id in other.object_ids:
        yield Clue(About.OBJECT, By.WORDS, other.title, thing.name, 100, thing.id)
    if score < ALIKE:
        return
    if facility and facility.id == other.facility_id:
        yield Clue(About.FACILITY, By.WORDS, other.title, facility.name, score, facility.id)
    if contact and contact.id == other.contact_id:
        yield Clue(About.CUSTOMER, By.WORDS, other.title, contact.name, score, contact.id)


def _alike(said: tuple[Wording, Wording], other: RecentOrder) -> int:
    titles = alike(said[0], Wording.of(other.title))
    return max(titles, alike(said[1], Wording.of(other.error[:LOOKED_AT])))
