"""The way to the work: who is under way, there, late or silent."""

from datetime import UTC, datetime, timedelta

import pytest

from core.events import (
    BookingConfirmationAsked,
    HelpAsked,
    TechnicianSetOut,
    VisitSilent,
    VisitTold,
)
from core.order_papers import Booking, StampKind
from core.people import SYSTEM
from core.refusals import BadInput, Refused
from core.usecases.bookings import Book, ConfirmBooking, book, confirm_booking
from core.usecases.due import DoWhatIsDue, do_what_is_due
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.silence import NotBooked, TellOfVisit, VisitWord, tell_of_visit
from core.usecases.stamping import Arrive, Leave, SetOut, arrive, leave, set_out
from core.usecases.undoing import Undo, undo
from core.usecases.untouched import AskForHelp, SayStillAtWork, ask_for_help, say_still_at_work
from core.usecases.watching import begin_to_watch
from tests.core.conftest import ONE, Company

shows = pytest.mark.shows
NINE = datetime(2026, 11, 24, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)


async def _booked(company: Company, starts_at: datetime = NINE) -> Booking:
    await company.door.do(begin_to_watch, None, SYSTEM)
    await company.assigned()
    command = Book(ONE, company.people["Anna"].id, starts_at, starts_at + HOUR)
    return (await company.does("Maja", book, command)).booking


async def _at(company: Company, moment: datetime) -> None:
    company.now = moment
    while await company.door.do(do_what_is_due, DoWhatIsDue(), SYSTEM) is not None:
        pass


@shows("U", "RV-04")
async def test_setting_out_is_noted_with_the_expected_time(company: Company) -> None:
    await company.assigned()
    done = await company.does("Anna", set_out, SetOut(ONE, 20))
    assert done.stamp.expected_at == company.now + timedelta(minutes=20)
    assert company.told(TechnicianSetOut)[0].expected_at is not None


@shows("U", "RV-04")
async def test_the_same_word_twice_is_once(company: Company) -> None:
    await company.assigned()
    for _ in range(2):
        await company.does("Anna", set_out, SetOut(ONE, 20))
    for _ in range(2):
        await company.does("Anna", arrive, Arrive(ONE))
    await company.does("Anna", leave, Leave(ONE))
    kinds = [stamp.kind for stamp in (await company.order()).stamps]
    assert kinds == [StampKind.ON_MY_WAY, StampKind.ARRIVED, StampKind.LEFT]


@shows("U", "RV-04", "XT-15")
async def test_setting_out_is_taken_back(company: Company) -> None:
    await company.assigned()
    await company.does("Anna", set_out, SetOut(ONE, 20))
    await company.does("Anna", undo, Undo(ONE))
    assert (await company.order()).stamps == ()


@shows("U", "RV-04")
@pytest.mark.parametrize("minutes", [0, -5, 100_000, 10**15])
async def test_an_absurd_time_to_come_is_refused(company: Company, minutes: int) -> None:
    await company.assigned()
    with pytest.raises(BadInput):
        await company.does("Anna", set_out, SetOut(ONE, minutes))


@shows("U", "XT-16")
@shows("J", "XT-16")
async def test_who_was_booked_and_is_silent_is_asked_once(company: Company) -> None:
    booking = await _booked(company)
    for after in (0, 30, 60, 120):
        await _at(company, NINE + HOUR + timedelta(minutes=after))
    assert [each.booking_id for each in company.told(VisitSilent)] == [str(booking.id)]


@shows("J", "XT-16")
async def test_who_has_done_something_is_not_asked(company: Company) -> None:
    await _booked(company)
    company.now = NINE + timedelta(minutes=10)
    await company.does("Anna", add_measure, AddMeasure(ONE, "Done", NINE.date()))
    await _at(company, NINE + 2 * HOUR)
    assert company.told(VisitSilent) == []


@shows("J", "XT-16")
async def test_nobody_is_asked_at_night_but_in_the_morning(company: Company) -> None:
    late = datetime(2026, 11, 24, 21, tzinfo=UTC)
    await _booked(company, late)
    await _at(company, late + 2 * HOUR)
    asked_at_night = len(company.told(VisitSilent))
    await _at(company, late + 10 * HOUR)
    assert (asked_at_night, len(company.told(VisitSilent))) == (0, 1)


@shows("J", "XT-16", "SE-71")
async def test_quiet_hours_are_kept(company: Company) -> None:
    await company.sets("quiet-hours", "08:00-20:00")
    await _booked(company)
    await _at(company, NINE + 2 * HOUR)
    assert company.told(VisitSilent) == []


