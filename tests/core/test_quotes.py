"""Quotes: made of an order, sent, and answered by the customer."""

from datetime import date
from decimal import Decimal

import pytest

from core import permissions as may
from core.events import QuoteAccepted
from core.order_papers import Kinship
from core.people import SYSTEM, Actor
from core.quotes import Quote, QuoteState
from core.refusals import BadInput, NotAllowed
from core.usecases.articles_to_order import AskForArticle, ask_for_article
from core.usecases.deleting import DeleteOrder, delete_order
from core.usecases.quotes import (
    AcceptQuote,
    CreateQuote,
    DeclineQuote,
    QuoteIsAnswered,
    SendQuote,
    accept_quote,
    create_quote,
    decline_quote,
    send_quote,
)
from core.usecases.seeing_quotes import (
    ListQuotes,
    NoSuchQuote,
    SeeQuote,
    list_quotes,
    see_quote,
)
from core.work_order import State, WorkOrder
from tests.core.conftest import ONE, Company
from tests.core.finished import TODAY, staffed, worked
from tests.core.staff import may_only

QUOTE = CreateQuote(ONE, today=TODAY)


async def _quoted(company: Company, by: str = "Maja") -> Quote:
    await staffed(company)
    await company.assigned()
    await worked(company)
    await company.does("Anna", ask_for_article, AskForArticle(ONE, "4711", Decimal(1)))
    return await company.does(by, create_quote, QUOTE)


async def _kept(company: Company, number: str = "1") -> Quote:
    return await company.does("Maja", see_quote, SeeQuote(number))


async def _accepted(company: Company) -> WorkOrder:
    await _quoted(company)
    return await company.does("Maja", accept_quote, AcceptQuote("1", TODAY))


@pytest.mark.shows("U", "QU-01")
async def test_a_quote_has_the_order_s_customer_place_and_work(company: Company) -> None:
    quote = await _quoted(company)
    order = await company.order()
    assert (quote.order, quote.customer, quote.facility, quote.contact, quote.title) == (
        ONE,
        order.customer,
        order.facility,
        order.contact,
        order.title,
    )


@pytest.mark.shows("U", "QU-01")
async def test_it_offers_time_and_articles_those_to_be_ordered_too(company: Company) -> None:
    quote = await _quoted(company)
    assert [(line.name, line.quantity, line.price) for line in quote.lines] == [
        ("Ordna", Decimal(2), None),
        ("Door closer TS 83", Decimal(2), Decimal(1240)),
        ("Door closer TS 83", Decimal(1), Decimal(1240)),
    ]


@pytest.mark.shows("U", "QU-02")
async def test_whoever_makes_it_is_our_reference(company: Company) -> None:
    quote = await _quoted(company, "Anna")
    assert (quote.our_reference, quote.valid_until) == ("Anna", date(2026, 12, 24))


@pytest.mark.shows("U", "QU-01")
async def test_a_quote_is_kept_as_it_was_made(company: Company) -> None:
    quote = await _quoted(company)
    assert await _kept(company) == quote


@pytest.mark.shows("U", "QU-01")
async def test_an_accepted_quote_becomes_an_order_with_what_was_offered(
    company: Company,
) -> None:
    order = await _accepted(company)
    (work,) = order.assignments
    assert (order.state, work.description, len(work.time), len(work.articles)) == (
        State.NEW,
        "The door will not close",
        1,
        2,
    )


@pytest.mark.shows("U", "QU-01")
async def test_quote_and_orders_name_each_other(company: Company) -> None:
    order = await _accepted(company)
    assert (await _kept(company)).made == order.number
    assert [each.how for each in order.related] == [Kinship.QUOTED_ON]
    assert [each.how for each in (await company.order()).related] == [Kinship.QUOTED_AS]
    assert company.told(QuoteAccepted)[0].made == str(order.number)


@pytest.mark.shows("U", "QU-01")
async def test_an_answered_quote_is_not_answered_again(company: Company) -> None:
    await _accepted(company)
    with pytest.raises(QuoteIsAnswered):
        await company.does("Maja", decline_quote, DeclineQuote("1", "Too dear"))


@pytest.mark.shows("U", "QU-01")
async def test_a_quote_is_sent_and_declined_with_a_reason(company: Company) -> None:
    await _quoted(company)
    sent = await company.does("Maja", send_quote, SendQuote("1"))
    declined = await company.does("Maja", decline_quote, DeclineQuote("1", "Too dear", TODAY))
    assert (sent.state, declined.state, declined.reason) == (
        QuoteState.SENT,
        QuoteState.DECLINED,
        "Too dear",
    )


@pytest.mark.shows("U", "QU-01")
async def test_a_quote_outlives_its_order(company: Company) -> None:
    await _quoted(company)
    await company.door.do(delete_order, DeleteOrder(ONE, sure=True), SYSTEM)
    order = await company.does("Maja", accept_quote, AcceptQuote("1", TODAY))
    assert (str(order.number), order.related) == ("2", ())


@pytest.mark.shows("U", "QU-01", "PE-04")
async def test_a_quote_needs_the_right_to_edit(company: Company) -> None:
    await staffed(company)
    await company.assigned()
    await may_only(company, "Erik", may.VIEW, may.INVOICE)
    with pytest.raises(NotAllowed):
        await company.does("Erik", create_quote, QUOTE)


@pytest.mark.parametrize("days", [0, -5, 366])
@pytest.mark.shows("U", "QU-01")
async def test_a_quote_holds_for_a_day_up_to_a_year(company: Company, days: int) -> None:
    await company.assigned()
    with pytest.raises(BadInput):
        await company.does("Maja", create_quote, CreateQuote(ONE, valid_days=days))


@pytest.mark.parametrize("number", ["2", "", "x", "²", "1" * 40])
@pytest.mark.shows("U", "QU-01")
async def test_an_unknown_quote_is_refused(company: Company, number: str) -> None:
    await _quoted(company)
    with pytest.raises(NoSuchQuote):
        await company.does("Maja", accept_quote, AcceptQuote(number))


@pytest.mark.shows("U", "QU-01", "PE-02")
async def test_who_sees_only_his_own_orders_sees_only_their_quotes(company: Company) -> None:
    await _quoted(company)
    assert await company.does("Sven", list_quotes, ListQuotes()) == []
    with pytest.raises(NoSuchQuote):
        await company.does("Sven", see_quote, SeeQuote("1"))


@pytest.mark.shows("U", "QU-01", "PE-24")
async def test_prices_are_shown_to_who_may_see_them(company: Company) -> None:
    await _quoted(company)
    (quote,) = await company.does("Anna", list_quotes, ListQuotes(ONE))
    assert {line.price for line in quote.lines} == {None}


@pytest.mark.shows("U", "QU-01")
async def test_a_customer_sees_what_he_was_sent_and_no_drafts(company: Company) -> None:
    quote = await _quoted(company)
    karin = Actor("Karin Ek", customer_id=quote.customer.id)
    before = await company.door.ask(lambda uow: list_quotes(ListQuotes(), karin, uow))
    await company.does("Maja", send_quote, SendQuote("1"))
    after = await company.door.ask(lambda uow: list_quotes(ListQuotes(), karin, uow))
    assert (len(before), len(after)) == (0, 1)
