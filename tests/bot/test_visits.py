"""On the way, there, late or silent: each a tap, and the customer and the dispatcher know."""

from datetime import timedelta

import pytest

from core.numbers import OrderNumber
from core.order_papers import StampKind
from core.people import SYSTEM, Role
from core.usecases.assigning import Assign, assign
from core.usecases.bookings import Book, book
from core.usecases.creating import CreateOrder, create_order
from core.usecases.rights import ChangeRights, change_rights
from core.usecases.users import AddUser, add_user
from core.usecases.watching import begin_to_watch
from sandbox.client import PersonHandle
from tests.bot.acting import sees, taps
from tests.bot.stage import Company

shows = pytest.mark.shows
ONE = OrderNumber(1)


async def accepted(company: Company, anna: PersonHandle) -> None:
    """Anna has an order, and does it."""
    await company.has_order("Anna Berg")
    await taps(anna, "I'll do it")


async def asked(company: Company, anna: PersonHandle) -> None:
    """Anna was booked, said nothing, and is asked how it went."""
    await company.reports()
    start, user = company.clock.now + timedelta(minutes=30), await company.user("Anna Berg")
    command = Book(ONE, user.id, start, start + timedelta(hours=1))
    await company.does("Maja Lind", book, command)
    await anna.hears("You are booked", anew=False)
    company.clock.later(hours=2)
    await company.bot.door.do(begin_to_watch, None, SYSTEM)
    await anna.hears("How did it go on AO 1", button="Not started", anew=False)


