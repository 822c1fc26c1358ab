"""What a protocol says of what was added later, and of photos before and after the work."""

from dataclasses import replace

import pytest

from core.lines import Measure
from core.order_papers import Stage
from core.work_order import WorkOrder
from notifications.papers.protocol.photos import before_and_after
from tests.notifications.example import NOW, ORDER, an_id
from tests.notifications.photographed import SIGNED_ORDER
from tests.notifications.test_protocol import facts_of, read

shows = pytest.mark.shows


def staged(*stages: Stage | None) -> WorkOrder:
    """The order with as many photos, each of that stage."""
    photo = SIGNED_ORDER.documents[0]
    documents = (
        replace(photo, stage=stage, id=an_id(700 + nth)) for nth, stage in enumerate(stages)
    )
    return replace(SIGNED_ORDER, documents=tuple(documents))


@shows("P", "RV-13")
def test_photos_of_before_and_after_stand_side_by_side() -> None:
    order = staged(Stage.BEFORE, Stage.BEFORE, None, Stage.AFTER, Stage.AFTER)
    facts = facts_of(order, "en")
    captions = [each.caption.splitlines()[0] for each in facts.compared]
    assert captions == ["Before", "After", "Before", "After"]
    assert len(facts.photos) == 1
    assert "Before and after" in read(facts)


@shows("P", "RV-13")
def test_without_both_there_is_nothing_to_compare() -> None:
    order = staged(Stage.BEFORE, None, Stage.BEFORE)
    facts = facts_of(order, "en")
    assert (before_and_after(order.documents), len(facts.photos)) == ((), 3)
    assert facts.photos[0].caption.startswith("Before")


@shows("P", "XT-04")
def test_an_amendment_stands_behind_what_it_amends() -> None:
    work = ORDER.assignments[0]
    first = work.measures[0]
    amending = Measure("Both closers", NOW.date(), "Anna Berg", amends=first.id, id=an_id(90))
    amended = replace(work, measures=(*work.measures, amending))
    order = replace(ORDER, assignments=(amended, *ORDER.assignments[1:]))
    texts = [each.text for each in facts_of(order, "en").pieces[0].measures]
    assert texts[:2] == [first.text, "Added to it: Both closers"]
    assert len(texts) == len(amended.measures)
