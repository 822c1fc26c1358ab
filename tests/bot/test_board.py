"""What waits for whoever plans: the board, what did not arrive, who is on call."""

from datetime import timedelta

import pytest

from core.deliveries import Channel, NewDelivery, Sent
from core.deliveries import DeliveryState as State
from core.ports import UnitOfWork
from core.usecases.bookings import Book, book
from sandbox.client import PersonHandle
from tests.bot.acting import taps
from tests.bot.stage import Company
from tests.bot.test_booked_people import EIGHT, ONE, TEN

shows = pytest.mark.shows


def one_fails(uow: UnitOfWork) -> None:
    """A mail about order 1 could not be sent."""
    letter = NewDelivery(Channel.EMAIL, "karin@brfeken.example", "message", "sv", {}, "1")
    uow.outbox.put(letter, "test", "Maja Lind")
    for each in uow.outbox.claim(Channel.EMAIL, 10, timedelta(minutes=1)):
        if each.letter == "message":
            uow.outbox.finish(each.id, each.token, Sent(State.FAILED, error="550 no such user"))


def ten_fail(uow: UnitOfWork) -> None:
    """So many mails could not be sent."""
    for nth in range(10):
        letter = NewDelivery(Channel.EMAIL, f"{nth}@brfeken.example", "message", "sv", {}, "1")
        uow.outbox.put(letter, f"test {nth}", "Maja Lind")
    for each in uow.outbox.claim(Channel.EMAIL, 20, timedelta(minutes=1)):
        if each.letter == "message":
            uow.outbox.finish(each.id, each.token, Sent(State.FAILED, error="550 no such user"))


