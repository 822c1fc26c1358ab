"""A dispatcher: new orders come as cards, and are assigned, booked or declined with a thumb."""

from datetime import UTC, datetime

import pytest

from core.numbers import OrderNumber
from core.usecases.bookings import Book, book
from core.work_order import State
from sandbox.client import PersonHandle
from tests.bot.acting import taps
from tests.bot.stage import Company


@pytest.mark.shows("C", "WO-20")
async def test_a_new_order_comes_as_a_card_and_is_assigned_by_two_taps(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """WO-20: the technician gets her card, the dispatcher's shows who has it."""
    await company.reports()
    card = await maja.hears("AO 1", button="Assign")
    assert "Dörren stänger inte" in card.text
    await taps(maja, "Assign")
    await maja.hears("Who does it?", button="Anna")
    tapped = await taps(maja, "Anna")
    assert tapped.toast == "Anna has AO 1 now."
    assert "Karin Ek" in (await anna.hears("AO 1", anew=False)).text
    assert "Anna" in (await maja.hears("Anna", button="Book")).text


async def test_the_card_stays_one_message_however_often_it_changes(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """The live card is edited in place, from any side."""
    await company.reports()
    card = await maja.hears("AO 1")
    await taps(maja, "Assign")
    await taps(maja, "Anna")
    await anna.hears("AO 1", anew=False)
    await anna.says("Replaced the closer")
    changed = await maja.hears("Replaced the closer")
    assert changed.message_id == card.message_id
    assert changed.edited


async def test_assigning_whom_has_it_says_so_and_does_nothing_twice(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """A second tap is answered with the present state."""
    await company.reports()
    await maja.hears("AO 1")
    await taps(maja, "Assign")
    toast = await company.taps_twice(maja, "Anna")
    assert toast == "Anna has AO 1 already."
    assert [each.name for each in (await company.order()).assigned] == ["Anna Berg"]


@pytest.mark.shows("C", "BO-01", "BO-03", "BO-06")
async def test_booking_takes_technician_day_and_time_and_asks_for_a_confirmation(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """BO-01, BO-03, BO-06: four taps, and the customer is written to only after a yes."""
    await company.reports()
    card = await maja.hears("AO 1")
    await taps(maja, "Book")
    await taps(maja, "Anna")
    await maja.hears("Which day?")
    await taps(maja, "Thu 26 Nov")
    await maja.hears("Which time?")
    await taps(maja, "8–10")
    question = await maja.hears("is booked: Thu 26 Nov 8–10, Anna")
    assert "Send a confirmation to karin@brfeken.example?" in question.text
    assert await company.letters("booking-confirmation") == []
    assert question.message_id == card.message_id
    await taps(maja, "Yes, send it")
    confirmed = await maja.hears("on its way", button="Book")
    assert confirmed.message_id == card.message_id
    assert await company.letters("booking-confirmation") == ["karin@brfeken.example"]
    booked = (await company.order()).bookings[0]
    assert booked.starts_at == datetime(2026, 11, 26, 7, 0, tzinfo=UTC)
    await anna.hears("You are booked for AO 1: Thu 26 Nov 8–10", anew=False)


@pytest.mark.shows("C", "BO-01")
async def test_a_time_may_be_typed_instead(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """BO-01: *tor 8-10* is understood after the technician was tapped."""
    await company.reports()
    await maja.hears("AO 1")
    await taps(maja, "Book")
    await taps(maja, "Anna")
    await maja.hears("Which day?")
    await maja.says("fre 9.30-11")
    await maja.hears("is booked: Fri 27 Nov 9:30–11, Anna")


async def test_a_time_that_is_none_is_asked_for_again(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """Nothing is booked, and the question still stands."""
    await company.reports()
    await maja.hears("AO 1")
    await taps(maja, "Book")
    await taps(maja, "Anna")
    await maja.hears("Which day?")
    await maja.says("some day soon")
    await maja.hears("Write the time like this")
    await maja.says("tomorrow 13")
    await maja.hears("is booked: tomorrow 13–15, Anna")


@pytest.mark.shows("C", "BO-05")
async def test_a_conflict_is_a_warning_that_names_the_other_order(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """BO-05: still booked."""
    await company.reports()
    await company.reports(subject="Porten kärvar", sender_email="ola@example.com")
    user = await company.user("Anna Berg")
    start, end = datetime(2026, 11, 26, 7, tzinfo=UTC), datetime(2026, 11, 26, 9, tzinfo=UTC)
    await company.does("Maja Lind", book, Book(OrderNumber(2), user.id, start, end))
    await maja.says("1")
    await maja.hears("AO 1", button="Book")
    await taps(maja, "Book")
    await taps(maja, "Anna")
    await taps(maja, "Thu 26 Nov")
    await taps(maja, "8–10")
    await maja.hears("⚠️ Anna has AO 2 at that time too.")
    assert len((await company.order()).bookings) == 1


@pytest.mark.shows("C", "WO-22")
async def test_not_for_us_is_asked_once_more_in_the_card_itself(
    company: Company, maja: PersonHandle
) -> None:
    """WO-22: cancelled, and the card says so with a cross."""
    await company.reports()
    await maja.hears("AO 1")
    await taps(maja, "Not for us")
    await maja.hears("Not for us? The sender is told nothing.")
    await taps(maja, "Only this one")
    await maja.hears("❌ AO 1")
    assert (await company.order()).state is State.CANCELLED


async def test_back_brings_the_card_again(company: Company, maja: PersonHandle) -> None:
    """Never a dead end."""
    await company.reports()
    await maja.hears("AO 1")
    await taps(maja, "Not for us")
    await taps(maja, "Back")
    await maja.hears("AO 1", button="Assign")
    assert (await company.order()).state is State.NEW


async def test_the_open_orders_are_listed_with_what_nobody_has_first(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """``/orders``, and a tap opens one."""
    await company.reports()
    await company.reports(subject="Porten kärvar", sender_email="ola@example.com")
    await maja.hears("AO 2")
    await taps(maja, "Assign")
    await taps(maja, "Anna")
    await maja.says("/orders")
    listed = await maja.hears("2 open orders")
    assert [label.split(" · ")[0] for label in listed.labels] == ["1", "2"]
    await taps(maja, "1 · Dörren")
    await maja.hears("AO 1", button="Assign")


async def test_an_order_that_is_not_there_is_said_so_with_a_way_on(
    company: Company, maja: PersonHandle
) -> None:
    """Unknown number: one clear sentence."""
    await maja.says("/order 421")
    said = await maja.hears("There is no order 421.")
    assert said.labels == ["Open orders"]
    await maja.says("*77")
    await maja.hears("There is no order 77.")


async def test_a_group_that_was_linked_gets_the_cards_and_is_tapped_in(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """``/here``: what waits is told in the group, in the company's language."""
    office = await company.group(maja)
    there = maja.in_chat(office)
    await there.says("/here")
    await there.hears("Från och med nu säger jag till här")
    await company.reports()
    await there.hears("AO 1", button="Tilldela")
    await taps(there, "Tilldela")
    await there.hears("Vem gör jobbet?", anew=False)
    await taps(there, "Anna")
    await anna.hears("AO 1", anew=False)
    await there.says("Gate code 1234", reply_to=await there.hears("AO 1", anew=False))
    await there.hears("Kommentar på AO 1")
    assert (await company.order()).comments[0].text == "Gate code 1234"


async def test_a_group_that_moves_is_followed(company: Company, maja: PersonHandle) -> None:
    """A group that became a supergroup has another ID from then on."""
    office = await company.client.group("Arbetsledning", members=[maja], type="group").exists()
    there = maja.in_chat(office)
    await there.says("/here")
    await there.hears("Från och med nu säger jag till här")
    await office.becomes_supergroup()
    await company.reports()
    moved = maja.in_chat(office)
    await moved.hears("AO 1", anew=False)


async def test_a_group_that_put_the_bot_out_gets_nothing_more(
    company: Company, maja: PersonHandle
) -> None:
    """The dispatchers are told privately again."""
    office = await company.group(maja)
    there = maja.in_chat(office)
    await there.says("/here")
    await there.hears("Från och med nu säger jag till här")
    await office.makes_bot("kicked")

    async def unlinked() -> bool:
        return await company.bot.door.ask(lambda uow: uow.chats.dispatchers()) is None

    await company.when(unlinked)
    await company.reports()
    await maja.hears("AO 1", button="Assign", anew=False)


@pytest.mark.shows("C", "WO-25")
async def test_more_shows_what_is_done_less_often(company: Company, maja: PersonHandle) -> None:
    """History, the protocol as a PDF, and back."""
    await company.reports()
    await taps(maja, "More")
    await taps(maja, "Papers and messages")
    await taps(maja, "History")
    history = await maja.hears("Karin Ek reported the fault")
    await taps(maja, "Back")
    await taps(maja, "More")
    await taps(maja, "Papers and messages")
    await taps(maja, "📎 Protocol")
    protocol = await maja.hears("📎 Protocol for AO 1")
    assert protocol.raw["document"]["file_name"] == "AO-1.pdf"
    assert protocol.message_id != history.message_id
