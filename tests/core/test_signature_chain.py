"""What was signed is provable: whatever is altered behind the program's back is found (XT-09)."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.refusals import NoSuchOrder
from core.signature_chain import Damage, Verdict, code_of
from core.usecases.articles_to_order import AskForArticle, ask_for_article
from core.usecases.comments import AddComment, add_comment
from core.usecases.customer_signing import SignAsCustomer, sign_as_customer
from core.usecases.lines import AddArticle, AddTime, add_article, add_time
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.signing import Sign, sign
from core.usecases.verifying import VerifyOrder, verify_order
from core.work_order import Assignment, WorkOrder
from tests.core.conftest import ONE, Company
from tests.core.gates import FLAWLESS, stands, waiting

TODAY = date(2026, 11, 24)


async def _signed_twice(company: Company) -> None:
    await company.assigned()
    await company.does("Anna", add_measure, AddMeasure(ONE, "Replaced the closer", TODAY))
    await company.does("Anna", add_article, AddArticle(ONE, "4711", Decimal(2)))
    await company.does("Anna", sign, Sign(ONE, "Anna Berg", finished=False))
    await company.does("Anna", add_time, AddTime(ONE, Decimal("1.50")))
    await company.does("Anna", sign, Sign(ONE, "Anna Berg"))
    karin = Actor.customer("Karin Ek", ONE)
    await company.door.do(sign_as_customer, SignAsCustomer(ONE, "Karin Ek", None), karin)


async def _verdict(company: Company) -> Verdict:
    return await company.door.ask(lambda uow: verify_order(VerifyOrder(ONE), SYSTEM, uow))


async def _tampered(company: Company, change: Callable[[WorkOrder], WorkOrder]) -> None:
    def behind_our_back(_: None, actor: Actor, uow: UnitOfWork) -> None:
        uow.work_orders.save(change(uow.work_orders.get(ONE)))

    await company.door.do(behind_our_back, None, SYSTEM)


def _in_assignment(change: Callable[[Assignment], Assignment]) -> Callable[[WorkOrder], WorkOrder]:
    return lambda order: replace(order, assignments=(change(order.assignments[0]),))


def _dearer(assignment: Assignment) -> Assignment:
    (article,) = assignment.articles
    return replace(assignment, articles=(replace(article, price=Decimal(9999)),))


def _reworded(assignment: Assignment) -> Assignment:
    (measure,) = assignment.measures
    return replace(assignment, measures=(replace(measure, text="Replaced the door"),))


def _slipped_in(assignment: Assignment) -> Assignment:
    more = replace(assignment.measures[0], text="And the frame", id=ONE_MORE)
    return replace(assignment, measures=(*assignment.measures, more))


def _taken_out(assignment: Assignment) -> Assignment:
    return replace(assignment, time=())


def _renamed(order: WorkOrder) -> WorkOrder:
    first, *rest = order.signatures
    return replace(order, signatures=(replace(first, name="Erik Sund"), *rest))


def _resealed(order: WorkOrder) -> WorkOrder:
    first, *rest = order.signatures
    return replace(order, signatures=(replace(first, digest="0" * 64), *rest))


ONE_MORE = FLAWLESS.assignments[0].id


@pytest.mark.shows("U", "XT-09")
async def test_what_was_signed_is_unchanged(company: Company) -> None:
    """XT-09: read back from storage, every seal holds."""
    await _signed_twice(company)
    verdict = await _verdict(company)
    assert (verdict.unchanged, verdict.sealed, verdict.unsealed) == (True, 3, 0)


@pytest.mark.shows("U", "XT-09")
async def test_what_goes_on_beside_what_was_signed_alters_nothing(company: Company) -> None:
    await _signed_twice(company)
    await company.does("Anna", add_measure, AddMeasure(ONE, "Oiled the hinge", TODAY))
    await company.does("Anna", ask_for_article, AskForArticle(ONE, "hinge", Decimal(1)))
    await company.does("Anna", add_comment, AddComment(ONE, "The key is at the office"))
    assert (await _verdict(company)).unchanged


@pytest.mark.shows("U", "XT-09")
@pytest.mark.parametrize(
    ("change", "damage"),
    [
        (_in_assignment(_dearer), Damage.ALTERED),
        (_in_assignment(_reworded), Damage.ALTERED),
        (_in_assignment(_slipped_in), Damage.ADDED),
        (_in_assignment(_taken_out), Damage.REMOVED),
        (_renamed, Damage.SIGNATURE),
    ],
)
async def test_whatever_is_altered_is_found(
    company: Company, change: Callable[[WorkOrder], WorkOrder], damage: Damage
) -> None:
    """XT-09: a price, a text, a line more or less, a name: each is told apart."""
    await _signed_twice(company)
    await _tampered(company, change)
    assert [finding.damage for finding in (await _verdict(company)).findings] == [damage]


@pytest.mark.shows("U", "XT-09")
async def test_the_altered_line_is_named(company: Company) -> None:
    await _signed_twice(company)
    await _tampered(company, _in_assignment(_reworded))
    (finding,) = (await _verdict(company)).findings
    assert (finding.signature.name, getattr(finding.line, "text", "")) == (
        "Anna Berg", "Replaced the door"
    )  # fmt: skip


async def test_a_digest_that_was_made_up_breaks_the_next_one_too(company: Company) -> None:
    await _signed_twice(company)
    await _tampered(company, _resealed)
    damaged = [finding.damage for finding in (await _verdict(company)).findings]
    assert damaged == [Damage.SIGNATURE, Damage.SIGNATURE]


async def test_signatures_from_before_there_were_seals_are_told_apart(company: Company) -> None:
    await stands(company, 1, waiting(FLAWLESS))
    verdict = await _verdict(company)
    assert (verdict.unchanged, verdict.sealed, verdict.unsealed) == (True, 0, 1)


async def test_an_order_that_one_does_not_see_is_not_verified(company: Company) -> None:
    await stands(company, 1, FLAWLESS)
    with pytest.raises(NoSuchOrder):
        await company.door.ask(
            lambda uow: verify_order(VerifyOrder(ONE), company.actor("Sven"), uow)
        )


@pytest.mark.shows("U", "XT-09")
async def test_each_signature_has_a_short_code_of_its_own(company: Company) -> None:
    """XT-09: eight signs that two people can read to each other."""
    await _signed_twice(company)
    order = await company.order()
    codes = [code_of(each) or "" for each in order.signatures]
    assert len(set(codes)) == len(order.signatures)
    assert all(re.fullmatch("[0-9A-F]{4}-[0-9A-F]{4}", code) for code in codes)
