"""Self-checks: from a template onto the order, answered, completed, signed, taken off."""

from dataclasses import replace
from typing import Any

import pytest

from core import permissions as may
from core.checks import failed_checks, mandatory_left, open_checks, unsigned_checks
from core.events import SelfCheckCompleted
from core.refusals import BadInput, LineIsSigned, NoSuchLine, NotAllowed
from core.self_checks import NoSuchPoint, PointTemplate, SelfCheckTemplate
from core.usecases.documents import NoPicture
from core.usecases.self_checks import (
    AddSelfCheck,
    AnswerPoint,
    ClearPoint,
    NoSuchTemplate,
    PointsLeft,
    RemoveSelfCheck,
    SelfCheckIsSigned,
    add_self_check,
    answer_point,
    clear_point,
    remove_self_check,
)
from core.work_order import State
from tests.core.checking import (
    CLEANED,
    DOOR,
    FORCE,
    LABEL,
    LOCK,
    PHOTO,
    PLATE,
    SHORT,
    added,
    answers,
    begun,
    completes,
    forgets,
    has,
    kept,
    one_point,
    signed_order,
    signs,
)
from tests.core.conftest import ONE, Company
from tests.core.staff import may_only

shows = pytest.mark.shows


@shows("U", "SC-01")
async def test_a_check_from_a_template_has_its_points_on_the_assignment(company: Company) -> None:
    await begun(company)
    check = await kept(company)
    assert (check.name, [point.asks for point in check.points]) == ("Door check", [FORCE, LOCK])


@shows("U", "SC-01")
async def test_a_check_is_filled_in_point_by_point(company: Company) -> None:
    check = await begun(company)
    await answers(company, check, 0, value="35,5")
    await answers(company, check, 1, choice="whole", note="A little dirty")
    force, lock = (await completes(company, check)).points
    assert (force.value, force.answered_by) == ("35.5", "Anna")
    assert (lock.choice, lock.approved, lock.note) == ("Whole", True, "A little dirty")


@shows("U", "SC-01", "SC-08")
async def test_another_template_later_changes_no_check(company: Company) -> None:
    await begun(company, DOOR)
    await has(company, replace(DOOR, points=(CLEANED,)))
    assert [point.asks for point in (await kept(company)).points] == [FORCE, LOCK]


async def test_to_add_an_untouched_check_once_more_adds_none(company: Company) -> None:
    first = await begun(company)
    assert (await company.does("Anna", add_self_check, AddSelfCheck(ONE, DOOR.id))).check == first


async def test_a_check_that_is_begun_may_be_added_once_more(company: Company) -> None:
    await answers(company, await begun(company), value="35")
    await company.does("Anna", add_self_check, AddSelfCheck(ONE, DOOR.id))
    assert len((await company.order()).assignments[0].self_checks) == 2


async def test_a_template_that_is_not_there_says_so(company: Company) -> None:
    await company.assigned()
    with pytest.raises(NoSuchTemplate):
        await company.does("Anna", add_self_check, AddSelfCheck(ONE, DOOR.id))


@shows("U", "SC-06", "PE-11")
async def test_who_only_performs_adds_a_check_and_fills_it_in(company: Company) -> None:
    await company.assigned()
    await may_only(company, "Anna", may.VIEW_ASSIGNED, may.PERFORM)
    check = await answers(company, await added(company, SHORT))
    assert (await completes(company, check)).completed


@shows("U", "PE-11")
async def test_on_another_s_order_nobody_performs(company: Company) -> None:
    await company.assigned("Anna")
    await may_only(company, "Erik", may.VIEW, may.PERFORM)
    with pytest.raises(NotAllowed):
        await added(company, name="Erik")


async def test_to_answer_begins_the_order(company: Company) -> None:
    await answers(company, await begun(company), value="35")
    assert (await company.order()).state is State.BEGUN


@pytest.mark.parametrize(
    ("point", "said"),
    [
        (FORCE, {"value": "strong"}),
        (FORCE, {"value": "1.2.3"}),
        (FORCE, {"value": " "}),
        (FORCE, {}),
        (LABEL, {"value": "x" * 200}),
        (LOCK, {"choice": "Rusty"}),
        (LOCK, {"approved": True}),
        (LOCK, {}),
        (CLEANED, {"choice": "Whole"}),
        (CLEANED, {"value": "3"}),
        (CLEANED, {"note": "x" * 3000}),
    ],
)
async def test_a_point_takes_only_what_it_asks_for(
    company: Company, point: PointTemplate, said: dict[str, Any]
) -> None:
    check = await one_point(company, point)
    with pytest.raises(BadInput):
        await answers(company, check, **said)