@shows("U", "XT-16")
async def test_done_is_noted_as_having_left(company: Company) -> None:
    booking = await _booked(company)
    company.now = NINE + 2 * HOUR
    told = await company.does("Anna", tell_of_visit, TellOfVisit(ONE, booking.id, VisitWord.DONE))
    assert told.order.stamps[-1].kind is StampKind.LEFT
    assert company.told(VisitTold)[0].word == "done"


@shows("U", "XT-16", "XT-10")
async def test_a_delay_moves_the_booking_and_the_customer_hears_of_it(company: Company) -> None:
    booking = await _booked(company)
    await company.does("Maja", confirm_booking, ConfirmBooking(ONE, booking.id))
    company.now = NINE + 2 * HOUR
    late = TellOfVisit(ONE, booking.id, VisitWord.DELAYED, 30, tell=True)
    told = await company.does("Anna", tell_of_visit, late)
    assert told.booking.starts_at == company.now + HOUR / 2
    assert (told.told, told.booking.changed_since_confirmation) == (True, False)
    assert company.told(BookingConfirmationAsked)[-1].late


@shows("U", "XT-16", "BO-08")
async def test_a_delay_that_nobody_is_told_of_is_marked(company: Company) -> None:
    booking = await _booked(company)
    await company.does("Maja", confirm_booking, ConfirmBooking(ONE, booking.id))
    company.now = NINE + 2 * HOUR
    late = TellOfVisit(ONE, booking.id, VisitWord.DELAYED, 30)
    told = await company.does("Anna", tell_of_visit, late)
    assert (told.told, told.booking.changed_since_confirmation) == (False, True)


@shows("U", "XT-16")
async def test_nobody_tells_of_anothers_visit(company: Company) -> None:
    booking = await _booked(company)
    with pytest.raises(NotBooked):
        await company.does("Maja", tell_of_visit, TellOfVisit(ONE, booking.id, VisitWord.DONE))


@shows("U", "RV-07")
async def test_an_order_that_is_worked_on_counts_as_touched(company: Company) -> None:
    before = await company.assigned()
    order = await company.does("Anna", say_still_at_work, SayStillAtWork(ONE))
    assert order.version >= before.version
    assert (await company.order()).version > before.version


@shows("U", "RV-07")
async def test_help_is_asked_for_with_what_is_needed(company: Company) -> None:
    await company.assigned()
    await company.does("Anna", ask_for_help, AskForHelp(ONE, "A second\nman"))
    assert company.told(HelpAsked)[0].text == "A second man"


@shows("U", "RV-07")
async def test_who_has_nothing_to_do_with_it_asks_for_no_help(company: Company) -> None:
    await company.assigned()
    with pytest.raises(Refused):
        await company.does("Sven", ask_for_help, AskForHelp(ONE))


@shows("U", "XT-16")
@pytest.mark.parametrize("word", list(VisitWord))
async def test_the_same_word_on_a_visit_at_once_again_is_once(
    company: Company, word: VisitWord
) -> None:
    booking = await _booked(company)
    company.now = NINE + 2 * HOUR
    for _ in range(2):
        company.later(seconds=20)
        await company.does("Anna", tell_of_visit, TellOfVisit(ONE, booking.id, word, 30))
    assert len(company.told(VisitTold)) == 1


@shows("U", "RV-07")
async def test_help_is_asked_for_once_however_often_it_is_tapped(company: Company) -> None:
    await company.assigned()
    for _ in range(2):
        company.later(seconds=20)
        await company.does("Anna", ask_for_help, AskForHelp(ONE))
    assert len(company.told(HelpAsked)) == 1


@shows("U", "RV-04")
async def test_a_tap_that_comes_again_a_minute_later_sets_out_once(company: Company) -> None:
    await company.assigned()
    for _ in range(2):
        company.later(seconds=59)
        await company.does("Anna", set_out, SetOut(ONE, 20))
    assert len(company.told(TechnicianSetOut)) == 1


@shows("U", "RV-04")
async def test_the_day_after_one_arrives_anew(company: Company) -> None:
    await company.assigned()
    await company.does("Anna", arrive, Arrive(ONE))
    company.later(hours=24)
    assert not (await company.does("Anna", arrive, Arrive(ONE))).again
    assert len((await company.order()).stamps) == 2


@shows("U", "XT-16", "XT-15")
async def test_a_word_that_was_taken_back_is_said_anew(company: Company) -> None:
    booking = await _booked(company)
    company.now = NINE + HOUR
    done = TellOfVisit(ONE, booking.id, VisitWord.DONE)
    await company.does("Anna", tell_of_visit, done)
    await company.does("Anna", undo, Undo(ONE))
    await company.does("Anna", tell_of_visit, done)
    assert [each.kind for each in (await company.order()).stamps] == [StampKind.LEFT]