@shows("C", "WO-20", "PE-09")
async def test_the_board_shows_what_waits_and_assigns_from_its_list(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.reports()
    await company.reports(subject="Porten kärvar", sender_email="ola@example.com")
    await maja.hears("AO 2")
    await maja.says("/board")
    heard = await maja.hears("What waits")
    assert "Nobody has it · 2" in heard.labels
    await taps(maja, "Nobody has it")
    listed = await maja.hears("Nobody has it · 2", button="Open AO 2")
    assert "Porten kärvar" in listed.text
    await maja.taps("Assign")
    await maja.hears("Who does it?")


@shows("C", "BO-06", "BO-08", "SE-38")
async def test_times_that_the_customer_does_not_know_stand_on_the_board(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.reports()
    user = await company.user("Anna Berg")
    await company.does("Maja Lind", book, Book(ONE, user.id, EIGHT, TEN))
    await maja.says("/board")
    await taps(maja, "Booked, not confirmed · 1")
    await taps(maja, "Times")
    await maja.hears("Booked times", button="Thu 26 Nov 8–10 · Anna")


@shows("C", "SE-38")
async def test_the_board_says_who_is_where_today(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.reports()
    user, start = await company.user("Anna Berg"), company.clock.now.replace(minute=0)
    command = Book(ONE, user.id, start, start + timedelta(hours=2))
    await company.does("Maja Lind", book, command)
    await maja.says("/board")
    await taps(maja, "Today: 1 visit")
    heard = await maja.hears("Who is where today", button="Open AO 1")
    assert "Anna Berg" in heard.text
    assert "10–12 · AO 1 · Karin Ek" in heard.text
    await taps(maja, "What waits")
    await maja.hears("What waits", button="On call")


async def test_nothing_waits_and_it_says_so(company: Company, maja: PersonHandle) -> None:
    await maja.says("/board")
    await maja.hears("Nothing waits for you.", button="On call")


@shows("C", "PE-09")
async def test_a_technician_has_no_board(company: Company, anna: PersonHandle) -> None:
    for command in ("/board", "/deliveries"):
        await anna.says(command)
        await anna.hears("You may not do that. Ask a dispatcher")


@shows("C", "WO-20")
async def test_the_board_in_the_group(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    there = maja.in_chat(await company.group(maja))
    await there.says("/here")
    await there.hears("Från och med nu säger jag till här")
    await company.reports()
    await there.hears("AO 1")
    await there.says("/board")
    await taps(there, "· 1")
    await there.hears("Dörren stänger inte", button="AO 1")


async def test_what_did_not_arrive_is_sent_once_more(company: Company, maja: PersonHandle) -> None:
    await company.reports()
    await company.writes(one_fails)
    await maja.says("/deliveries")
    heard = await maja.hears("1 did not arrive", button="Open AO 1")
    assert "mail to karin@brfeken.example · AO 1" in heard.text
    assert "550 no such user" in heard.text
    tapped = await taps(maja, "1 · Send again")
    assert tapped.toast == "It is on its way once more."
    await maja.hears("Everything has arrived.", button="What waits")


async def test_the_page_stays_where_one_of_many_is_sent_once_more(
    company: Company, maja: PersonHandle
) -> None:
    """Whoever goes through a long list does not begin anew after each."""
    await company.reports()
    await company.writes(ten_fail)
    await maja.says("/deliveries")
    await maja.hears("10 did not arrive", button="2/3 ▶")
    await taps(maja, "▶")
    await maja.hears("10 did not arrive", button="◀ 1/3", anew=False)
    await taps(maja, "1 · Send again")
    await maja.hears("9 did not arrive", button="◀ 1/3", anew=False)


async def test_what_did_not_arrive_is_dropped_and_not_twice(
    company: Company, maja: PersonHandle
) -> None:
    await company.reports()
    await company.writes(one_fails)
    await maja.says("/board")
    await taps(maja, "Did not arrive · 1")
    assert await company.taps_twice(maja, "1 · Drop") == "That is done already."
    await maja.hears("Everything has arrived.")


@shows("C", "SE-71")
async def test_a_dispatcher_changes_who_is_on_call(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.joins("Erik Ek")
    await maja.says("/oncall")
    await maja.hears("Nobody is on call")
    await taps(maja, "+ Anna")
    await maja.hears("1 · Anna Berg")
    await taps(maja, "+ Erik")
    await maja.hears("2 · Erik Ek")
    await taps(maja, "Erik first")
    heard = await maja.hears("1 · Erik Ek")
    assert "2 · Anna Berg" in heard.text
    await taps(maja, "✕ Erik")
    await maja.hears("1 · Anna Berg", button="+ Erik")


@shows("C", "SE-71")
async def test_a_technician_sees_who_is_on_call(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.sets("on-call", "Anna Berg")
    await company.sets("quiet-hours", "22:00-06:00")
    await company.sets("escalation-minutes", "10")
    await anna.says("/oncall")
    heard = await anna.hears("1 · Anna Berg")
    assert "Quiet hours 22–6" in heard.text
    assert "within 10 minutes" in heard.text
    assert heard.labels == ["Open orders"]


@shows("C", "SE-71")
async def test_who_is_on_call_is_changed_in_the_group_by_whoever_plans(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    office = await company.group(maja, anna)
    there, here = maja.in_chat(office), anna.in_chat(office)
    await there.says("/oncall")
    await there.hears("", button="+ Anna")
    tapped = await here.taps("+ Anna")
    assert tapped.alert == "Du får inte göra det. Fråga en arbetsledare eller administratör."
    await there.taps("+ Anna")
    await there.hears("1 · Anna Berg")


async def test_what_did_not_arrive_is_settled_in_the_group(
    company: Company, maja: PersonHandle
) -> None:
    there = maja.in_chat(await company.group(maja))
    await company.reports()
    await company.writes(one_fails)
    await there.says("/deliveries")
    await there.hears("karin@brfeken.example", button="1 · ")
    await there.taps("1 · ")
    await there.hears("", button="Det som väntar")


@shows("C", "SE-71")
async def test_a_tap_that_comes_again_puts_nobody_off_call(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await maja.says("/oncall")
    await company.taps_twice(maja, "+ Anna")
    await maja.hears("1 · Anna Berg", button="✕ Anna")