@pytest.mark.parametrize(
    ("point", "said", "approved"),
    [
        (CLEANED, {}, True),
        (CLEANED, {"approved": False}, False),
        (CLEANED, {"note": "Later"}, None),
        (FORCE, {"value": "35 N"}, True),
        (FORCE, {"value": "-4", "approved": False}, False),
        (LABEL, {"value": "SN 88-1203"}, True),
        (LOCK, {"choice": "broken"}, False),
        (LOCK, {"note": "Ask the caretaker"}, None),
        (PLATE, {"photo": PHOTO}, True),
    ],
)
async def test_what_is_said_decides_whether_a_point_is_approved(
    company: Company, point: PointTemplate, said: dict[str, Any], approved: bool | None
) -> None:
    check = await one_point(company, point)
    assert (await answers(company, check, **said)).points[0].approved is approved


@shows("U", "SC-01", "DO-02")
async def test_a_photo_that_is_asked_for_goes_to_the_order(company: Company) -> None:
    check = await answers(company, await one_point(company, PLATE), photo=PHOTO)
    order = await company.order()
    assert [each.id for each in order.documents] == [check.points[0].document_id]


async def test_a_point_that_asks_for_a_photo_is_open_without(company: Company) -> None:
    check = await answers(company, await one_point(company, PLATE), approved=True)
    with pytest.raises(PointsLeft):
        await completes(company, check)


async def test_a_document_that_is_no_picture_answers_nothing(company: Company) -> None:
    check = await one_point(company, PLATE)
    paper = replace(PHOTO, name="plate.pdf", content_type="application/pdf")
    with pytest.raises(NoPicture):
        await answers(company, check, photo=paper)


async def test_a_point_of_another_check_is_not_there(company: Company) -> None:
    check = await begun(company)
    stranger = SHORT.check().points[0]
    with pytest.raises(NoSuchPoint, match="Closing force, Lock"):
        await company.does("Anna", answer_point, AnswerPoint(ONE, check.id, stranger.id))


async def test_a_measure_is_no_self_check(company: Company) -> None:
    await company.assigned()
    await signed_order(company)
    measure = (await company.order()).assignments[0].measures[0]
    with pytest.raises(NoSuchLine):
        await company.does("Anna", answer_point, AnswerPoint(ONE, measure.id, measure.id))


@shows("U", "SC-01")
async def test_a_check_with_open_points_is_not_complete_and_names_them(company: Company) -> None:
    check = await answers(company, await begun(company), value="35")
    with pytest.raises(PointsLeft, match="Lock"):
        await completes(company, check)


@shows("U", "SC-01")
async def test_a_point_that_failed_is_seen_on_the_completed_check(company: Company) -> None:
    check = await answers(company, await begun(company), 0, value="35")
    check = await completes(company, await answers(company, check, 1, choice="Broken"))
    order = await company.order()
    assert (check.completed, failed_checks(order), check.failed_points[0].asks) == (
        True,
        (check,),
        LOCK,
    )
    assert company.told(SelfCheckCompleted)[0].failed == ("Lock",)


@shows("U", "SC-01")
async def test_an_answer_may_be_taken_back_and_the_check_is_open_again(company: Company) -> None:
    check = await completes(company, await answers(company, await begun(company, SHORT)))
    await company.does("Anna", clear_point, ClearPoint(ONE, check.id, check.points[0].id))
    assert open_checks(await company.order()) == (await kept(company),)


@shows("U", "SC-04")
async def test_who_signs_a_check_completes_it(company: Company) -> None:
    check = await signs(company, await answers(company, await begun(company, SHORT)))
    assert (check.completed, check.signed_by, check.signed_at) == (
        True,
        "Anna Berg",
        company.now,
    )


@shows("U", "SC-04")
async def test_a_check_with_open_points_can_t_be_signed(company: Company) -> None:
    with pytest.raises(PointsLeft):
        await signs(company, await begun(company))


