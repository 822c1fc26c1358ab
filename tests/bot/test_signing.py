"""Signing in chat: what is signed is seen first, then the customer, then ready for invoicing."""

import pytest

from core.numbers import OrderNumber
from core.work_order import State
from sandbox.client import PersonHandle
from tests.bot.acting import sees, taps
from tests.bot.stage import Company


@pytest.fixture
async def order(company: Company, maja: PersonHandle, anna: PersonHandle) -> OrderNumber:
    """An order on which Anna has done something."""
    reported = await company.has_order("Anna Berg")
    await sees(anna, "AO 1", button="Article")
    await anna.says("Replaced the closer")
    await anna.hears("Added to AO 1")
    return reported.number


@pytest.mark.shows("C", "SG-01", "SG-05", "SG-06")
async def test_two_taps_sign_what_was_seen_under_ones_own_name(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """SG-01, SG-05, SG-06: the line is locked, and the customer is next."""
    await taps(anna, "✍️ Sign")
    sheet = await anna.hears("this is what is signed")
    assert "✓ Replaced the closer" in sheet.text
    await taps(anna, "Finished, sign as Anna Berg")
    following = await anna.hears("Now the customer signs", button="Sign here")
    assert any(each.url and "/sign/" in each.url for each in following.buttons)
    signed = await company.order()
    assert (signed.state, signed.signatures[0].name) == (State.PARTLY_SIGNED, "Anna Berg")
    assert signed.assignments[0].measures[0].signed
    assert following.message_id == sheet.message_id
    await taps(anna, "Back")
    await anna.hears("🔒 Replaced the closer", button="Customer's signature")


@pytest.mark.shows("C", "SG-07")
async def test_another_name_may_be_typed(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """SG-07."""
    await taps(anna, "✍️ Sign")
    await anna.hears("this is what is signed")
    await anna.says("Olle Ny")
    await taps(anna, "sign as Olle Ny")
    await anna.hears("Now the customer signs")
    assert (await company.order()).signatures[0].name == "Olle Ny"


@pytest.mark.shows("C", "SG-03")
async def test_more_visits_lock_what_there_is_and_complete_nothing(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """SG-03."""
    await taps(anna, "✍️ Sign")
    tapped = await taps(anna, "More visits to come")
    assert tapped.toast == "You have signed AO 1."
    assert not (await company.order()).waits_for_customer


async def test_what_came_since_the_sheet_was_shown_is_shown_before_it_is_signed(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """A button carries the version it was made for."""
    await taps(anna, "✍️ Sign")
    sheet = await anna.hears("this is what is signed")
    await anna.says("2 x 4711")
    await anna.hears("📦 Added")
    tapped = await anna.taps("Finished", message=sheet)
    assert tapped.alert == "The order has changed. This is what is signed now."
    assert (await company.order()).signatures == ()


@pytest.mark.shows("C", "SG-02", "SE-48")
async def test_the_link_is_mailed_once_however_often_it_is_tapped(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """SG-02."""
    await taps(anna, "✍️ Sign")
    await taps(anna, "Finished")
    await company.taps_twice(anna, "Mail the link to karin@brfeken.example")
    await anna.hears("on its way to karin@brfeken.example")
    assert await company.letters("sign-request") == ["karin@brfeken.example"]


@pytest.mark.shows("C", "SG-02")
async def test_without_the_customer_the_protocol_comes_at_once(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """0b: where no customer's signature is required."""
    await taps(anna, "✍️ Sign")
    await taps(anna, "Finished")
    await taps(anna, "No customer signature")
    await sees(anna, "is signed, without the customer")
    protocol = await sees(anna, "📎 Protocol for AO 1 · Dörren stänger inte")
    assert protocol.file_id is not None
    content = await company.client.file(protocol.file_id)
    assert content == b"%PDF 1 en prices=False"


@pytest.mark.shows("C", "AO-11", "IN-01")
async def test_ready_asks_while_an_article_is_left_to_order(
    company: Company, order: OrderNumber, anna: PersonHandle, maja: PersonHandle
) -> None:
    """AO-11: a question with yes and no; and it can be withdrawn."""
    await anna.says("order 1 x P12")
    await taps(anna, "✍️ Sign")
    await taps(anna, "Finished")
    await taps(anna, "No customer signature")
    card = await sees(maja, "AO 1", button="Ready for invoicing")
    await taps(maja, "Ready for invoicing")
    question = await maja.hears("still has articles to be ordered")
    assert (question.message_id, question.labels) == (card.message_id, ["Yes", "No"])
    assert (await company.order()).state is State.SIGNED
    tapped = await taps(maja, "No")
    assert tapped.toast == "AO 1 stays as it is."
    await taps(maja, "Ready for invoicing")
    await taps(maja, "Yes")
    ready = await maja.hears("is ready for invoicing")
    assert ready.message_id == card.message_id
    assert (await company.order()).state is State.READY


async def test_nothing_to_sign_is_said_at_the_tap(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """Buttons that would be refused are not shown: there is no Sign before there is a line."""
    await company.has_order("Anna Berg")
    card = await sees(anna, "AO 1")
    assert not any("Sign" in label for label in card.labels)
