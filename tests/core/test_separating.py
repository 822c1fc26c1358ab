"""Separating an assignment: it goes to an order of its own, as it is."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core import permissions as may
from core.events import ArticlesToOrderSaved, OrderAssigned, OrderLedTo, OrderMadeFrom
from core.numbers import OrderNumber
from core.order_papers import Document, Kinship
from core.people import SYSTEM
from core.refusals import NoSuchLine, NotAllowed, OrderIsClosed
from core.self_checks import PointTemplate, SelfCheckTemplate
from core.signature_chain import Damage, verify
from core.usecases.articles_to_order import AskForArticle, ask_for_article
from core.usecases.assignments import AddAssignment, add_assignment
from core.usecases.documents import AddDocument, add_document
from core.usecases.finishing import MarkReady, mark_ready
from core.usecases.lines import AddArticle, add_article
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.registers import KeepRow, keep_row
from core.usecases.self_checks import AddSelfCheck, add_self_check
from core.usecases.separating import (
    NothingToSeparate,
    SeparateAssignment,
    SeparatesToNewOrder,
    separate_assignment,
)
from core.usecases.signing import Sign, sign
from core.work_order import State, WorkOrder
from tests.core.conftest import ONE, Company
from tests.core.finished import TODAY, staffed, worked
from tests.core.staff import may_only

TWO = OrderNumber(2)


async def _two(company: Company) -> WorkOrder:
    """Two assignments, the second with a measure that has an image, and an article."""
    await staffed(company)
    await company.assigned()
    await worked(company)
    added = await company.door.do(add_assignment, AddAssignment(ONE, "The lift"), SYSTEM)
    lift = added.assignments[1].id
    image = Document("lift.jpg", "image/jpeg", 9, "Anna", company.now, "aa" * 32)
    oiled = AddMeasure(ONE, "Oiled it", TODAY, lift, documents=(image,))
    await company.does("Anna", add_measure, oiled)
    await company.does("Anna", add_article, AddArticle(ONE, "4711", Decimal(1), lift))
    paper = Document("note.pdf", "application/pdf", 9, "Anna", company.now, "bb" * 32)
    await company.does("Anna", add_document, AddDocument(ONE, paper))
    return await company.order()


async def _signed(company: Company) -> WorkOrder:
    await _two(company)
    return await company.does("Anna", sign, Sign(ONE, "Anna Berg"))


async def _separated(company: Company, place: int = 1) -> WorkOrder:
    meant = (await company.order()).assignments[place].id
    command = SeparateAssignment(ONE, meant, sure=True)
    return await company.does("Anna", separate_assignment, command)


@pytest.mark.shows("U", "AS-07")
async def test_an_assignment_moves_to_the_next_free_number(company: Company) -> None:
    before = await _two(company)
    made = await _separated(company)
    assert (made.number, made.assignments) == (TWO, before.assignments[1:])
    assert (await company.order()).assignments == before.assignments[:1]


@pytest.mark.shows("U", "AS-07")
async def test_it_is_asked_first(company: Company) -> None:
    order = await _two(company)
    asked = SeparateAssignment(ONE, order.assignments[1].id)
    with pytest.raises(SeparatesToNewOrder, match="The lift"):
        await company.does("Anna", separate_assignment, asked)


@pytest.mark.shows("U", "AS-07", "ME-02")
async def test_the_files_of_its_measures_move_along(company: Company) -> None:
    await _two(company)
    made = await _separated(company)
    assert [d.name for d in made.documents] == ["lift.jpg"]
    assert [d.name for d in (await company.order()).documents] == ["note.pdf"]


@pytest.mark.shows("U", "AS-07")
async def test_the_new_order_is_for_the_same_and_with_the_same_people(company: Company) -> None:
    before = await _two(company)
    made = await _separated(company)
    assert (made.customer, made.contact, made.assigned, made.state) == (
        before.customer,
        before.contact,
        before.assigned,
        State.BEGUN,
    )
    assert company.told(OrderAssigned)[-1].order == "2"


@pytest.mark.shows("U", "AS-07")
async def test_both_orders_link_to_each_other_and_say_so(company: Company) -> None:
    await _two(company)
    made = await _separated(company)
    old = await company.order()
    assert [(r.number, r.how) for r in made.related] == [(ONE, Kinship.SEPARATED_FROM)]
    assert [(r.number, r.how) for r in old.related] == [(TWO, Kinship.SEPARATED_TO)]
    assert (company.told(OrderMadeFrom)[0].order, company.told(OrderLedTo)[0].order) == ("2", "1")


@pytest.mark.shows("U", "AS-07", "SG-05")
async def test_what_is_signed_moves_as_it_is_with_its_signatures(company: Company) -> None:
    before = await _signed(company)
    made = await _separated(company)
    assert made.assignments == before.assignments[1:]
    assert (made.state, [s.name for s in made.signatures]) == (State.SIGNED, ["Anna Berg"])


@pytest.mark.shows("U", "AS-07", "SG-05")
async def test_both_orders_prove_what_was_signed(company: Company) -> None:
    await _signed(company)
    made = await _separated(company)
    assert [verify(each).unchanged for each in (made, await company.order())] == [True, True]


@pytest.mark.shows("U", "AS-07")
async def test_a_line_that_was_altered_before_is_still_found(company: Company) -> None:
    await _signed(company)
    order = await company.order()
    second = order.assignments[1]
    altered = replace(second, measures=(replace(second.measures[0], text="Did nothing"),))
    forged = replace(order, assignments=(order.assignments[0], altered))
    await company.door.do(
        lambda command, actor, uow: uow.work_orders.save(command), forged, SYSTEM
    )
    made = await _separated(company)
    assert [each.damage for each in verify(made).findings] == [Damage.ALTERED]


@pytest.mark.shows("U", "AS-07", "IN-01")
async def test_the_rest_can_be_invoiced(company: Company) -> None:
    await _signed(company)
    await _separated(company)
    done = await company.does("Anna", mark_ready, MarkReady(ONE))
    assert (done.state, (await company.order(TWO)).state) == (State.READY, State.SIGNED)


@pytest.mark.shows("U", "AS-07")
async def test_an_order_whose_signed_lines_all_moved_is_unsigned(company: Company) -> None:
    await _two(company)
    added = await company.door.do(add_assignment, AddAssignment(ONE, "The roof"), SYSTEM)
    await company.does("Anna", sign, Sign(ONE, "Anna Berg"))
    for each in added.assignments[:2]:
        command = SeparateAssignment(ONE, each.id, sure=True)
        await company.does("Anna", separate_assignment, command)
    left = await company.order()
    assert (left.state, left.signatures, left.title) == (State.NEW, (), "The roof")


@pytest.mark.shows("U", "AS-07")
async def test_the_only_assignment_stays(company: Company) -> None:
    order = await company.assigned()
    only = SeparateAssignment(ONE, order.assignments[0].id, sure=True)
    with pytest.raises(NothingToSeparate):
        await company.does("Anna", separate_assignment, only)


@pytest.mark.shows("U", "AS-07")
async def test_nothing_is_separated_from_a_ready_order(company: Company) -> None:
    await _signed(company)
    await company.does("Anna", mark_ready, MarkReady(ONE))
    with pytest.raises(OrderIsClosed):
        await _separated(company)


@pytest.mark.shows("U", "AS-07")
async def test_an_unknown_assignment_is_not_separated(company: Company) -> None:
    order = await _two(company)
    wrong = SeparateAssignment(ONE, order.customer.id, sure=True)
    with pytest.raises(NoSuchLine):
        await company.does("Anna", separate_assignment, wrong)


@pytest.mark.shows("U", "AS-07", "PE-04")
async def test_it_needs_the_right_to_edit(company: Company) -> None:
    order = await _two(company)
    await may_only(company, "Erik", may.VIEW, may.DUPLICATE)
    command = SeparateAssignment(ONE, order.assignments[1].id, sure=True)
    with pytest.raises(NotAllowed):
        await company.does("Erik", separate_assignment, command)


@pytest.mark.shows("U", "AS-07", "AO-03")
async def test_articles_to_order_are_mailed_once_and_then_move(company: Company) -> None:
    order = await _two(company)
    await company.sets("articles-to-order-email", "parts@example.com")
    hinge = AskForArticle(ONE, "Hinge", Decimal(1), order.assignments[1].id)
    await company.does("Anna", ask_for_article, hinge)
    made = await _separated(company)
    assert [event.order for event in company.told(ArticlesToOrderSaved)] == ["1"]
    assert [row.mailed for row in made.to_order] == [("to_order",)]


@pytest.mark.shows("U", "AS-07", "RV-12")
async def test_what_waits_for_the_customers_yes_follows_its_line(company: Company) -> None:
    await company.sets("approval-amount", "1000")
    await _two(company)
    made = await _separated(company)
    asked = [len(each.approvals) for each in (await company.order(), made)]
    assert asked == [1, 1]


@pytest.mark.shows("U", "AS-07", "SC-01")
async def test_an_open_self_check_does_not_begin_the_new_order(company: Company) -> None:
    await company.assigned()
    added = await company.does("Maja", add_assignment, AddAssignment(ONE, "The lift"))
    template = SelfCheckTemplate("Safety", (PointTemplate("Trapping"),))
    await company.door.do(keep_row, KeepRow(template), SYSTEM)
    check = AddSelfCheck(ONE, template.id, added.assignments[1].id)
    await company.does("Anna", add_self_check, check)
    assert (await _separated(company)).state is State.NEW
