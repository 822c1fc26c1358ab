"""Copies of an assignment and of an order: what they take over, and what not."""

from datetime import timedelta
from decimal import Decimal

import pytest

from core import permissions as may
from core.bounds import TooManyLines
from core.events import ArticlesToOrderSaved, AssignmentDuplicated
from core.lines import ToOrderState
from core.numbers import OrderNumber
from core.order_papers import Kinship
from core.people import SYSTEM
from core.refusals import NoSuchLine, NotAllowed, OrderIsClosed
from core.registers import ServiceObject
from core.self_checks import PointTemplate, SelfCheckTemplate
from core.usecases.articles_to_order import AskForArticle, ask_for_article
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.due import DoWhatIsDue, do_what_is_due
from core.usecases.duplicating import (
    DuplicateAssignment,
    DuplicateOrder,
    duplicate_assignment,
    duplicate_order,
)
from core.usecases.editing import Edit, EditOrder, edit_order
from core.usecases.lines import AddArticle, add_article
from core.usecases.registers import KeepServiceObject, keep_service_object
from core.usecases.self_checks import AddSelfCheck, add_self_check
from core.usecases.signing import Sign, sign
from core.work_order import Assignment, State, WorkOrder
from tests.core.conftest import ONE, Company
from tests.core.finished import TODAY, ready, staffed, worked
from tests.core.staff import may_only

TWO = OrderNumber(2)
LATER = TODAY + timedelta(days=6)


async def _whole(company: Company) -> WorkOrder:
    """A signed order with an object, lines of every kind, a cause and a self-check."""
    await staffed(company)
    order = await company.assigned()
    door = ServiceObject("D-014", "Door", order.customer.id)
    await company.door.do(keep_service_object, KeepServiceObject(door), SYSTEM)
    edits = (Edit("object", "D-014"), Edit("cause", "Wear"), Edit("cost-centre", "700"))
    await company.door.do(edit_order, EditOrder(ONE, edits), SYSTEM)
    await worked(company)
    await company.does("Anna", ask_for_article, AskForArticle(ONE, "Hinge", Decimal(3)))
    template = SelfCheckTemplate("Safety", (PointTemplate("Trapping"),))
    await company.door.do(_kept, template, SYSTEM)
    await company.does("Anna", add_self_check, AddSelfCheck(ONE, template.id))
    await company.sets("articles-to-order-email", "parts@example.com")
    return await company.does("Anna", sign, Sign(ONE, "Anna", finished=False))


def _kept(template: SelfCheckTemplate, actor: object, uow: object) -> None:
    uow.self_check_templates.put(template)  # type: ignore[attr-defined]  # a unit of work


async def _copy(company: Company, **said: bool) -> Assignment:
    before = await _whole(company)
    command = DuplicateAssignment(ONE, before.assignments[0].id, today=LATER, **said)
    return (await company.does("Anna", duplicate_assignment, command)).assignments[-1]


@pytest.mark.shows("U", "AS-04")
async def test_everything_is_copied_but_the_object(company: Company) -> None:
    copy = await _copy(company)
    original = (await company.order()).assignments[0]
    assert original.service_object is not None
    assert copy.service_object is None
    for name in ("description", "error", "cause"):
        assert getattr(copy, name) == getattr(original, name)
    for home in ("time", "articles", "to_order"):
        copied = [(line.name, line.quantity, line.unit) for line in getattr(copy, home)]
        assert copied == [(e.name, e.quantity, e.unit) for e in getattr(original, home)]


@pytest.mark.shows("U", "AS-04")
async def test_measures_are_dated_today(company: Company) -> None:
    copy = await _copy(company)
    assert [(m.text, m.done_on) for m in copy.measures] == [("Replaced the closer", LATER)]


@pytest.mark.shows("U", "AS-04", "SG-05")
async def test_nothing_of_the_copy_is_signed(company: Company) -> None:
    assert [line for line in (await _copy(company)).lines if line.signed] == []


@pytest.mark.shows("U", "AS-04", "SC-01")
async def test_self_checks_are_to_be_filled_in_anew(company: Company) -> None:
    (check,) = (await _copy(company)).self_checks
    assert (check.name, check.completed, check.points[0].answered) == ("Safety", False, False)


@pytest.mark.shows("U", "AS-04", "AR-02")
async def test_whoever_copies_has_added_the_lines(company: Company) -> None:
    assert {line.added_by for line in (await _copy(company)).articles} == {"Anna"}


