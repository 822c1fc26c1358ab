"""What the company sets, seen in the letters that follow."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.deliveries import Channel, Delivery
from core.links import Purpose
from core.people import SYSTEM
from core.usecases.faults import ReportFault, report_fault
from core.work_order import State
from notifications.gathering import gather
from notifications.letters import Letters
from tests.notifications.company import Company, company_with
from tests.notifications.example import (
    COMPANY,
    KARIN,
    LETTERHEAD,
    NOW,
    ORDER,
    SIGNED,
    SIGNER,
    an_id,
)
from tests.notifications.photographed import SIGNED_ORDER
from tests.notifications.records import Records
from tests.notifications.spoken import speech

FAULT = ReportFault("Karin Ek", "karin@brfeken.example", "The door", "It stands open.", "sv")
ADDRESS = "parts@nordport.example"


@pytest.fixture
async def company(empty_database: Path, tmp_path: Path) -> AsyncIterator[Company]:
    async with company_with(SIGNED_ORDER, empty_database, tmp_path) as made:
        yield made


@pytest.mark.shows("U", "SE-01", "AO-03")
async def test_articles_to_order_are_mailed_to_the_address_for_them(company: Company) -> None:
    await company.sets("articles-to-order-email", ADDRESS)
    await company.saves_an_article_to_order()
    assert await company.mailed("articles-to-order") == [ADDRESS]


@pytest.mark.shows("U", "SE-01")
@pytest.mark.parametrize("values", [(), (ADDRESS, "")])
async def test_without_an_address_they_are_not_mailed(
    company: Company, values: tuple[str, ...]
) -> None:
    for value in values:
        await company.sets("articles-to-order-email", value)
    await company.saves_an_article_to_order()
    assert await company.mailed("articles-to-order") == []


@pytest.mark.shows("U", "SE-63")
@pytest.mark.parametrize("value", ["on", "off"])
async def test_whoever_reports_gets_a_link_where_the_company_wants_it(
    company: Company, value: str
) -> None:
    await company.sets("customer-links", value)
    order = await company.door.do(report_fault, FAULT, SYSTEM)
    link = await company.door.ask(
        lambda uow: uow.links.standing(order.number, Purpose.ORDER_PAGE, FAULT.sender_email)
    )
    assert (await company.mailed("receipt"), link is not None) == (
        [FAULT.sender_email],
        value == "on",
    )


@pytest.mark.shows("E", "SE-65", "XT-08")
@pytest.mark.parametrize(("value", "said"), [("on", True), ("off", False)])
def test_a_letter_says_how_to_sign_by_answering_where_that_is_possible(
    value: str, said: bool
) -> None:
    waiting = replace(ORDER, signatures=(SIGNED,), state=State.PARTLY_SIGNED)
    records = Records(orders=(waiting,), values={**COMPANY, "approval-by-reply": value})
    protocol = Delivery(an_id(90), Channel.EMAIL, KARIN, "protocol", "en", {}, "421", "Anna", NOW)
    facts = gather(protocol, records.uow)
    assert facts is not None
    letter = Letters(speech, SIGNER, LETTERHEAD).write(protocol, facts)
    assert ("the one word Approved" in letter.text) is said
