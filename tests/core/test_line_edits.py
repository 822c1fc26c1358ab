"""Editing a line while no signature has locked it, and two people who edit the same one."""

from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from core import permissions as may
from core.line_fields import NameIsTheRegisters, NoSuchLineField
from core.lines import Line, Measure
from core.refusals import (
    BadInput,
    ChangedMeanwhile,
    LineIsSigned,
    NoSuchLine,
    NotAllowed,
    NotAllowedAtAll,
)
from core.usecases.articles_to_order import AskForArticle, ask_for_article
from core.usecases.line_edits import EditLine, LineEdit, edit_line
from core.usecases.lines import AddArticle, AddTime, RemoveLine, add_article, add_time, remove_line
from core.usecases.measures import (
    AddMeasure,
    ChangeMeasureUser,
    add_measure,
    change_measure_user,
)
from core.usecases.signing import Sign, sign
from core.work_order import WorkOrder
from tests.core.conftest import ONE, Company
from tests.core.finished import TODAY
from tests.core.staff import leaves, may_all_but


async def an_article(company: Company, article: str = "4711") -> UUID:
    await company.assigned()
    return (await company.does("Maja", add_article, AddArticle(ONE, article, Decimal(2)))).line.id


async def a_measure(company: Company) -> UUID:
    await company.assigned()
    added = await company.does("Anna", add_measure, AddMeasure(ONE, "Oiled it", TODAY))
    return added.measure.id


async def edits(
    company: Company, line_id: UUID, seen: str | None = None, who: str = "Maja", **values: str
) -> WorkOrder:
    """Somebody writes new values of a line."""
    wanted = tuple(LineEdit(field, value, seen) for field, value in values.items())
    return await company.does(who, edit_line, EditLine(ONE, line_id, wanted))


def the(order: WorkOrder, line_id: UUID) -> Any:
    return order.line(line_id)


@pytest.mark.shows("U", "AR-01", "AR-05")
async def test_quantity_price_and_discount_are_written_as_people_write_them(
    company: Company,
) -> None:
    line_id = await an_article(company)
    order = await edits(company, line_id, quantity="2,5", price="1 100,50", discount="10 %")
    line: Line = the(order, line_id)
    found = (line.quantity, line.price, line.discount, line.price_changed)
    assert found == (Decimal("2.5"), Decimal("1100.50"), Decimal(10), True)


@pytest.mark.shows("U", "AR-05")
async def test_without_a_price_written_the_register_s_comes_back(company: Company) -> None:
    line_id = await an_article(company)
    await edits(company, line_id, price="1")
    line: Line = the(await edits(company, line_id, price=""), line_id)
    assert (line.price, line.price_changed) == (Decimal(1240), False)


async def test_free_words_can_be_said_otherwise(company: Company) -> None:
    line_id = await an_article(company, "grease")
    assert the(await edits(company, line_id, name="White  grease"), line_id).name == "White grease"


async def test_the_register_s_name_stays(company: Company) -> None:
    line_id = await an_article(company)
    with pytest.raises(NameIsTheRegisters):
        await edits(company, line_id, name="Another closer")


@pytest.mark.parametrize(
    "wrong", [{"quantity": "0"}, {"quantity": "many"}, {"price": "-1"}, {"discount": "101"}]
)
async def test_an_absurd_value_is_refused(company: Company, wrong: dict[str, str]) -> None:
    line_id = await an_article(company)
    with pytest.raises(BadInput):
        await edits(company, line_id, **wrong)


async def test_a_time_row_keeps_within_a_day(company: Company) -> None:
    await company.assigned()
    line_id = (await company.does("Anna", add_time, AddTime(ONE, Decimal(2)))).line.id
    with pytest.raises(BadInput):
        await edits(company, line_id, quantity="25")


@pytest.mark.shows("U", "ME-01")
async def test_the_words_and_the_day_of_a_measure_can_be_changed(company: Company) -> None:
    measure_id = await a_measure(company)
    order = await edits(company, measure_id, text="Greased it", day="2026-11-23")
    measure: Measure = the(order, measure_id)
    assert (measure.text, measure.done_on.isoformat()) == ("Greased it", "2026-11-23")


@pytest.mark.parametrize("day", ["2025-11-01", "2026-12-24", "yesterday"])
async def test_a_day_of_work_that_can_t_be_is_refused(company: Company, day: str) -> None:
    measure_id = await a_measure(company)
    with pytest.raises(BadInput):
        await edits(company, measure_id, day=day)


