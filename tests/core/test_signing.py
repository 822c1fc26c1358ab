"""Signing: what a signature locks, who signs when, and what follows of it."""

from datetime import date
from decimal import Decimal

import pytest

from core import permissions
from core.events import OrderSigned
from core.people import Actor
from core.refusals import NoSuchOrder, NotAllowed
from core.requirements.after_signing import (
    ArticlesStopReady,
    CustomerHasNotSigned,
    NotSignedYet,
)
from core.requirements.signing import (
    AlreadySigned,
    CustomerMustSign,
    CustomerSignsSecond,
    NothingToSign,
)
from core.usecases.articles_to_order import AskForArticle, ask_for_article
from core.usecases.customer_signing import (
    DeclineToSign,
    SignAsCustomer,
    SkipCustomerSignature,
    decline_to_sign,
    sign_as_customer,
    skip_customer_signature,
)
from core.usecases.finishing import ArticlesLeftToOrder, MarkReady, mark_ready
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.signing import NotYoursToSign, Sign, sign
from core.work_order import State
from tests.core.conftest import ONE, Company

MEASURE = AddMeasure(ONE, "Replaced the closer", date(2026, 11, 24))
KARIN = Actor.customer("Karin Ek", ONE)
BY_KARIN = SignAsCustomer(ONE, "Karin Ek", None)


async def _worked(company: Company) -> None:
    await company.assigned()
    await company.does("Anna", add_measure, MEASURE)


async def _signed(company: Company) -> None:
    await _worked(company)
    await company.does("Anna", sign, Sign(ONE, "Anna Berg"))


@pytest.mark.shows("U", "SG-02", "SE-48")
async def test_the_regular_signature_waits_for_the_customer(company: Company) -> None:
    """SG-02, SE-48."""
    await _signed(company)
    assert (await company.order()).waits_for_customer


@pytest.mark.shows("U", "SG-02")
async def test_the_customer_s_signature_completes_the_order(company: Company) -> None:
    """SG-02: what normally happens on signing then happens after the customer's signature."""
    await _signed(company)
    await company.door.do(sign_as_customer, BY_KARIN, KARIN)
    assert [event.completed for event in company.told(OrderSigned)] == [False, True]


@pytest.mark.shows("U", "SE-48", "SG-01")
async def test_without_customer_signatures_the_technician_completes(company: Company) -> None:
    """SE-48 off."""
    await company.sets("customer-signatures", "off")
    await _signed(company)
    assert (await company.order()).state is State.SIGNED


@pytest.mark.shows("U", "SG-03")
async def test_more_visits_only_lock_the_lines_there_are(company: Company) -> None:
    """SG-03: partial signing."""
    await _worked(company)
    order = await company.does("Anna", sign, Sign(ONE, "Anna Berg", finished=False))
    assert (order.state, order.unsigned, order.waits_for_customer) == (
        State.PARTLY_SIGNED,
        (),
        False,
    )


@pytest.mark.shows("U", "SG-03")
async def test_more_visits_after_all_end_the_wait_for_the_customer(company: Company) -> None:
    """SG-03: what was found meanwhile is signed so far, and the work goes on."""
    await _signed(company)
    await company.does("Anna", add_measure, MEASURE)
    order = await company.does("Anna", sign, Sign(ONE, "Anna Berg", finished=False))
    assert not order.waits_for_customer
    with pytest.raises(CustomerSignsSecond):
        await company.door.do(sign_as_customer, BY_KARIN, KARIN)


@pytest.mark.shows("U", "SG-02")
async def test_the_customer_can_t_sign_first(company: Company) -> None:
    await _worked(company)
    with pytest.raises(CustomerSignsSecond):
        await company.door.do(sign_as_customer, BY_KARIN, KARIN)


async def test_a_link_to_one_order_signs_no_other(company: Company) -> None:
    await _signed(company)
    await company.reports()
    stranger = Actor.customer("Karin Ek", (await company.reports()).number)
    with pytest.raises(NoSuchOrder):
        await company.door.do(sign_as_customer, BY_KARIN, stranger)


async def test_signing_twice_is_said(company: Company) -> None:
    await _signed(company)
    with pytest.raises(AlreadySigned):
        await company.does("Anna", sign, Sign(ONE, "Anna Berg"))


async def test_the_customer_signing_twice_is_said(company: Company) -> None:
    await _signed(company)
    await company.door.do(sign_as_customer, BY_KARIN, KARIN)
    with pytest.raises(AlreadySigned):
        await company.door.do(sign_as_customer, BY_KARIN, KARIN)


async def test_an_empty_order_has_nothing_to_sign(company: Company) -> None:
    await company.assigned()
    with pytest.raises(NothingToSign):
        await company.does("Anna", sign, Sign(ONE, "Anna Berg"))


@pytest.mark.shows("U", "PE-15")
async def test_signing_needs_the_right_to(company: Company) -> None:
    """PE-15."""
    await _worked(company)
    looker = Actor("Olle", frozenset({permissions.VIEW}))
    with pytest.raises(NotAllowed):
        await company.door.do(sign, Sign(ONE, "Olle"), looker)


