"""Searching while one types *@bot …*: what is picked is sent as if it had been typed."""

import pytest

from core.numbers import OrderNumber
from sandbox.client import PersonHandle
from tests.bot.acting import taps
from tests.bot.stage import Company


@pytest.mark.shows("C", "AR-01", "AR-04")
async def test_an_article_is_found_while_one_types_and_lands_on_the_order_in_hand(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """One picks it, and one of it is used."""
    found = await anna.asks_inline("stängare")
    await anna.picks_inline(found.titles[0])
    await anna.hears("Added to AO 1")
    line = (await company.order()).assignments[0].articles[0]
    assert f"📦 {line.name}" == found.titles[0]


async def test_an_order_is_found_while_one_types_and_opened(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """By any word on it."""
    found = await anna.asks_inline("Dörren")
    await anna.picks_inline(next(title for title in found.titles if title.startswith("🔧 1")))
    await anna.hears("AO 1", button="Article")


@pytest.mark.shows("C", "CF-02")
async def test_a_customer_is_found_while_one_types_where_one_is_asked_for(
    company: Company, order: OrderNumber, maja: PersonHandle
) -> None:
    """His name is the answer."""
    await maja.says("/list")
    await taps(maja, "Filter")
    await taps(maja, "Customer …")
    await maja.hears("Whose orders?")
    found = await maja.asks_inline("kar")
    await maja.picks_inline(found.titles[0])
    await maja.hears("customer Karin Ek")


async def test_a_stranger_finds_nothing(company: Company, order: OrderNumber) -> None:
    """What the company has is not told to anybody."""
    stranger = company.stranger("Erik")
    assert (await stranger.asks_inline("Dörren")).titles == []


@pytest.mark.shows("C", "CF-02")
async def test_a_new_order_s_customer_is_found_while_one_types(
    company: Company, order: OrderNumber, maja: PersonHandle
) -> None:
    """Where a new order asks whose it is, customers are found and no orders."""
    await maja.says("/new")
    await maja.hears("Whom is it for?")
    found = await maja.asks_inline("kar")
    assert found.titles == ["Karin Ek"]
