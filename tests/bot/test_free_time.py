"""Free times of the planner, a new order for one, and several people and days in one go."""

import pytest

from core.usecases.bookings import Book, book
from sandbox.client import PersonHandle
from tests.bot.acting import taps
from tests.bot.stage import Company
from tests.bot.test_booked_people import EIGHT, ONE, TEN

shows = pytest.mark.shows


@shows("C", "WO-05", "BO-02")
async def test_a_free_time_becomes_a_new_order_that_is_booked(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await maja.says("/book")
    heard = await maja.hears("The next free times")
    assert heard.labels == ["Anna · today 10:15–16"]
    await taps(maja, "Anna · today")
    await maja.hears("Anna Berg, today 10:15–16. What is it for?")
    await taps(maja, "New order")
    await maja.hears("Whose order is it, and what about?", button="Back")
    await maja.says("Brf Eken: the door will not close")
    await maja.hears("Brf Eken", button="Yes")
    await taps(maja, "Yes")
    await maja.hears("AO 1 is booked: today 10:15–12:15, Anna")
    order = await company.order()
    assert (order.customer.name, order.title) == ("Brf Eken", "the door will not close")
    assert str(order.planned_on) == "2026-11-24"
    await anna.hears("You are booked for AO 1", anew=False)


@shows("C", "WO-05", "BO-01")
async def test_a_free_time_is_given_to_an_order_that_waits(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.reports()
    await maja.hears("AO 1")
    await maja.says("/book")
    await taps(maja, "Anna · today")
    await taps(maja, "1 · Dörren stänger inte")
    await maja.hears("Which time?")
    await taps(maja, "13–15")
    await maja.hears("is booked: today 13–15, Anna")


@shows("C", "WO-05")
async def test_what_is_written_without_a_customer_is_asked_for_again(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await maja.says("/book")
    await taps(maja, "Anna · today")
    await taps(maja, "New order")
    await maja.hears("Whose order is it")
    await maja.says("the door")
    await maja.hears("Write whose it is, a colon, and what it is about")


@shows("C", "BO-01")
async def test_all_of_it_is_written_in_a_line(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.reports()
    await maja.hears("AO 1")
    await maja.says("/book 1 anna tor 8-10")
    await maja.hears("is booked: Thu 26 Nov 8–10, Anna", button="Yes, send it")


@shows("C", "BO-01")
async def test_book_with_a_number_asks_whom(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.reports()
    await maja.hears("AO 1")
    await maja.says("/book 1")
    await maja.hears("Who is booked?", button="Anna · free")
    await taps(maja, "Anna")
    await maja.hears("Which day?")


@shows("C", "BO-01", "BO-03", "BO-04", "BO-06")
async def test_several_people_and_days_in_one_go(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.joins("Erik Ek")
    await company.reports()
    await maja.hears("AO 1")
    await taps(maja, "Book")
    await taps(maja, "Several")
    await maja.hears("Tap everybody who is.")
    await taps(maja, "Anna")
    await maja.hears("", button="✓ Anna")
    await taps(maja, "Erik")
    await maja.hears("", button="✓ Erik")
    await taps(maja, "Choose days")
    await maja.hears("Which days?")
    for day in ("26", "27"):
        await taps(maja, day)
        await maja.hears("", button=f"✓{day}")
    await taps(maja, "Hours for 2 days")
    await maja.hears("Which hours on 2 days?")
    await taps(maja, "8–10")
    heard = await maja.hears("4 times are booked:", button="Undo")
    assert "Fri 27 Nov 8–10 · Erik" in heard.text
    await taps(maja, "Yes, send them")
    await maja.hears("are on their way")
    assert len(await company.letters("booking-confirmation")) == 4
    assert len((await company.order()).bookings) == 4


@shows("C", "BO-01", "XT-15")
async def test_hours_may_be_written_and_all_is_taken_back(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.reports()
    await maja.hears("AO 1")
    await taps(maja, "Book")
    await taps(maja, "Several")
    await maja.hears("Tap everybody who is.")
    await taps(maja, "Anna")
    await taps(maja, "Choose days")
    await taps(maja, "30")
    await taps(maja, "Hours for 1 day")
    await maja.hears("Which hours on 1 day?")
    await maja.says("9.30-11")
    await maja.hears("Mon 30 Nov 9:30–11 · Anna", button="Undo")
    await taps(maja, "Undo")
    await maja.hears("Taken back")
    assert (await company.order()).bookings == ()


@shows("C", "BO-05", "BO-01")
async def test_a_clash_among_several_is_named(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.reports(subject="Porten", sender_email="o@example.com")
    user = await company.user("Anna Berg")
    await company.does("Maja Lind", book, Book(ONE, user.id, EIGHT, TEN))
    await company.reports()
    await maja.hears("AO 2")
    for label in ("Book", "Several"):
        await taps(maja, label)
    await maja.hears("Tap everybody who is.")
    for label in ("Anna", "Choose days", "26", "Hours for", "8–10"):
        await taps(maja, label)
    await maja.hears("⚠️ Anna has AO 1 at that time too.")


@shows("C", "WO-05", "SE-38")
async def test_where_bookings_are_off_there_is_no_free_time(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.sets("show-bookings", "off")
    await maja.says("/book")
    await maja.hears("Bookings are switched off")


@shows("C", "WO-05")
async def test_free_times_in_the_group(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    there = maja.in_chat(await company.group(maja))
    await there.says("/book")
    heard = await there.hears("Anna Berg", button="Anna · idag")
    assert heard.labels == ["Anna · idag 10.15–16"]


@shows("C", "BO-01")
async def test_taps_that_come_again_tick_and_book_once(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.reports()
    await maja.hears("AO 1")
    await taps(maja, "Book")
    await taps(maja, "Several")
    await maja.hears("Tap everybody who is.")
    await company.taps_twice(maja, "Anna")
    await taps(maja, "Choose days")
    await maja.hears("Which days?")
    await company.taps_twice(maja, "26")
    await taps(maja, "Hours for 1 day")
    await company.taps_twice(maja, "8–10")
    await maja.hears("Thu 26 Nov 8–10 · Anna Berg · not confirmed")
    assert len((await company.order()).bookings) == 1