async def test_a_line_has_only_its_own_fields(company: Company) -> None:
    measure_id = await a_measure(company)
    with pytest.raises(NoSuchLineField):
        await edits(company, measure_id, price="100")


@pytest.mark.shows("U", "SG-05")
async def test_a_signed_line_is_not_edited(company: Company) -> None:
    line_id = await an_article(company)
    await company.does("Anna", sign, Sign(ONE, "Anna Berg", finished=False))
    with pytest.raises(LineIsSigned):
        await edits(company, line_id, quantity="3")


async def test_what_is_taken_off_can_t_be_edited(company: Company) -> None:
    line_id = await an_article(company)
    await company.does("Maja", remove_line, RemoveLine(ONE, line_id))
    with pytest.raises(NoSuchLine):
        await edits(company, line_id, quantity="3")


async def test_the_second_of_two_who_change_the_same_sees_both_values(company: Company) -> None:
    line_id = await an_article(company)
    await edits(company, line_id, seen="2", quantity="3")
    with pytest.raises(ChangedMeanwhile) as refused:
        await edits(company, line_id, seen="2", quantity="4")
    assert (refused.value.fields["theirs"], refused.value.fields["yours"]) == ("3", "4")


@pytest.mark.parametrize("seen", ["2", "2,000", "2.0"])
async def test_what_was_seen_may_be_written_in_any_way(company: Company, seen: str) -> None:
    line_id = await an_article(company)
    order = await edits(company, line_id, seen=seen, quantity="3")
    assert the(order, line_id).quantity == Decimal(3)


async def test_two_who_write_the_same_agree(company: Company) -> None:
    line_id = await an_article(company)
    await edits(company, line_id, seen="2", quantity="3")
    order = await edits(company, line_id, seen="2", quantity="3")
    assert the(order, line_id).quantity == Decimal(3)


@pytest.mark.shows("U", "PE-24", "PE-30")
@pytest.mark.parametrize(
    ("field", "right"), [("price", may.SEE_PRICE), ("discount", may.SEE_DISCOUNT)]
)
async def test_a_figure_that_one_may_not_see_one_may_not_change(
    company: Company, field: str, right: Any
) -> None:
    line_id = await an_article(company)
    await may_all_but(company, "Maja", right)
    with pytest.raises(NotAllowedAtAll):
        await edits(company, line_id, **{field: "1"})


async def test_an_article_to_be_ordered_is_edited_alike(company: Company) -> None:
    await company.assigned()
    asked = await company.does("Anna", ask_for_article, AskForArticle(ONE, "hinge", Decimal(1)))
    order = await edits(company, asked.row.id, quantity="3", name="long hinge")
    row: Any = order.line(asked.row.id)
    assert (row.quantity, row.name) == (Decimal(3), "long hinge")


@pytest.mark.shows("U", "ME-05", "PE-18")
async def test_another_is_named_as_who_did_a_measure(company: Company) -> None:
    measure_id = await a_measure(company)
    order = await company.does(
        "Maja", change_measure_user, ChangeMeasureUser(ONE, measure_id, "erik", seen="Anna")
    )
    assert the(order, measure_id).done_by == "Erik"


@pytest.mark.shows("U", "ME-05", "PE-18")
async def test_without_the_right_nobody_else_is_named(company: Company) -> None:
    measure_id = await a_measure(company)
    with pytest.raises(NotAllowed):
        await company.does("Anna", change_measure_user, ChangeMeasureUser(ONE, measure_id, "Erik"))


async def test_a_signed_measure_keeps_its_person(company: Company) -> None:
    measure_id = await a_measure(company)
    await company.does("Anna", sign, Sign(ONE, "Anna Berg", finished=False))
    with pytest.raises(LineIsSigned):
        await company.does("Maja", change_measure_user, ChangeMeasureUser(ONE, measure_id, "Erik"))


@pytest.mark.parametrize("name", ["Nobody", "Sven"])
async def test_only_who_works_here_did_a_measure(company: Company, name: str) -> None:
    await leaves(company, "Sven")
    measure_id = await a_measure(company)
    with pytest.raises(BadInput):
        await company.does("Maja", change_measure_user, ChangeMeasureUser(ONE, measure_id, name))


async def test_two_who_name_different_persons_are_told(company: Company) -> None:
    measure_id = await a_measure(company)
    await company.does("Maja", change_measure_user, ChangeMeasureUser(ONE, measure_id, "Erik"))
    late = ChangeMeasureUser(ONE, measure_id, "Maja", seen="Anna")
    with pytest.raises(ChangedMeanwhile):
        await company.does("Maja", change_measure_user, late)
