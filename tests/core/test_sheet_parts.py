"""What an opened order shows of its assignments, its parts and its edits."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from core.people import SYSTEM
from core.registers import InfoTemplate
from core.sheet import Block, heading
from core.usecases.bookings import Book, book
from core.usecases.editing import NoteFault, note_fault
from core.usecases.entering import QuickEntryIsOff
from core.usecases.registers import (
    KeepServiceObject,
    keep_service_object,
)
from tests.core.conftest import ONE, Company
from tests.core.opened import DOOR, PAYER, begun, edits, sheet_of

shows = pytest.mark.shows


@pytest.fixture
async def there(company: Company) -> Company:
    return await begun(company)


@shows("U", "SE-17", "OB-06")
@pytest.mark.parametrize(("value", "comment"), [("on", "Never oil it"), ("off", None)])
async def test_the_object_s_comment_stands_under_its_name(
    there: Company, value: str, comment: str | None
) -> None:
    await there.sets("show-object-comment", value)
    assert [each.comment for each in (await sheet_of(there)).things.values()] == [comment]


@shows("U", "CF-09")
async def test_who_pays_for_the_object_stands_under_it(there: Company) -> None:
    thing = replace(DOOR, invoiced_to_id=PAYER.id)
    await there.door.do(keep_service_object, KeepServiceObject(thing), SYSTEM)
    await there.sets("show-invoiced-to", "on")
    (under,) = (await sheet_of(there)).things.values()
    assert under.payer is not None
    assert under.payer.customer == PAYER


@shows("U", "SE-47", "OB-09")
@pytest.mark.parametrize("value", ["on", "off"])
async def test_the_object_s_own_information_stands_under_the_assignment(
    there: Company, value: str
) -> None:
    template = InfoTemplate("Doors", ("Lock", "Colour"))
    await there.door.do(lambda row, _, uow: uow.info_templates.put(row), template, SYSTEM)
    await there.sets("show-custom-info", value)
    (under,) = (await sheet_of(there)).things.values()
    assert under.info == ((("Lock", ""), ("Colour", "green")) if value == "on" else ())


@shows("U", "SE-36", "SE-37", "SE-38", "SE-34")
@pytest.mark.parametrize(
    ("key", "block", "hides"),
    [
        ("show-other-articles", Block.OTHER_ARTICLES, "off"),
        ("show-articles-to-order", Block.TO_ORDER, "off"),
        ("show-bookings", Block.BOOKINGS, "off"),
        ("show-add-measure", Block.MEASURE, "off"),
        ("fast-add-articles", Block.FAST_ADD, "off"),
        ("hide-error-and-cause", Block.ERROR, "on"),
    ],
)
async def test_a_part_that_the_company_does_not_use_is_not_shown(
    there: Company, key: str, block: Block, hides: str
) -> None:
    before = (await sheet_of(there)).blocks
    await there.sets(key, hides)
    assert before - (await sheet_of(there)).blocks == {block}


@shows("U", "SE-31", "WO-15")
async def test_an_order_that_nobody_edited_tells_of_no_edit(there: Company) -> None:
    assert (await sheet_of(there)).edits == ()


@shows("U", "SE-31", "WO-15")
@pytest.mark.parametrize(("value", "count"), [("on", 2), ("off", 0)])
async def test_each_edit_is_told_with_its_time_and_person(
    there: Company, value: str, count: int
) -> None:
    await there.sets("show-last-edit", value)
    there.later(hours=1)
    await edits(there, cost_centre="4010")
    start, end = datetime(2026, 11, 26, 7, tzinfo=UTC), datetime(2026, 11, 26, 9, tzinfo=UTC)
    await there.does("Maja", book, Book(ONE, there.people["Anna"].id, start, end))
    told = (await sheet_of(there)).edits
    assert [(each.by, each.at) for each in told] == [("Maja", there.now)] * count


@shows("U", "AS-06")
async def test_an_assignment_is_headed_by_its_object_and_its_description(there: Company) -> None:
    (assignment,) = (await sheet_of(there)).order.assignments
    assert heading(assignment) == "Entrance door D-014 · The door will not close"


@shows("U", "AS-06")
@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"service_object": None}, "The door will not close"),
        ({"description": ""}, "Entrance door D-014"),
    ],
)
async def test_what_an_assignment_lacks_is_left_out_of_its_heading(
    there: Company, changes: dict[str, Any], said: str
) -> None:
    (assignment,) = (await sheet_of(there)).order.assignments
    assert heading(replace(assignment, **changes)) == said


@shows("U", "SE-34", "AS-12")
async def test_error_and_cause_are_noted_in_passing_unless_the_company_hides_that(
    there: Company,
) -> None:
    noted = NoteFault(ONE, error="It stands open", cause="Worn")
    (assignment,) = (await there.does("Maja", note_fault, noted)).assignments
    assert (assignment.error, assignment.cause) == ("It stands open", "Worn")
    await there.sets("hide-error-and-cause", "on")
    with pytest.raises(QuickEntryIsOff):
        await there.does("Maja", note_fault, noted)