@shows("C", "RV-04")
@shows("E", "RV-04")
async def test_on_my_way_takes_two_taps_and_the_contact_is_told(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await accepted(company, anna)
    await taps(anna, "On my way")
    await anna.hears("A mail goes to karin@brfeken.example", button="60 min")
    await taps(anna, "20 min")
    await anna.hears("Anna is on the way, there about 10:20", button="Undo")
    assert await company.letters("on-my-way") == ["karin@brfeken.example"]
    await maja.hears("Anna is on the way", anew=False)


@shows("C", "RV-04")
async def test_the_minutes_may_be_written(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await accepted(company, anna)
    await taps(anna, "On my way")
    await anna.hears("In how many minutes")
    await anna.says("25 min")
    await anna.hears("there about 10:25")


@shows("C", "RV-04")
async def test_nobody_needs_to_be_told(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await accepted(company, anna)
    await taps(anna, "On my way")
    await taps(anna, "Don't write")
    await anna.hears("Anna is on the way since today")
    assert await company.letters("on-my-way") == []


@shows("C", "RV-04")
async def test_who_has_no_address_is_not_written_to(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    made = CreateOrder(None, "The gate", customer="Nisse Ny", add_customer=True)
    await company.does("Maja Lind", create_order, made)
    await company.does("Maja Lind", assign, Assign(ONE, (await company.user("Anna Berg")).id))
    await taps(anna, "I'll do it")
    await taps(anna, "On my way")
    await anna.hears("There is no address to write to")
    await taps(anna, "10 min")
    await anna.hears("Anna is on the way")
    assert await company.letters("on-my-way") == []


@shows("C", "RV-04", "XT-15")
async def test_arrived_and_left_are_noted_and_taken_back(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await accepted(company, anna)
    await taps(anna, "I'm there")
    await anna.hears("Anna is there since today", button="⏱ Start")
    await taps(anna, "I have left")
    await anna.hears("Anna left today")
    await taps(anna, "Undo")
    await anna.hears("Anna is there since today")
    assert [each.kind for each in (await company.order()).stamps] == [StampKind.ARRIVED]


@shows("C", "RV-04", "RV-05")
async def test_who_is_there_starts_the_timer_with_a_tap(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await accepted(company, anna)
    await taps(anna, "I'm there")
    await taps(anna, "⏱ Start")
    heard = await anna.hears("running since", button="I have left")
    assert "⏱ Start" not in heard.labels


@shows("C", "RV-04")
async def test_a_second_tap_notes_nothing_twice(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await accepted(company, anna)
    assert await company.taps_twice(anna, "I'm there") == "That is done already."
    assert len((await company.order()).stamps) == 1


@shows("C", "XT-16")
async def test_who_was_silent_says_that_it_is_done(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await asked(company, anna)
    await taps(anna, "Done")
    await anna.hears("is done, noted", button="Open AO 1")
    assert (await company.order()).stamps[-1].kind is StampKind.LEFT


@shows("C", "XT-16", "BO-08")
async def test_a_delay_moves_the_time_and_goes_to_dispatcher_and_customer(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await asked(company, anna)
    await taps(anna, "Delayed")
    await taps(anna, "In 30 min")
    await anna.hears("is now today 12:30–13:30", button="Yes, write")
    await maja.hears("Anna is late on AO 1, now today 12:30–13:30", anew=False)
    await taps(anna, "Yes, write")
    await anna.hears("on its way to the customer")
    assert await company.letters("booking-confirmation") == ["karin@brfeken.example"]


@shows("C", "XT-16")
async def test_how_late_may_be_written(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await asked(company, anna)
    await taps(anna, "Delayed")
    await anna.hears("When do you begin")
    await anna.says("45")
    await anna.hears("is now today 12:45–13:45")


@shows("C", "XT-16")
async def test_what_was_not_begun_goes_back_to_the_dispatcher(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await asked(company, anna)
    await taps(anna, "Not started")
    await anna.hears("was not begun")
    await maja.hears("Anna did not begin AO 1", button="Book another time", anew=False)


@shows("C", "XT-16")
async def test_of_somebody_without_a_chat_the_dispatcher_hears(
    company: Company, maja: PersonHandle
) -> None:
    user = await company.bot.door.do(add_user, AddUser("Nils Ny", Role.TECHNICIAN), SYSTEM)
    await company.reports()
    start = company.clock.now + timedelta(minutes=30)
    command = Book(ONE, user.id, start, start + timedelta(hours=1))
    await company.does("Maja Lind", book, command)
    company.clock.later(hours=2)
    await company.bot.door.do(begin_to_watch, None, SYSTEM)
    await maja.hears("Nothing was heard from Nils Ny on AO 1", button="Book another time")


@shows("C", "RV-07", "SE-67")
async def test_an_untouched_order_is_worked_on_or_needs_help(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.sets("untouched-hours", "8")
    await company.has_order("Anna Berg")
    await anna.hears("AO 1", anew=False)
    company.clock.later(hours=9)
    await company.bot.door.do(begin_to_watch, None, SYSTEM)
    await anna.hears("Nothing has happened on AO 1", button="Need help")
    await taps(anna, "Need help")
    await anna.hears("What do you need on AO 1?", button="Just call me")
    await anna.says("A second pair of hands")
    await anna.hears("The dispatcher hears")
    heard = await maja.hears("Anna Berg needs help on AO 1", button="Assign", anew=False)
    assert "A second pair of hands" in heard.text


@shows("C", "RV-07")
async def test_working_on_it_ends_the_reminder(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.sets("untouched-hours", "8")
    await company.has_order("Anna Berg")
    await anna.hears("AO 1", anew=False)
    company.clock.later(hours=9)
    await company.bot.door.do(begin_to_watch, None, SYSTEM)
    await anna.hears("Nothing has happened")
    await taps(anna, "Working on it")
    await anna.hears("is worked on, noted", button="Open AO 1")


@shows("C", "XT-16", "BO-08")
async def test_the_customer_hears_of_a_delay_once_however_often_it_is_tapped(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await asked(company, anna)
    await taps(anna, "Delayed")
    await taps(anna, "In 30 min")
    await company.taps_twice(anna, "Yes, write")
    await anna.hears("on its way to the customer")
    assert await company.letters("booking-confirmation") == ["karin@brfeken.example"]


@shows("C", "RV-04")
async def test_the_day_after_the_card_offers_the_way_anew(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await accepted(company, anna)
    await taps(anna, "I'm there")
    await anna.hears("Anna is there", button="I have left")
    company.clock.later(hours=24)
    await anna.says("1")
    await anna.hears("AO 1", button="On my way")


@shows("C", "XT-16", "PE-11")
async def test_who_may_only_perform_is_not_offered_to_move_the_time(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    keys = ChangeRights("Anna Berg", grant=("perform",), revoke=("edit-assigned",))
    await company.bot.door.do(change_rights, keys, SYSTEM)
    await asked(company, anna)
    assert "Delayed" not in (await sees(anna, button="Not started")).labels
    await taps(anna, "Not started")
    assert (await anna.hears("was not begun")).labels == ["Open AO 1"]
