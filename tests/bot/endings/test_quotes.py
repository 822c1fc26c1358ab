"""Quotes and approvals in chat: what is offered to the customer, and what was answered."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.people import SYSTEM, Role
from core.permissions import SEE_PRICE
from core.ports import UnitOfWork
from core.quotes import QuoteState
from core.usecases.approvals import AskApproval, ask_approval
from core.usecases.lines import AddArticle, add_article
from core.work_order import State
from tests.bot.acting import taps
from tests.bot.endings.conftest import ONE, Opens, section
from tests.bot.stage import Company

MONEY = "Invoicing …"


@pytest.mark.shows("C", "QU-01", "QU-02", "MS-03")
async def test_a_quote_is_made_looked_at_and_written_to_the_customer(
    company: Company, opens: Opens
) -> None:
    """QU-01, QU-02: the maker is our reference; sending it marks it as sent."""
    doris = await opens(State.BEGUN)
    await section(doris, "Quotes …")
    await taps(doris, "Make a quote")
    made = await doris.hears("Our reference: Doris Dal")
    assert "Dörrstängare TS 83" in made.text
    await taps(doris, "Send to the customer")
    await doris.hears("Answer this mail to accept the quote")
    await taps(doris, "Send")
    await doris.hears("on its way to karin@brfeken.example")
    (quote,) = await company.bot.door.ask(lambda uow: uow.quotes.of_order(ONE))
    assert quote.state is QuoteState.SENT
    assert await company.letters("quote") == ["karin@brfeken.example"]


@pytest.mark.shows("C", "QU-01")
async def test_an_accepted_quote_becomes_an_order(company: Company, opens: Opens) -> None:
    """QU-01."""
    doris = await opens(State.BEGUN)
    await section(doris, "Quotes …")
    await taps(doris, "Make a quote")
    await taps(doris, "Accepted")
    await doris.hears("AO 2 was made of it")


@pytest.mark.shows("C", "QU-01")
async def test_a_declined_quote_keeps_the_reason(company: Company, opens: Opens) -> None:
    """QU-01."""
    doris = await opens(State.BEGUN)
    await section(doris, "Quotes …")
    await taps(doris, "Make a quote")
    await taps(doris, "Declined")
    await doris.hears("Why did the customer say no?")
    await doris.says("Too expensive")
    await doris.hears("is declined")
    (quote,) = await company.bot.door.ask(lambda uow: uow.quotes.of_order(ONE))
    assert (quote.state, quote.reason) == (QuoteState.DECLINED, "Too expensive")


@pytest.mark.shows("C", "RV-12")
async def test_a_line_above_the_amount_waits_on_the_card_until_the_customer_has_answered(
    company: Company, opens: Opens
) -> None:
    """RV-12: it waits; no; asked again; yes."""
    await company.sets("approval-amount", "1500")
    doris = await opens(State.BEGUN)
    await company.bot.door.do(add_article, AddArticle(ONE, "4712", Decimal(1)), SYSTEM)
    await doris.hears("Dörrstängare TS 92: waits for the customer's yes", anew=False)
    await section(doris, MONEY)
    await taps(doris, "Customer's approval …")
    await taps(doris, "Ask in writing")
    await doris.hears("We propose this on your order: Dörrstängare TS 92")
    await taps(doris, "Send nothing")
    await section(doris, MONEY)
    await taps(doris, "Customer's approval …")
    await taps(doris, "No to")
    await doris.hears("Dörrstängare TS 92: the customer said no")
    await section(doris, MONEY)
    await taps(doris, "Customer's approval …")
    await taps(doris, "Ask again")
    await doris.hears("waits for the customer's yes again")
    await section(doris, MONEY)
    await taps(doris, "Customer's approval …")
    await taps(doris, "Yes to")
    await doris.hears("The customer's answer is kept")
    assert not (await company.order()).approvals[0].waits


@pytest.mark.shows("C", "RV-12")
async def test_more_work_is_proposed_with_its_price(company: Company, opens: Opens) -> None:
    """RV-12: asked for in one line; what is below the amount needs nobody's yes."""
    await company.sets("approval-amount", "1500")
    doris = await opens(State.BEGUN)
    await section(doris, MONEY)
    await taps(doris, "Customer's approval …")
    await taps(doris, "Ask for more work")
    await doris.hears("What shall the customer approve")
    await doris.says("New motor 2 400 kr")
    await doris.hears("New motor waits for the customer's yes")
    (asked,) = (await company.order()).approvals
    assert (asked.text, asked.amount) == ("New motor", Decimal(2400))


@pytest.mark.shows("C", "QU-01", "MS-01")
async def test_a_letter_without_the_quote_leaves_it_a_draft(
    company: Company, opens: Opens
) -> None:
    """QU-01: only what carried it has sent it."""
    doris = await opens(State.BEGUN)
    await section(doris, "Quotes …")
    await taps(doris, "Make a quote")
    await taps(doris, "Send to the customer")
    await taps(doris, "+ Order confirmation")
    await doris.hears(button="✓ Order confirmation")
    await taps(doris, "✓ Message")
    await doris.hears(button="+ Message")
    await taps(doris, "Send")
    await doris.hears("Order confirmation: on its way")
    (quote,) = await company.bot.door.ask(lambda uow: uow.quotes.of_order(ONE))
    assert quote.state is QuoteState.DRAFT


@pytest.mark.shows("C", "RV-12")
async def test_many_approvals_show_the_latest_on_one_screen(
    company: Company, opens: Opens
) -> None:
    """RV-12: fifty of them would be more than one message takes."""
    await company.sets("approval-amount", "1500")
    doris = await opens(State.BEGUN)
    for nth in range(30):
        asked = AskApproval(ONE, f"Motor {nth} {'x' * 150}", Decimal(2400))
        await company.bot.door.do(ask_approval, asked, SYSTEM)
    await section(doris, MONEY)
    await taps(doris, "Customer's approval …")
    shown = await doris.hears("what the customer approves")
    assert "22 earlier" in shown.text
    assert "Motor 29" in shown.text


@pytest.mark.shows("C", "QU-01", "PE-24", "PE-12")
async def test_whoever_sees_no_prices_sends_no_quote(company: Company, opens: Opens) -> None:
    """PE-24: he finds the button of somebody who does in the dispatchers' group."""
    doris = await opens(State.BEGUN)
    kim = await company.joins("Kim Berg", Role.OFFICE)
    await company.writes(lambda uow: _sees_no_prices(uow, "Kim Berg"))
    group = await company.group(doris, kim)
    there = doris.in_chat(group)
    await there.says("/here")
    await there.says("/order 1")
    for label in ("⋯ Mer", "Offerter …", "Gör en offert"):
        await taps(there, label)
    await there.hears("Vår referens: Doris Dal")
    await taps(kim.in_chat(group), "Skicka till kunden")
    assert await company.letters("message") == []
    (quote,) = await company.bot.door.ask(lambda uow: uow.quotes.of_order(ONE))
    assert quote.state is QuoteState.DRAFT


def _sees_no_prices(uow: UnitOfWork, name: str) -> None:
    user = uow.users.by_name(name)
    assert user is not None
    rights = tuple(each.key for each in user.permissions if each is not SEE_PRICE)
    uow.users.put(replace(user, rights=rights))