@pytest.mark.parametrize(("mail", "mailed"), [(False, 0), (True, 1)])
@pytest.mark.shows("U", "AS-04", "AO-03")
async def test_copied_articles_are_mailed_only_on_request(
    company: Company, mail: bool, mailed: int
) -> None:
    await _copy(company, mail_articles=mail)
    before = len(company.told(ArticlesToOrderSaved))
    company.later(minutes=5)
    while await company.door.do(do_what_is_due, DoWhatIsDue(), SYSTEM):
        pass
    assert len(company.told(ArticlesToOrderSaved)) - before == mailed


@pytest.mark.shows("U", "AS-04")
async def test_history_says_it(company: Company) -> None:
    copy = await _copy(company)
    assert company.told(AssignmentDuplicated)[0].assignment_id == str(copy.id)


@pytest.mark.shows("U", "AS-04")
async def test_an_unknown_assignment_is_not_copied(company: Company) -> None:
    order = await company.assigned()
    wrong = DuplicateAssignment(ONE, order.customer.id)
    with pytest.raises(NoSuchLine):
        await company.does("Anna", duplicate_assignment, wrong)


@pytest.mark.shows("U", "AS-04")
async def test_a_closed_order_gets_no_copy(company: Company) -> None:
    await company.assigned()
    await company.does("Maja", cancel_order, CancelOrder(ONE, "Not for us"))
    with pytest.raises(OrderIsClosed):
        await company.does("Anna", duplicate_assignment, DuplicateAssignment(ONE))


@pytest.mark.shows("U", "WO-26", "PE-20")
async def test_a_copied_order_has_the_head_the_objects_and_the_lines(company: Company) -> None:
    before = await _whole(company)
    made = await company.does("Maja", duplicate_order, DuplicateOrder(ONE, today=LATER))
    assert (made.number, made.customer, made.contact, made.cost_centre) == (
        TWO,
        before.customer,
        before.contact,
        "700",
    )
    assert made.assignments[0].service_object == before.assignments[0].service_object
    assert [m.done_on for m in made.assignments[0].measures] == [LATER]


@pytest.mark.shows("U", "WO-26")
async def test_signatures_people_and_papers_stay_with_the_original(company: Company) -> None:
    await _whole(company)
    made = await company.does("Maja", duplicate_order, DuplicateOrder(ONE))
    assert (made.state, made.signatures, made.assigned, made.documents, made.bookings) == (
        State.BEGUN,
        (),
        (),
        (),
        (),
    )
    assert not any(line.signed for line in made.lines)


@pytest.mark.shows("U", "WO-26")
async def test_its_articles_to_order_count_as_mailed(company: Company) -> None:
    await _whole(company)
    made = await company.does("Maja", duplicate_order, DuplicateOrder(ONE))
    assert [row.mailed for row in made.to_order] == [(ToOrderState.TO_ORDER,)]


@pytest.mark.shows("U", "WO-26")
async def test_copy_and_original_name_each_other(company: Company) -> None:
    await company.assigned()
    made = await company.does("Maja", duplicate_order, DuplicateOrder(ONE))
    assert [(r.number, r.how) for r in made.related] == [(ONE, Kinship.DUPLICATE_OF)]
    original = await company.order()
    assert [(r.number, r.how) for r in original.related] == [(TWO, Kinship.DUPLICATED_AS)]


@pytest.mark.shows("U", "WO-26")
async def test_a_finished_order_is_copied_too(company: Company) -> None:
    await ready(company)
    made = await company.does("Maja", duplicate_order, DuplicateOrder(ONE))
    assert (made.is_open, (await company.order()).state) == (True, State.READY)


@pytest.mark.shows("U", "WO-26", "PE-20")
async def test_copying_an_order_needs_the_right(company: Company) -> None:
    await company.assigned()
    with pytest.raises(NotAllowed):
        await company.does("Anna", duplicate_order, DuplicateOrder(ONE))
    await may_only(company, "Erik", may.VIEW, may.DUPLICATE)
    assert await company.does("Erik", duplicate_order, DuplicateOrder(ONE))


@pytest.mark.shows("U", "AS-04")
async def test_copies_are_no_way_past_what_an_order_holds(company: Company) -> None:
    first = (await company.assigned()).assignments[0].id
    for _ in range(11):
        await company.does("Anna", add_article, AddArticle(ONE, "4711", Decimal(1)))
    copy = DuplicateAssignment(ONE, first)
    for _ in range(44):
        await company.does("Anna", duplicate_assignment, copy)
    with pytest.raises(TooManyLines):
        await company.does("Anna", duplicate_assignment, copy)
