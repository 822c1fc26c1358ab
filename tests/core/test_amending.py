"""Edits that follow a message, on both sides of the signature; measures on other assignments."""

from dataclasses import replace
from datetime import date

import pytest

from core.assignments import Assignment
from core.events import MeasureAmended, MeasureMoved
from core.lines import Measure
from core.order_papers import Stage
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.refusals import LineIsSigned
from core.usecases.amending import FollowEdit, MoveMeasure, follow_edit, move_measure
from core.usecases.documents import AddDocument, NoPicture, add_document
from core.usecases.entering import WithdrawsReady
from core.usecases.finishing import MarkReady, mark_ready
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.signing import Sign, sign
from core.usecases.staging import StagePhotos, stage_photos
from tests.core.checking import PHOTO
from tests.core.conftest import ONE, Company

shows = pytest.mark.shows
TODAY = date(2026, 11, 24)


async def done(company: Company, *, signed: bool = False) -> Measure:
    """A measure of Anna's."""
    await company.assigned()
    added = await company.does("Anna", add_measure, AddMeasure(ONE, "Replaced the closr", TODAY))
    if signed:
        await company.does("Anna", sign, Sign(ONE, "Anna Berg", finished=True))
    return added.measure


async def measures(company: Company) -> list[str]:
    """What the measures of the first assignment say."""
    return [each.text for each in (await company.order()).assignments[0].measures]


async def edits(company: Company, measure: Measure, text: str, **more: bool) -> Measure:
    """Anna's message says something else now."""
    command = FollowEdit(ONE, measure.id, text, TODAY, **more)
    return (await company.does("Anna", follow_edit, command)).measure


@shows("U", "XT-04")
async def test_an_unsigned_measure_follows_its_message(company: Company) -> None:
    measure = await done(company)
    await edits(company, measure, "Replaced the closer")
    assert await measures(company) == ["Replaced the closer"]


@shows("U", "XT-04", "SG-05")
async def test_a_signed_measure_stays_and_is_amended_in_plain_sight(company: Company) -> None:
    measure = await done(company, signed=True)
    amending = await edits(company, measure, "Replaced the closer")
    assert await measures(company) == ["Replaced the closr", "Replaced the closer"]
    assert (amending.amends, amending.signed) == (measure.id, False)
    assert company.told(MeasureAmended)[0].before == "Replaced the closr"


@shows("U", "XT-04")
async def test_a_second_edit_changes_the_amendment_until_that_is_signed(company: Company) -> None:
    measure = await done(company, signed=True)
    await edits(company, measure, "Replaced the closer")
    await edits(company, measure, "Replaced both closers")
    await company.does("Anna", sign, Sign(ONE, "Anna Berg", finished=True))
    await edits(company, measure, "Replaced all closers")
    assert await measures(company) == [
        "Replaced the closr",
        "Replaced both closers",
        "Replaced all closers",
    ]


@shows("U", "XT-04")
async def test_an_edit_that_says_the_same_amends_nothing(company: Company) -> None:
    measure = await done(company, signed=True)
    await edits(company, measure, " Replaced the closr ")
    assert await measures(company) == ["Replaced the closr"]


@shows("U", "XT-04")
async def test_amending_a_ready_order_asks_first(company: Company) -> None:
    await company.sets("customer-signatures", "off")
    measure = await done(company, signed=True)
    await company.does("Maja", mark_ready, MarkReady(ONE, send=False))
    with pytest.raises(WithdrawsReady):
        await edits(company, measure, "Replaced the closer")
    await edits(company, measure, "Replaced the closer", despite_ready=True)
    assert len(await measures(company)) == 2


async def two_assignments(company: Company) -> Assignment:
    """A second assignment on the order."""
    second = Assignment("The other door")

    def add(command: None, actor: Actor, uow: UnitOfWork) -> None:
        order = uow.work_orders.get(ONE)
        uow.work_orders.save(replace(order, assignments=(*order.assignments, second)))

    await company.door.do(add, None, SYSTEM)
    return second


@shows("U", "ME-01")
async def test_a_measure_moves_to_another_assignment_with_its_images(company: Company) -> None:
    measure = await done(company)
    second = await two_assignments(company)
    image = replace(PHOTO, measure_id=measure.id)
    await company.does("Anna", add_document, AddDocument(ONE, image))
    for _ in range(2):
        await company.does("Anna", move_measure, MoveMeasure(ONE, measure.id, second.id))
    order = await company.order()
    assert [len(each.measures) for each in order.assignments] == [0, 1]
    assert len(order.images_of(measure)) == len(company.told(MeasureMoved)) == 1


@shows("U", "ME-01", "SG-05")
async def test_a_signed_measure_stays_where_it_is(company: Company) -> None:
    measure = await done(company, signed=True)
    second = await two_assignments(company)
    with pytest.raises(LineIsSigned):
        await company.does("Anna", move_measure, MoveMeasure(ONE, measure.id, second.id))


@shows("U", "XT-13", "ME-02")
async def test_words_that_come_late_get_the_photos_of_their_album(company: Company) -> None:
    await company.assigned()
    await company.does("Anna", add_document, AddDocument(ONE, PHOTO))
    command = AddMeasure(ONE, "Replaced the closer", TODAY, shown_by=(PHOTO.id,))
    added = await company.does("Anna", add_measure, command)
    assert len(added.order.images_of(added.measure)) == 1


@shows("U", "SG-05", "ME-02")
async def test_a_photo_of_a_signed_measure_goes_on_showing_that_one(company: Company) -> None:
    measure = await done(company)
    shown = replace(PHOTO, measure_id=measure.id)
    await company.does("Anna", add_document, AddDocument(ONE, shown))
    await company.does("Anna", sign, Sign(ONE, "Anna Berg", finished=False))
    late = AddMeasure(ONE, "Tested it", TODAY, shown_by=(PHOTO.id,))
    added = await company.does("Anna", add_measure, late)
    assert len(added.order.images_of(measure)) == 1
    assert added.order.images_of(added.measure) == ()


@shows("U", "RV-13")
async def test_photos_show_before_or_after(company: Company) -> None:
    await company.assigned()
    await company.does("Anna", add_document, AddDocument(ONE, PHOTO))
    command = StagePhotos(ONE, (PHOTO.id,), Stage.BEFORE)
    order = await company.does("Anna", stage_photos, command)
    assert [each.stage for each in order.documents] == [Stage.BEFORE]


@shows("U", "RV-13")
async def test_a_file_shows_neither_before_nor_after(company: Company) -> None:
    await company.assigned()
    paper = replace(PHOTO, name="offer.pdf", content_type="application/pdf")
    await company.does("Anna", add_document, AddDocument(ONE, paper))
    with pytest.raises(NoPicture):
        await company.does("Anna", stage_photos, StagePhotos(ONE, (paper.id,), Stage.AFTER))
