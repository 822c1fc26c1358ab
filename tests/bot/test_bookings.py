"""Booking in chat: a calendar of buttons, times of the working day, moves, confirmations."""

from datetime import UTC, datetime

import pytest

from core.people import SYSTEM
from core.usecases.bookings import Book, ConfirmBooking, book, confirm_booking
from core.usecases.rebooking import RemoveBooking, remove_booking
from core.usecases.user_changes import AddAbsence, add_absence
from sandbox.client import HeardMessage, PersonHandle
from tests.bot.acting import taps
from tests.bot.stage import Company
from tests.bot.test_booked_people import EIGHT, ONE, TEN, THURSDAY, booked

shows = pytest.mark.shows


async def calendar(company: Company, maja: PersonHandle) -> HeardMessage:
    """The calendar of a new order for Anna."""
    await company.reports()
    await maja.hears("AO 1")
    await taps(maja, "Book")
    await maja.hears("Who is booked?")
    await taps(maja, "Anna")
    return await maja.hears("Which day?")


@shows("C", "BO-01")
async def test_the_calendar_marks_today_and_turns_to_other_months(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    first = await calendar(company, maja)
    assert "[24]" in first.labels
    assert "Nov 2026" in first.text
    await taps(maja, "▶")
    december = await maja.hears("Dec 2026", button="Dec")
    assert "31" in december.labels
    await taps(maja, "31")
    await maja.hears("Thu 31 Dec")
    await taps(maja, "13–15")
    await maja.hears("is booked: Thu 31 Dec 13–15, Anna")


@shows("C", "BO-01", "SE-61")
async def test_the_calendar_marks_booked_days_and_absences(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    user = await company.user("Anna Berg")
    away = THURSDAY.replace(day=27)
    await company.bot.door.do(add_absence, AddAbsence("Anna Berg", away, away), SYSTEM)
    await company.reports(subject="Porten", sender_email="o@example.com")
    await company.does("Maja Lind", book, Book(ONE, user.id, EIGHT, TEN))
    await maja.says("1")
    await taps(maja, "Book")
    await maja.hears("Who is booked?")
    await taps(maja, "Anna")
    heard = await maja.hears("• booked that day")
    assert {"26•", "27✕"} <= set(heard.labels)


@shows("C", "BO-02", "SE-61")
async def test_the_times_are_those_of_the_working_hours(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.sets("working-hours", "mon-fri 06:00-10:00")
    await calendar(company, maja)
    await taps(maja, "Thu 26 Nov")
    heard = await maja.hears("Which time?")
    assert [each for each in heard.labels if "–" in each] == ["6–8", "7–9", "8–10"]
    await taps(maja, "Whole day")
    await maja.hears("is booked: Thu 26 Nov 6–10, Anna")


@shows("C", "BO-02", "BO-06")
async def test_an_evening_is_booked_when_the_working_hours_are_over(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    company.clock.later(hours=9)
    await calendar(company, maja)
    await taps(maja, "Today")
    heard = await maja.hears("Which time?")
    assert [each for each in heard.labels if "–" in each] == ["20–22", "21–23", "22–24"]
    await taps(maja, "Whole day")
    await maja.hears("is booked: today 20–24, Anna", button="Yes, send it")


@shows("C", "BO-06")
async def test_nobody_is_asked_to_confirm_a_time_that_is_over(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await calendar(company, maja)
    await taps(maja, "Today")
    await maja.says("7-8")
    heard = await maja.hears("is booked: today 7–8, Anna")
    assert "Yes, send it" not in heard.labels


@shows("C", "BO-02")
async def test_another_length_is_chosen(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await calendar(company, maja)
    await taps(maja, "Thu 26 Nov")
    await taps(maja, "Other length")
    await taps(maja, "4 h")
    await taps(maja, "8–12")
    await maja.hears("is booked: Thu 26 Nov 8–12, Anna")


@shows("C", "BO-05", "XT-15")
async def test_a_clash_warns_and_is_taken_back_with_a_tap(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.reports(subject="Porten", sender_email="o@example.com")
    user = await company.user("Anna Berg")
    await company.does("Maja Lind", book, Book(ONE, user.id, EIGHT, TEN))
    await company.reports()
    await maja.hears("AO 2")
    for label in ("Book", "Anna", "Thu 26 Nov", "⚠️ 8–10"):
        await taps(maja, label)
    await maja.hears("⚠️ Anna has AO 1 at that time too.", button="Undo")
    await taps(maja, "Undo")
    await maja.hears("Taken back", anew=False)
    assert (await company.order(2)).bookings == ()


@shows("C", "BO-01")
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tor 8-10", "Thu 26 Nov 8–10"),
        ("thu 8-10", "Thu 26 Nov 8–10"),
        ("imorgon 13", "tomorrow 13–15"),
        ("3/12 8-10", "Thu 3 Dec 8–10"),
    ],
)
async def test_a_time_is_typed_as_people_write_it(
    company: Company, maja: PersonHandle, anna: PersonHandle, typed: str, said: str
) -> None:
    await calendar(company, maja)
    await maja.says(typed)
    await maja.hears(f"is booked: {said}, Anna")


@shows("C", "BO-07", "BO-11", "PE-13")
async def test_a_confirmation_is_sent_later_and_its_day_is_shown(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await booked(company, anna)
    await maja.says("1")
    await taps(maja, "More")
    await taps(maja, "Times and people")
    await taps(maja, "Booked times")
    await maja.hears("not confirmed")
    await taps(maja, "Thu 26 Nov 8–10 · Anna")
    await taps(maja, "Send a confirmation")
    await maja.hears("Thu 26 Nov 8–10 · Anna · confirmed today")
    assert await company.letters("booking-confirmation") == ["karin@brfeken.example"]


@shows("C", "BO-08", "BO-01")
async def test_a_moved_time_is_marked_and_sent_again(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    booking = await booked(company, anna)
    await company.does("Maja Lind", confirm_booking, ConfirmBooking(ONE, booking.id))
    await maja.says("1")
    await taps(maja, "More")
    await taps(maja, "Times and people")
    await taps(maja, "Booked times")
    await taps(maja, "Thu 26 Nov 8–10 · Anna")
    await taps(maja, "Move")
    await maja.hears("Which day?")
    await taps(maja, "Fri 27 Nov")
    await taps(maja, "10–12")
    await maja.hears("is moved to Fri 27 Nov 10–12, Anna (it was Thu 26 Nov 8–10)", button="No")
    await taps(maja, "No")
    await maja.hears("⚠️ changed since today")
    await taps(maja, "More")
    await taps(maja, "Send the new time")
    await maja.hears("on its way")
    assert len(await company.letters("booking-confirmation")) == 2


@shows("C", "BO-01")
async def test_a_typed_start_moves_the_whole_booking(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    user = await company.user("Anna Berg")
    await company.reports()
    until = datetime(2026, 11, 26, 12, tzinfo=UTC)
    await company.does("Maja Lind", book, Book(ONE, user.id, EIGHT, until))
    await maja.says("1")
    for label in ("More", "Times and people", "Booked times", "Thu 26 Nov", "Move"):
        await taps(maja, label)
    await maja.hears("Which day?")
    await maja.says("fre 9")
    await maja.hears("is moved to Fri 27 Nov 9–14, Anna")


@shows("C", "BO-03")
async def test_a_booked_time_is_given_to_another(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    erik = await company.joins("Erik Ek")
    await booked(company, anna)
    await maja.says("1")
    for label in ("More", "Times and people", "Booked times", "Thu 26 Nov", "To another"):
        await taps(maja, label)
    await maja.hears("Who does it at that time?")
    await taps(maja, "Erik")
    await maja.hears("Thu 26 Nov 8–10, Erik")
    await erik.hears("You are booked for AO 1", anew=False)
    await anna.hears("You are no longer booked for AO 1")
    assert [each.name for each in (await company.order()).assigned] == ["Erik Ek"]


@shows("C", "BO-01", "XT-15")
async def test_a_booked_time_is_taken_away_after_a_yes(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await booked(company, anna)
    await maja.says("1")
    for label in ("More", "Times and people", "Booked times", "Thu 26 Nov", "Take it away"):
        await taps(maja, label)
    await maja.hears("Take away Thu 26 Nov 8–10, Anna?")
    tapped = await taps(maja, "Yes, take it away")
    assert tapped.toast == "Thu 26 Nov 8–10 is free again."
    await anna.hears("You are no longer booked for AO 1")
    await taps(maja, "Undo")
    await maja.hears("🗓 Thu 26 Nov 8–10 · Anna")


@shows("C", "BO-01")
async def test_a_time_is_booked_from_the_group(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    there = maja.in_chat(await company.group(maja))
    await there.says("/here")
    await there.hears("Från och med nu säger jag till här")
    await company.reports()
    await taps(there, "Boka")
    await there.hears("Vem ska bokas?", anew=False)
    for label in ("Anna", "Tor 26 nov", "8–10"):
        await taps(there, label)
    await there.hears("Anna", button="Nej")
    assert len((await company.order()).bookings) == 1


@shows("C", "BO-01", "BO-06")
async def test_a_tap_that_comes_again_books_once_and_asks_on(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await calendar(company, maja)
    await taps(maja, "Thu 26 Nov")
    assert await company.taps_twice(maja, "8–10") == "That is booked already."
    await maja.hears("Send a confirmation to", button="Yes, send it")
    assert len((await company.order()).bookings) == 1


@shows("C", "BO-01")
async def test_who_was_ticked_for_one_order_is_not_booked_on_another(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.joins("Erik Ek")
    await company.reports()
    await company.reports(subject="Porten", sender_email="o@example.com")
    for number in (1, 2):
        await maja.says(f"/order {number}")
        await maja.hears(f"AO {number}")
        await taps(maja, "Book")
        await taps(maja, "Several, or several days …")
        await maja.hears("Tap everybody who is")
    for name in ("Anna", "Erik"):
        await taps(maja, name)
        await maja.hears(button=f"✓ {name}")
    await maja.taps("Anna", exact=True)
    heard = await maja.hears("AO 1", button="✓ Anna")
    assert "✓ Erik" not in heard.labels


@shows("C", "BO-08")
async def test_a_time_that_was_taken_away_meanwhile_is_said_to_be_gone(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    booking = await booked(company, anna)
    await maja.says("1")
    for label in ("More", "Times and people", "Booked times"):
        await taps(maja, label)
    await taps(maja, "Thu 26 Nov 8–10 · Anna")
    await taps(maja, "Move")
    await maja.hears("Which day?")
    await company.does("Maja Lind", remove_booking, RemoveBooking(ONE, booking.id))
    await taps(maja, "Tomorrow")
    await maja.hears("That time is not booked on order 1 any more")


@shows("C", "BO-01")
async def test_a_weekday_whose_hours_are_over_is_that_of_next_week(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await calendar(company, maja)
    await maja.says("tue 7-9")
    await maja.hears("is booked: Tue 1 Dec 7–9")