async def test_without_the_right_to_sign_nobody_signs_a_check(company: Company) -> None:
    check = await answers(company, await begun(company, SHORT))
    await may_only(company, "Anna", may.VIEW, may.EDIT, may.PERFORM)
    with pytest.raises(NotAllowed):
        await signs(company, check)


async def test_what_is_signed_takes_no_more_answers(company: Company) -> None:
    check = await signs(company, await answers(company, await begun(company, SHORT)))
    with pytest.raises(SelfCheckIsSigned):
        await answers(company, check, approved=False)


async def test_after_the_order_is_signed_a_check_stays_as_it_is(company: Company) -> None:
    check = await begun(company, SHORT)
    await signed_order(company)
    with pytest.raises(SelfCheckIsSigned):
        await answers(company, check)


@shows("U", "SC-01", "SG-03")
async def test_an_open_check_is_left_for_the_next_visit(company: Company) -> None:
    check = await begun(company, SHORT)
    await signed_order(company, finished=False)
    assert (await answers(company, check)).points[0].answered


async def test_a_completed_check_is_locked_by_a_visit(company: Company) -> None:
    check = await completes(company, await answers(company, await begun(company, SHORT)))
    await signed_order(company, finished=False)
    with pytest.raises(SelfCheckIsSigned):
        await answers(company, check, approved=False)


@shows("U", "SC-05", "PE-17")
async def test_a_check_is_taken_off_with_the_right_to(company: Company) -> None:
    check = await begun(company)
    await may_only(company, "Maja", may.VIEW, may.REMOVE_SELF_CHECK)
    order = await company.does("Maja", remove_self_check, RemoveSelfCheck(ONE, check.id))
    assert order.assignments[0].self_checks == ()


@shows("U", "SC-05", "PE-17")
async def test_without_the_right_nobody_takes_a_check_off(company: Company) -> None:
    check = await begun(company)
    with pytest.raises(NotAllowed):
        await company.does("Anna", remove_self_check, RemoveSelfCheck(ONE, check.id))


async def test_a_check_that_is_signed_stays_on_the_order(company: Company) -> None:
    check = await begun(company, SHORT)
    await signed_order(company)
    with pytest.raises(LineIsSigned):
        await company.does("Maja", remove_self_check, RemoveSelfCheck(ONE, check.id))


@shows("U", "SC-02", "SE-55")
async def test_a_new_order_has_the_mandatory_checks(company: Company) -> None:
    await has(company, DOOR, SHORT)
    await company.sets("mandatory-self-checks", "Short check, Door check")
    checks = (await company.reports()).assignments[0].self_checks
    assert [(check.name, check.mandatory) for check in checks] == [
        ("Short check", True),
        ("Door check", True),
    ]


@shows("U", "SE-55")
async def test_while_none_is_mandatory_a_new_order_has_none(company: Company) -> None:
    await has(company, DOOR)
    assert (await company.reports()).assignments[0].self_checks == ()


async def test_a_mandatory_check_without_a_template_stops_no_mail(company: Company) -> None:
    await has(company, SHORT)
    await company.sets("mandatory-self-checks", "Short check")
    await forgets(company, SHORT)
    assert (await company.reports()).assignments[0].self_checks == ()


@shows("U", "SC-03", "PE-17")
async def test_a_mandatory_check_that_is_taken_off_stops_nothing(company: Company) -> None:
    await has(company, SHORT)
    await company.sets("mandatory-self-checks", "Short check")
    order = await company.reports()
    (check,) = mandatory_left(order)
    order = await company.does("Maja", remove_self_check, RemoveSelfCheck(ONE, check.id))
    assert mandatory_left(order) == ()


async def test_completed_is_not_yet_signed(company: Company) -> None:
    check = await completes(company, await answers(company, await begun(company, SHORT)))
    before = unsigned_checks(await company.order())
    await signs(company, check)
    assert (before, unsigned_checks(await company.order())) == ((check,), ())


async def test_an_assignment_takes_a_bounded_number_of_checks(company: Company) -> None:
    await company.assigned()
    for number in range(50):
        await added(company, SelfCheckTemplate(f"Check {number}", (CLEANED,)))
    with pytest.raises(BadInput, match="50"):
        await added(company, DOOR)
