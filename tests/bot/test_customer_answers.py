"""What the customer answers from his mails, as the company's people hear of it in chat."""

from zoneinfo import ZoneInfo

import pytest

from core.links import Purpose
from core.numbers import OrderNumber
from core.order_papers import BookingAnswer
from core.people import SYSTEM, Actor, Role
from core.usecases.booking_answers import AnswerBooking, answer_booking
from core.usecases.bookings import Book, book
from core.usecases.finishing import MarkReady, mark_ready
from core.usecases.free_visits import FindTimes, times_to_pick
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.picking import HoldTime, PickTime, hold_time, pick_time
from core.usecases.rating import RateOrder, rate_order
from core.usecases.signing import Sign, sign
from sandbox.client import PersonHandle
from tests.bot.acting import opens, sees, taps
from tests.bot.stage import Company
from tests.bot.test_booked_people import EIGHT, TEN

ONE = OrderNumber(1)
STOCKHOLM = ZoneInfo("Europe/Stockholm")
KARIN = Actor.customer("Karin Ek", ONE)
shows = pytest.mark.shows


async def booked(company: Company) -> None:
    """Anna is booked for the door."""
    await company.reports()
    user = await company.user("Anna Berg")
    await company.does("Maja Lind", book, Book(ONE, user.id, EIGHT, TEN))


async def says_no(company: Company, note: str) -> None:
    """Karin asks for another time on her page."""
    booking = (await company.order()).bookings[0]
    command = AnswerBooking(ONE, booking.id, BookingAnswer.DECLINED, note=note)
    await company.bot.door.do(answer_booking, command, KARIN)


async def picks_the_first(company: Company) -> None:
    """Karin follows her link and takes the first free time."""
    door = company.bot.door
    link = await door.ask(
        lambda uow: uow.links.standing(ONE, Purpose.PICK, "karin@brfeken.example")
    )
    assert link is not None
    booking = next(iter((await company.order()).bookings), None)
    meant = booking.id if booking else None
    asked = FindTimes(ONE, link.id, meant, STOCKHOLM)
    slot = (await door.ask(lambda uow: times_to_pick(asked, KARIN, uow)))[0]
    command = HoldTime(ONE, link.id, meant, slot.user_id, slot.starts_at, STOCKHOLM)
    await door.do(hold_time, command, KARIN)
    await door.do(pick_time, PickTime(ONE, link.id, STOCKHOLM), KARIN)


async def signed(company: Company) -> None:
    """The work is done and signed, and nobody else has to."""
    await company.sets("customer-signatures", "off")
    await company.has_order("Anna Berg")
    done = AddMeasure(ONE, "Replaced the closer", company.clock.now.date())
    await company.bot.door.do(add_measure, done, SYSTEM)
    await company.bot.door.do(sign, Sign(ONE, "Anna Berg"), SYSTEM)


async def rates(company: Company, score: int, note: str = "") -> None:
    await company.bot.door.do(rate_order, RateOrder(ONE, score, note), KARIN)


@shows("C", "RV-02")
async def test_who_plans_and_who_is_booked_read_what_the_customer_wishes_instead(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await booked(company)
    await says_no(company, "After three, please")
    heard = await sees(maja, "Karin Ek says no to the time for AO 1")
    assert "After three, please" in heard.text
    await sees(anna, "After three, please")
    await sees(maja, "⚠️ declined by Karin Ek: After three, please")


@shows("C", "RV-03")
async def test_after_a_no_the_customer_is_let_pick_by_one_tap(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await booked(company)
    await says_no(company, "After three")
    await taps(maja, "Let the customer pick")
    await sees(maja, "✓ Karin Ek gets a link to pick a time for AO 1.")
    assert await company.letters("pick-a-time") == ["karin@brfeken.example"]
    await picks_the_first(company)
    await sees(maja, "Karin Ek picked a time for AO 1: tomorrow 7–9, Anna Berg.")
    await sees(anna, "Your time for AO 1 is now tomorrow 7–9")
    assert await company.letters("booking-confirmation") == ["karin@brfeken.example"]


@shows("C", "RV-03")
async def test_a_first_time_is_picked_by_the_customer_too(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.has_order("Anna Berg")
    await maja.hears("AO 1", anew=False)
    await taps(maja, "Book")
    await maja.hears("Who is booked?")
    await taps(maja, "Let the customer pick")
    await picks_the_first(company)
    await sees(anna, "You are booked for AO 1: tomorrow 7–9")


@shows("C", "RV-03")
async def test_a_booked_time_offers_it_in_its_own_menu(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await booked(company)
    await maja.says("1")
    await opens(maja, "Times and people", "🗓 Booked times", "Thu 26 Nov 8–10 · Anna")
    await taps(maja, "Let the customer pick")
    await sees(maja, "You hear which one.")


@shows("C", "RV-03")
async def test_tapped_twice_one_letter_goes_out(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await booked(company)
    await says_no(company, "")
    await company.taps_twice(maja, "Let the customer pick")
    assert await company.letters("pick-a-time") == ["karin@brfeken.example"]


@shows("C", "RV-06")
async def test_a_low_score_alerts_who_plans_and_leads_to_a_backorder(
    company: Company, anna: PersonHandle
) -> None:
    olle = await company.joins("Olle Ny", Role.ADMIN)
    await signed(company)
    await company.bot.door.do(mark_ready, MarkReady(ONE, send=False), SYSTEM)
    await rates(company, 2, "It squeaks again")
    heard = await sees(olle, "Karin Ek gives the work on AO 1 2 of 5.")
    assert "It squeaks again" in heard.text
    await taps(olle, "Make a backorder")
    await sees(olle, "AO 1-1 goes on where AO 1 ended")


@shows("C", "RV-06")
async def test_a_good_score_disturbs_nobody_and_stands_on_the_card(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await signed(company)
    await rates(company, 4, "Quick")
    await sees(anna, "★★★★☆ Karin Ek: Quick")


@shows("C", "RV-06")
async def test_the_history_tells_of_it(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await signed(company)
    await rates(company, 4)
    await maja.says("/history 1")
    await sees(maja, "rated the work: 4 of 5")


@shows("C", "RV-12")
@shows("E", "SE-68")
async def test_extra_work_above_the_amount_is_mailed_to_the_contact(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.sets("approval-amount", "1000")
    await company.has_order("Anna Berg")
    await sees(anna, "AO 1", button="Article")
    await anna.says("2 x 4711")
    await sees(anna, "waits for the customer")
    assert await company.letters("approval-request") == ["karin@brfeken.example"]


@shows("C", "RV-02")
async def test_a_time_that_is_over_is_not_let_picked(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await booked(company)
    company.clock.later(days=3)
    await maja.says("1")
    await opens(maja, "Times and people", "🗓 Booked times")
    first = await maja.hears("Booked times", anew=False)
    await taps(maja, next(each for each in first.labels if "Anna" in each))
    heard = await sees(maja, button="Move")
    assert "Let the customer pick" not in heard.labels
