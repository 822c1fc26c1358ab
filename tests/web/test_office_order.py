"""What is done on an order's page: measures, articles, time and self-checks, without an edit."""

from decimal import Decimal

import pytest

from core import settings
from core.lines import ToOrderState
from core.people import Role, User
from core.registers import Article
from core.self_checks import PointTemplate, SelfCheckTemplate
from core.work_order import State
from tests.web.offices import Office, office_of
from tests.web.offices_orders import at, known, now, priced_by_hand, ready, upload, wants_seal
from tests.web.orders import waiting, worked_on
from tests.web.stage import Stage, text_of


@pytest.fixture
async def office(stage: Stage) -> Office:
    return await office_of(stage)


@pytest.mark.shows("W", "WO-28")
async def test_looking_at_an_order_changes_nothing(office: Office) -> None:
    path = await at(office, worked_on)
    before = await now(office, path)
    for beyond in ("", "/edit", "/letters", "/history", "/measures"):
        await office.get(f"{path}{beyond}")
    assert await now(office, path) == before


@pytest.mark.shows("W", "ME-01", "ME-03")
async def test_a_measure_is_added_without_an_edit(office: Office) -> None:
    path = await at(office)
    await office.posts(f"{path}/measures", text="Oiled the hinges", day="2026-11-23")
    measure = (await now(office, path)).assignments[0].measures[0]
    assert (measure.text, measure.done_on.day) == ("Oiled the hinges", 23)


@pytest.mark.shows("W", "ME-03", "SE-28")
async def test_where_the_company_wants_no_quick_measures_there_are_none(office: Office) -> None:
    await office.stage.set(settings.SHOW_ADD_MEASURE, "off")
    path = await at(office)
    assert "Add what was done" not in await office.get(path)


async def test_what_was_typed_is_kept_where_it_is_refused(office: Office) -> None:
    path = await at(office)
    page = await office.posts(f"{path}/measures", text="Oiled the hinges", day="1999-01-01")
    assert "Oiled the hinges" in page


@pytest.mark.shows("W", "ME-02")
async def test_a_measure_carries_its_pictures(office: Office) -> None:
    path = await at(office)
    await upload(office, f"{path}/measures", text="Painted it")
    order = await now(office, path)
    assert order.images_of(order.assignments[0].measures[0])[0].name == "door.png"


@pytest.mark.shows("W", "ME-05")
async def test_another_is_named_as_who_did_a_measure(office: Office) -> None:
    await known(office, User("Anna Berg", Role.TECHNICIAN))
    path = await at(office, worked_on)
    measure = (await now(office, path)).assignments[0].measures[0]
    await office.posts(
        f"{path}/measures/{measure.id}",
        fields=[("by", "Doris Dal"), ("was:by", "Anna Berg")],
    )
    assert (await now(office, path)).assignments[0].measures[0].done_by == "Doris Dal"


@pytest.mark.shows("W", "SG-05")
async def test_a_signed_line_has_nothing_to_change_it_with(office: Office) -> None:
    path = await at(office, waiting)
    measure = (await now(office, path)).assignments[0].measures[0]
    assert f'/measures/{measure.id}"' not in await office.get(path)


@pytest.mark.shows("W", "AS-12", "SE-34")
async def test_error_and_cause_are_noted_in_passing(office: Office) -> None:
    path = await at(office)
    await office.posts(f"{path}/fault", error="It slams", cause="The arm is bent")
    assert (await now(office, path)).assignments[0].cause == "The arm is bent"


@pytest.mark.shows("W", "AR-01", "AR-12", "SE-42")
async def test_an_article_of_the_register_is_added_fast(office: Office) -> None:
    await known(office, Article("4711", "Closer TS 83", price=Decimal(900)))
    path = await at(office)
    await office.posts(f"{path}/articles", article="4711", quantity="2")
    line = (await now(office, path)).assignments[0].articles[0]
    assert (line.name, line.quantity, line.price) == ("Closer TS 83", Decimal(2), Decimal(900))


@pytest.mark.shows("W", "AR-03")
async def test_articles_are_suggested_while_one_types(office: Office) -> None:
    await known(office, Article("4711", "Closer TS 83"))
    assert '<option value="4711">Closer TS 83' in await office.get(await at(office))


@pytest.mark.shows("W", "AR-05")
async def test_a_price_written_by_hand_is_marked(office: Office) -> None:
    assert "price written by hand" in await office.get(await at(office, priced_by_hand))


@pytest.mark.shows("W", "AR-02", "AR-06", "PE-24")
async def test_who_sees_no_prices_sees_none_and_has_no_field_for_them(stage: Stage) -> None:
    office = await office_of(stage, "Anna Berg", Role.TECHNICIAN)
    page = await office.get(await at(office, priced_by_hand))
    assert ("Screw" in page, "4 kr" in page, 'name="price"' in page) == (True, False, False)


@pytest.mark.shows("W", "AR-07")
async def test_time_has_rows_of_its_own(office: Office) -> None:
    path = await at(office)
    await office.posts(f"{path}/time", hours="1,5")
    assert (await now(office, path)).assignments[0].time[0].quantity == Decimal("1.5")


