"""What becomes of a supplier's answer about articles (XT-11)."""

from datetime import date
from decimal import Decimal

import pytest

from core.events import ArticlePromised, ArticleStateChanged, SupplierAnswered
from core.lines import ArticleToOrder, ToOrderState
from core.people import SYSTEM, Actor
from core.usecases.articles_to_order import AskForArticle, ask_for_article
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.supplier_answers import AnswerAsSupplier, RowAnswered, answer_as_supplier
from tests.core.conftest import ONE, Company

SHOP = Actor.customer("The shop", ONE)
FRIDAY = date(2026, 12, 4)


@pytest.fixture
async def row(company: Company) -> ArticleToOrder:
    """A door closer that Anna has asked for."""
    await company.assigned()
    command = AskForArticle(ONE, "4711", Decimal(2))
    return (await company.does("Anna", ask_for_article, command)).row


async def says(
    company: Company, row: ArticleToOrder, state: ToOrderState, day: date | None = None
) -> ArticleToOrder:
    """The shop answers; gives the row as it is then."""
    command = AnswerAsSupplier(ONE, (RowAnswered(row.id, state, day),), "So it is.")
    order = await company.door.do(answer_as_supplier, command, SHOP)
    (now,) = order.to_order
    return now


@pytest.mark.shows("U", "XT-11", "AO-02")
async def test_a_supplier_sets_the_state_of_a_row(company: Company, row: ArticleToOrder) -> None:
    found = await says(company, row, ToOrderState.DELIVERED)
    assert (found.state, len(company.told(ArticleStateChanged))) == (ToOrderState.DELIVERED, 1)


@pytest.mark.shows("U", "XT-11")
async def test_a_promised_day_is_kept_until_it_has_come(
    company: Company, row: ArticleToOrder
) -> None:
    promised = await says(company, row, ToOrderState.ORDERED, FRIDAY)
    come = await says(company, row, ToOrderState.DELIVERED)
    assert (promised.promised_on, come.promised_on) == (FRIDAY, None)


async def test_another_day_is_told_though_the_state_stays(
    company: Company, row: ArticleToOrder
) -> None:
    await says(company, row, ToOrderState.ORDERED)
    await says(company, row, ToOrderState.ORDERED, FRIDAY)
    assert [each.promised_on for each in company.told(ArticlePromised)] == ["2026-12-04"]


async def test_what_has_come_is_not_merely_ordered_again(
    company: Company, row: ArticleToOrder
) -> None:
    await says(company, row, ToOrderState.DELIVERED)
    assert (await says(company, row, ToOrderState.ORDERED)).state is ToOrderState.DELIVERED


@pytest.mark.shows("U", "XT-11", "CO-02")
async def test_his_words_are_hidden_from_the_customer(
    company: Company, row: ArticleToOrder
) -> None:
    await says(company, row, ToOrderState.ORDERED)
    assert [each.visible_to_customer for each in (await company.order()).comments] == [False]


async def test_a_cancelled_order_s_rows_stay_and_a_person_is_told(
    company: Company, row: ArticleToOrder
) -> None:
    await company.door.do(cancel_order, CancelOrder(ONE, "Not for us"), SYSTEM)
    found = await says(company, row, ToOrderState.DELIVERED)
    told = [each.understood for each in company.told(SupplierAnswered)]
    assert (found.state, told) == (ToOrderState.TO_ORDER, [False])
