"""Who may ask by mail how an order stands, and what he is told (XT-21)."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from core.events import StatusTold
from core.lines import ToOrderState
from core.numbers import OrderNumber
from core.people import SYSTEM, Actor
from core.refusals import NoSuchOrder
from core.status_words import state_said, waited_for
from core.usecases.articles_to_order import AskForArticle, ask_for_article
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.status_by_mail import TellStatus, orders_to_tell, tell_status
from core.usecases.supplier_answers import AnswerAsSupplier, RowAnswered, answer_as_supplier
from tests.core.booking import booked
from tests.core.conftest import ONE, Company
from tests.notifications.spoken import speech

KARIN = "karin@brfeken.example"
HER = Actor.customer("Karin Ek", ONE)


async def may_ask(company: Company, address: str, number: OrderNumber | None = None) -> list[str]:
    found = await company.door.ask(lambda uow: orders_to_tell(address, number, uow))
    return [str(each) for each in found]


async def waits(company: Company) -> list[str]:
    order = await company.order()
    return list(waited_for(order, speech("en"), company.now))


@pytest.mark.shows("U", "XT-21")
async def test_who_is_on_an_order_is_told_of_it(company: Company) -> None:
    await company.reports()
    command = TellStatus(ONE, KARIN)
    assert await company.door.do(tell_status, command, HER)
    assert [each.email for each in company.told(StatusTold)] == [KARIN]


@pytest.mark.shows("U", "XT-21")
@pytest.mark.parametrize("number", [ONE, OrderNumber(99), None])
async def test_who_is_on_no_order_may_ask_about_none(
    company: Company, number: OrderNumber | None
) -> None:
    await company.reports()
    assert await may_ask(company, "eva@elsewhere.example", number) == []


async def test_nobody_is_told_in_another_s_name(company: Company) -> None:
    await company.reports()
    with pytest.raises(NoSuchOrder):
        await company.door.do(tell_status, TellStatus(ONE, "eva@elsewhere.example"), HER)


async def test_without_a_number_the_open_orders_are_meant(company: Company) -> None:
    await company.reports()
    await company.reports(subject="The lift")
    await company.door.do(cancel_order, CancelOrder(ONE, "Not for us"), SYSTEM)
    assert await may_ask(company, KARIN) == ["2"]


@pytest.mark.shows("U", "XT-21")
async def test_an_order_without_a_visit_waits_for_one(company: Company) -> None:
    await company.reports()
    assert await waits(company) == ["No visit is booked yet. You hear from us when one is."]


async def test_a_booked_order_waits_for_its_parts(company: Company) -> None:
    await booked(company)
    await _part(company)
    assert await waits(company) == ["It waits for parts that we have asked for."]


async def test_parts_are_told_of_with_the_day_for_which_they_are_promised(
    company: Company,
) -> None:
    await booked(company)
    row = await _part(company)
    said = (RowAnswered(row.id, ToOrderState.ORDERED, date(2026, 12, 5)),)
    await company.door.do(answer_as_supplier, AnswerAsSupplier(ONE, said, "5/12"), HER)
    assert await waits(company) == ["It waits for parts, which are expected Sat 5 Dec."]


async def test_a_visit_that_is_over_is_none_to_come(company: Company) -> None:
    await booked(company)
    company.later(days=30)
    assert len(await waits(company)) == 1


async def test_a_cancelled_order_waits_for_nothing(company: Company) -> None:
    await company.reports()
    order = await company.door.do(cancel_order, CancelOrder(ONE, "Not for us"), SYSTEM)
    said = state_said(order, speech("en"))
    assert (await waits(company), said) == (
        [],
        "The order is cancelled, and nothing more is done.",
    )


async def _part(company: Company) -> Any:
    command = AskForArticle(ONE, "Hinge", Decimal(1))
    return (await company.does("Anna", ask_for_article, command)).row
