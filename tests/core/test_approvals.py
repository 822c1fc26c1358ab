"""Extra work above the set amount waits for the customer's yes (RV-12, SE-68)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.events import ApprovalAnswered, ApprovalAsked
from core.order_papers import ApprovalState
from core.people import Actor
from core.refusals import BadInput, NoSuchOrder
from core.requirements.after_signing import CustomerHasNotApproved, CustomerSaidNo
from core.usecases.approvals import (
    AnswerApproval,
    AnsweredAlready,
    ApprovalsAreOff,
    AskAgain,
    AskApproval,
    NoApprovalNeeded,
    answer_approval,
    ask_again,
    ask_approval,
)
from core.usecases.assignments import (
    AddAssignment,
    RemoveAssignment,
    add_assignment,
    remove_assignment,
)
from core.usecases.customer_signing import (
    ApprovalByReplyIsOff,
    ApproveByMail,
    NotOnTheOrder,
    NotProvedToBeHis,
    SkipCustomerSignature,
    approve_by_mail,
    skip_customer_signature,
)
from core.usecases.finishing import MarkReady, mark_ready
from core.usecases.lines import AddArticle, RemoveLine, add_article, remove_line
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.signing import Sign, sign
from core.work_order import State, WorkOrder
from tests.core.conftest import ONE, Company
from tests.core.staff import customer_user

KARIN = Actor.customer("Karin Ek", ONE)
CLOSERS = AddArticle(ONE, "4711", Decimal(5))
MAILED = ApproveByMail(ONE, "karin@brfeken.example", "Karin Ek", "ab" * 32, proved=True)


async def _begin(company: Company, amount: str = "5000") -> None:
    await company.sets("approval-amount", amount)
    await company.assigned()


async def _waiting(company: Company) -> WorkOrder:
    await _begin(company)
    return (await company.does("Anna", add_article, CLOSERS)).order


@pytest.mark.shows("U", "SE-68", "RV-12")
async def test_a_line_above_the_amount_waits_for_the_customer(company: Company) -> None:
    order = await _waiting(company)
    (asked,) = order.approvals
    assert (asked.amount, asked.state, asked.asked_by) == (
        Decimal("6200.00"), ApprovalState.WAITING, "Anna"
    )  # fmt: skip
    assert len(company.told(ApprovalAsked)) == 1


async def test_a_line_up_to_the_amount_waits_for_nobody(company: Company) -> None:
    await _begin(company, "6200")
    assert (await company.does("Anna", add_article, CLOSERS)).order.approvals == ()


async def test_without_an_amount_nothing_waits(company: Company) -> None:
    await company.assigned()
    assert (await company.does("Anna", add_article, CLOSERS)).order.approvals == ()


async def test_proposed_work_waits_before_it_is_done(company: Company) -> None:
    await _begin(company)
    order = await company.does(
        "Anna", ask_approval, AskApproval(ONE, "A new motor", Decimal(8000))
    )
    assert [each.text for each in order.approvals] == ["A new motor"]


async def test_small_proposals_need_no_approval(company: Company) -> None:
    await _begin(company)
    with pytest.raises(NoApprovalNeeded):
        await company.does("Anna", ask_approval, AskApproval(ONE, "A hinge", Decimal(100)))


async def test_where_no_amount_is_set_nothing_is_asked(company: Company) -> None:
    await company.assigned()
    with pytest.raises(ApprovalsAreOff):
        await company.does("Anna", ask_approval, AskApproval(ONE, "A motor", Decimal(100)))


async def test_an_absurd_amount_is_refused(company: Company) -> None:
    await _begin(company)
    with pytest.raises(BadInput):
        await company.does("Anna", ask_approval, AskApproval(ONE, "A motor", Decimal("NaN")))


async def test_the_customers_yes_is_kept_and_told(company: Company) -> None:
    order = await _waiting(company)
    answer = AnswerApproval(ONE, order.approvals[0].id, approved=True, note="Gärna")
    order = await company.door.do(answer_approval, answer, KARIN)
    (told,) = company.told(ApprovalAnswered)
    assert (order.approvals[0].state, told.asked_by, told.note) == (
        ApprovalState.APPROVED, "Anna", "Gärna"
    )  # fmt: skip


async def test_an_answer_is_given_once(company: Company) -> None:
    order = await _waiting(company)
    answer = AnswerApproval(ONE, order.approvals[0].id, approved=True)
    await company.door.do(answer_approval, answer, KARIN)
    with pytest.raises(AnsweredAlready):
        await company.door.do(answer_approval, answer, KARIN)


async def test_another_customer_answers_nothing(company: Company) -> None:
    order = await _waiting(company)
    other = await company.reports()
    stranger = Actor.customer("Karin Ek", other.number)
    answer = AnswerApproval(ONE, order.approvals[0].id, approved=True)
    with pytest.raises(NoSuchOrder):
        await company.door.do(answer_approval, answer, stranger)


async def _finished(company: Company) -> None:
    await company.does("Anna", add_measure, AddMeasure(ONE, "Done", date(2026, 11, 24)))
    await company.does("Anna", sign, Sign(ONE))
    await company.does("Anna", skip_customer_signature, SkipCustomerSignature(ONE))


async def test_what_waits_stops_ready(company: Company) -> None:
    await _waiting(company)
    await _finished(company)
    with pytest.raises(CustomerHasNotApproved):
        await company.does("Maja", mark_ready, MarkReady(ONE, send=False))


async def test_a_no_stops_ready_while_the_line_is_there(company: Company) -> None:
    order = await _waiting(company)
    no = AnswerApproval(ONE, order.approvals[0].id, approved=False)
    await company.door.do(answer_approval, no, KARIN)
    await _finished(company)
    with pytest.raises(CustomerSaidNo):
        await company.does("Maja", mark_ready, MarkReady(ONE, send=False))


async def test_the_line_taken_off_nothing_waits(company: Company) -> None:
    order = await _waiting(company)
    line = order.assignments[0].articles[0]
    await company.does("Anna", remove_line, RemoveLine(ONE, line.id))
    await _finished(company)
    order = await company.does("Maja", mark_ready, MarkReady(ONE, send=False))
    assert order.state is State.READY


async def _signed(company: Company) -> None:
    await company.assigned()
    await company.does("Anna", add_measure, AddMeasure(ONE, "Done", date(2026, 11, 24)))
    await company.does("Anna", sign, Sign(ONE))


@pytest.mark.shows("U", "SE-65", "XT-08")
async def test_a_mailed_approval_completes_the_order_apart_from_a_drawn_one(
    company: Company,
) -> None:
    await company.sets("approval-by-reply", "on")
    await _signed(company)
    order = await company.does("Maja", approve_by_mail, MAILED)
    latest = order.signatures[-1]
    assert (order.state, latest.mail_sha256, latest.image_sha256) == (
        State.SIGNED, "ab" * 32, None
    )  # fmt: skip


@pytest.mark.shows("U", "SE-65", "XT-08")
async def test_mailed_approvals_are_refused_unless_the_company_takes_them(
    company: Company,
) -> None:
    await _signed(company)
    with pytest.raises(ApprovalByReplyIsOff):
        await company.does("Maja", approve_by_mail, MAILED)


async def test_a_mail_from_elsewhere_approves_nothing(company: Company) -> None:
    await company.sets("approval-by-reply", "on")
    await _signed(company)
    stranger = ApproveByMail(ONE, "eve@example.com", "Eve", "ab" * 32, proved=True)
    with pytest.raises(NotOnTheOrder):
        await company.does("Maja", approve_by_mail, stranger)


@pytest.mark.shows("U", "XT-08")
async def test_a_mail_that_may_be_from_anybody_approves_nothing(company: Company) -> None:
    await company.sets("approval-by-reply", "on")
    await _signed(company)
    with pytest.raises(NotProvedToBeHis):
        await company.does("Maja", approve_by_mail, replace(MAILED, proved=False))


@pytest.mark.shows("U", "RV-12", "SG-05")
async def test_nobody_is_asked_about_a_line_that_is_gone(company: Company) -> None:
    await _begin(company)
    added = await company.does("Anna", add_article, CLOSERS)
    order = await company.does("Anna", remove_line, RemoveLine(ONE, added.line.id))
    assert order.approvals == ()


@pytest.mark.shows("U", "RV-12", "AS-08")
async def test_nor_about_one_that_went_with_its_assignment(company: Company) -> None:
    await _begin(company)
    await company.does("Anna", add_article, CLOSERS)
    order = await company.does("Anna", add_assignment, AddAssignment(ONE, "The lift"))
    gone = RemoveAssignment(ONE, order.assignments[0].id)
    order = await company.does("Anna", remove_assignment, gone)
    assert order.approvals == ()


@pytest.mark.shows("U", "RV-12")
async def test_a_customers_user_answers_as_the_customer_does(company: Company) -> None:
    await _begin(company)
    added = await company.does("Anna", add_article, CLOSERS)
    asked = added.order.approvals[0].id
    await customer_user(company, "Lena", added.order.customer.name)
    order = await company.does("Lena", answer_approval, AnswerApproval(ONE, asked, approved=True))
    assert order.approvals[0].answered_by == "Lena"


@pytest.mark.shows("U", "RV-12", "SE-68")
async def test_what_the_customer_said_no_to_is_asked_once_more(company: Company) -> None:
    """RV-12: it waits anew under the same line, for whoever asks now."""
    order = await _waiting(company)
    no = AnswerApproval(ONE, order.approvals[0].id, approved=False, note="Too dear")
    await company.does("Maja", answer_approval, no)
    order = await company.does("Maja", ask_again, AskAgain(ONE, order.approvals[0].id))
    (asked,) = order.approvals
    assert (asked.waits, asked.asked_by, asked.note) == (True, "Maja", "")
    assert asked.line_id is not None


@pytest.mark.shows("U", "RV-12")
async def test_a_yes_is_not_asked_for_again(company: Company) -> None:
    """RV-12."""
    order = await _waiting(company)
    yes = AnswerApproval(ONE, order.approvals[0].id, approved=True)
    await company.does("Maja", answer_approval, yes)
    with pytest.raises(AnsweredAlready):
        await company.does("Maja", ask_again, AskAgain(ONE, order.approvals[0].id))