@pytest.mark.shows("W", "AR-08", "SE-36")
async def test_other_articles_belong_to_no_assignment(office: Office) -> None:
    await office.stage.set(settings.SHOW_OTHER_ARTICLES, "on")
    path = await at(office)
    await office.posts(f"{path}/articles", article="Lamp", quantity="1", other="1")
    assert [line.name for line in (await now(office, path)).other_articles] == ["Lamp"]


@pytest.mark.shows("W", "AR-11", "PE-29")
async def test_what_an_order_costs_is_summed_up_for_whoever_may_see_it(office: Office) -> None:
    page = text_of(await office.get(await at(office, priced_by_hand)))
    assert "VAT 25 %" in page


async def test_a_line_that_another_changed_meanwhile_shows_both(office: Office) -> None:
    path = await at(office, priced_by_hand)
    line = (await now(office, path)).assignments[0].articles[0]
    await office.posts(
        f"{path}/lines/{line.id}", fields=[("quantity", "11"), ("was:quantity", "10")]
    )
    page = text_of(
        await office.posts(
            f"{path}/lines/{line.id}", fields=[("quantity", "12"), ("was:quantity", "10")]
        )
    )
    assert ("“11”" in page, "“12”" in page) == (True, True)


@pytest.mark.shows("W", "AO-02")
async def test_an_article_to_be_ordered_goes_from_state_to_state(office: Office) -> None:
    path = await at(office, wants_seal)
    row = (await now(office, path)).to_order[0]
    await office.posts(f"{path}/to-order/{row.id}", state="ordered")
    assert (await now(office, path)).to_order[0].state is ToOrderState.ORDERED


@pytest.mark.shows("W", "AO-01", "AO-09", "SE-37")
async def test_an_article_is_asked_for_and_moved_to_the_used_ones(office: Office) -> None:
    path = await at(office)
    await office.posts(f"{path}/to-order", article="Seal", quantity="1")
    row = (await now(office, path)).to_order[0]
    await office.posts(f"{path}/to-order/{row.id}/use")
    order = await now(office, path)
    assert ([e.name for e in order.assignments[0].articles], order.to_order) == (["Seal"], ())


@pytest.mark.shows("W", "SG-04")
async def test_a_line_on_a_ready_order_asks_whether_to_take_that_back(office: Office) -> None:
    path = await at(office, ready)
    await office.agrees(await office.posts(f"{path}/measures", text="Oiled it"))
    order = await now(office, path)
    assert (order.state, order.assignments[0].measures[-1].text) == (State.SIGNED, "Oiled it")


async def test_a_picture_is_not_lost_while_a_question_is_asked(office: Office) -> None:
    path = await at(office, ready)
    await office.agrees(await upload(office, f"{path}/measures", text="Painted it"))
    assert [each.name for each in (await now(office, path)).documents] == ["door.png"]


@pytest.mark.shows("W", "SC-01", "SC-06")
async def test_a_self_check_is_added_and_filled_in_point_by_point(office: Office) -> None:
    await known(office, template := SelfCheckTemplate("Fire door", (PointTemplate("Closes"),)))
    path = await at(office)
    await office.posts(f"{path}/checks", template=str(template.id))
    check = (await now(office, path)).assignments[0].self_checks[0]
    point = check.points[0]
    await office.posts(f"{path}/checks/{check.id}/points/{point.id}", approved="yes", note="Fine")
    await office.posts(f"{path}/checks/{check.id}/sign", name="Doris Dal")
    check = (await now(office, path)).assignments[0].self_checks[0]
    assert (check.points[0].approved, check.signed_by) == (True, "Doris Dal")


@pytest.mark.shows("W", "SC-05", "PE-17")
async def test_a_self_check_is_taken_off_by_whoever_may(office: Office) -> None:
    await known(office, template := SelfCheckTemplate("Fire door", (PointTemplate("Closes"),)))
    path = await at(office)
    await office.posts(f"{path}/checks", template=str(template.id))
    check = (await now(office, path)).assignments[0].self_checks[0]
    await office.posts(f"{path}/checks/{check.id}/remove")
    assert (await now(office, path)).assignments[0].self_checks == ()


@pytest.mark.shows("W", "SG-05")
async def test_a_signed_measure_is_amended_in_plain_sight(office: Office) -> None:
    path = await at(office, waiting)
    measure = (await now(office, path)).assignments[0].measures[0]
    await office.posts(f"{path}/measures/{measure.id}/amend", text="Replaced the arm")
    measures = (await now(office, path)).assignments[0].measures
    assert [(e.text, e.amends) for e in measures[1:]] == [("Replaced the arm", measure.id)]


@pytest.mark.shows("W", "RV-05")
async def test_ones_time_is_counted_and_let_go(office: Office) -> None:
    path = await at(office)
    await office.posts(f"{path}/timer/start")
    await office.posts(f"{path}/timer/pause")
    assert "Go on" in await office.get(path)
    await office.posts(f"{path}/timer/drop")
    assert "Go on" not in await office.get(path)