@pytest.mark.shows("U", "SG-02")
async def test_the_technician_may_go_on_without_the_customer(company: Company) -> None:
    """0b: SE-48 on, SE-49 off."""
    await _signed(company)
    order = await company.does("Anna", skip_customer_signature, SkipCustomerSignature(ONE))
    assert order.state is State.SIGNED


@pytest.mark.shows("U", "SE-49")
async def test_a_required_customer_signature_can_t_be_skipped(company: Company) -> None:
    """SE-49."""
    await company.sets("require-customer-signatures", "on")
    await _signed(company)
    with pytest.raises(CustomerMustSign):
        await company.does("Anna", skip_customer_signature, SkipCustomerSignature(ONE))


@pytest.mark.shows("U", "SG-02", "SE-49")
@pytest.mark.parametrize(
    ("required", "state"), [("off", State.SIGNED), ("on", State.PARTLY_SIGNED)]
)
async def test_declining_completes_only_where_no_signature_is_required(
    company: Company, required: str, state: State
) -> None:
    """0b: the customer may decline with a reason."""
    await company.sets("require-customer-signatures", required)
    await _signed(company)
    order = await company.door.do(decline_to_sign, DeclineToSign(ONE, "Still open"), KARIN)
    assert (order.state, order.comments[-1].text) == (state, "Still open")


@pytest.mark.shows("U", "SG-02", "SE-49")
async def test_the_technician_may_tell_of_the_customers_no(company: Company) -> None:
    """0b: told to him, it is his comment, which the customer does not see."""
    await company.sets("require-customer-signatures", "on")
    await _signed(company)
    order = await company.does("Anna", decline_to_sign, DeclineToSign(ONE, "Still open"))
    said = order.comments[-1]
    assert (said.by, said.visible_to_customer, said.from_customer) == ("Anna", False, False)


@pytest.mark.shows("U", "SG-02", "PE-15")
async def test_nobody_else_tells_of_the_customers_no(company: Company) -> None:
    """PE-15: where nobody signs another's order, nobody ends it so."""
    await company.sets("assign-on-signing", "off")
    await _signed(company)
    with pytest.raises(NotYoursToSign):
        await company.does("Erik", decline_to_sign, DeclineToSign(ONE, "Still open"))


@pytest.mark.shows("U", "IN-01")
async def test_an_unsigned_order_is_not_ready(company: Company) -> None:
    """IN-01."""
    await _worked(company)
    with pytest.raises(NotSignedYet):
        await company.does("Maja", mark_ready, MarkReady(ONE))


async def test_an_order_that_waits_for_the_customer_is_not_ready(company: Company) -> None:
    await _signed(company)
    with pytest.raises(CustomerHasNotSigned):
        await company.does("Maja", mark_ready, MarkReady(ONE))


async def _done_with_an_article_left(company: Company) -> None:
    await _worked(company)
    await company.does("Anna", ask_for_article, AskForArticle(ONE, "hinge", Decimal(1)))
    await company.does("Anna", sign, Sign(ONE, "Anna Berg"))
    await company.does("Anna", skip_customer_signature, SkipCustomerSignature(ONE))


@pytest.mark.shows("U", "AO-11")
async def test_ready_asks_while_an_article_is_left_to_order(company: Company) -> None:
    """AO-11: always a message."""
    await _done_with_an_article_left(company)
    with pytest.raises(ArticlesLeftToOrder):
        await company.does("Maja", mark_ready, MarkReady(ONE))


@pytest.mark.shows("U", "AO-11")
async def test_a_yes_to_that_question_sets_it_ready(company: Company) -> None:
    await _done_with_an_article_left(company)
    order = await company.does("Maja", mark_ready, MarkReady(ONE, despite_articles_to_order=True))
    assert order.state is State.READY


@pytest.mark.shows("U", "SE-18", "AO-11")
async def test_with_the_setting_on_a_yes_is_not_enough(company: Company) -> None:
    """SE-18: a hard stop."""
    await company.sets("disable-ready-with-articles-to-order", "on")
    await _done_with_an_article_left(company)
    with pytest.raises(ArticlesStopReady):
        await company.does("Maja", mark_ready, MarkReady(ONE, despite_articles_to_order=True))


@pytest.mark.shows("U", "SG-03")
async def test_after_more_visits_it_can_be_finished_with_nothing_new(company: Company) -> None:
    """SG-03: the second visit may show that all is well."""
    await _worked(company)
    await company.does("Anna", sign, Sign(ONE, "Anna Berg", finished=False))
    assert (await company.order()).may_be_signed
    order = await company.does("Anna", sign, Sign(ONE, "Anna Berg"))
    assert order.waits_for_customer


@pytest.mark.shows("U", "SG-03")
async def test_a_visit_is_signed_once_while_nothing_new_was_done(company: Company) -> None:
    """SG-03: a signature that more visits follow has lines of its own."""
    await _worked(company)
    await company.does("Anna", sign, Sign(ONE, "Anna Berg", finished=False))
    with pytest.raises(AlreadySigned):
        await company.does("Anna", sign, Sign(ONE, "Anna Berg", finished=False))
    order = await company.does("Anna", sign, Sign(ONE, "Anna Berg"))
    assert [each.finished for each in order.signatures] == [False, True]
