"""Whose a mailed report is: asked on its card, answered with a thumb, taken back when wrong (XT-20)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from core.arrival import About, Arrival, By, Clue
from core.lists import OrderFilter
from core.matching.findings import Findings
from core.numbers import OrderNumber
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.settings import BLOCKED_SENDERS
from core.usecases.finishing import MarkReady, mark_ready
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.signing import Sign, sign
from core.work_order import State, WorkOrder
from sandbox.client import PersonHandle
from tests.bot.acting import sees, taps
from tests.bot.stage import Company
from tests.core.reported import DOOR, EKEN, GARAGE, KARIN, LINDEN, MILL, PETER, PORT

pytestmark = pytest.mark.shows("C", "XT-20")
PETERS = Findings(phones=("070-555 66 77",))


@pytest.fixture
async def house(company: Company, maja: PersonHandle) -> Company:
    """The company with its registers, and Maja listening."""

    def keep(command: None, actor: Actor, uow: UnitOfWork) -> None:
        uow.customers.put_all([EKEN, LINDEN])
        uow.facilities.put_all([PORT, GARAGE, MILL])
        uow.service_objects.put_all([DOOR])
        uow.contacts.put_all([KARIN, PETER])

    await company.bot.door.do(keep, None, SYSTEM)
    return company


async def stranger(house: Company, **changes: Any) -> WorkOrder:
    """A report of somebody nobody knows."""
    words = {
        "sender_name": "Eva Nygren",
        "sender_email": "eva@nygren.example",
        "subject": "Hissen står still",
        "text": "Den stannade i morse.",
    }
    return await house.reports(**{**words, **changes})


async def known(house: Company, **changes: Any) -> WorkOrder:
    """A report of Karin, about a door."""
    words = {"subject": "Dörren D-014", "text": "Entrédörren D-014 går inte igen."}
    return await house.reports(**{**words, **changes})


async def blocked(house: Company) -> tuple[str, ...]:
    """Whose mail is put away."""
    return await house.bot.door.ask(lambda uow: uow.settings.all()[BLOCKED_SENDERS])


async def test_a_strangers_report_asks_whether_it_is_a_new_customer(
    house: Company, maja: PersonHandle
) -> None:
    await stranger(house)
    card = await sees(maja, "New customer? Eva Nygren · eva@nygren.example")
    assert card.labels == [
        "Confirm Eva Nygren", "Not for us", "Someone else",
        "👤 Assign", "🗓 Book", "Why?", "⋯ More",
    ]  # fmt: skip


async def test_one_tap_confirms_the_customer_and_the_card_is_as_any_other(
    house: Company, maja: PersonHandle
) -> None:
    await stranger(house)
    card = await sees(maja, "New customer?")
    assert (await taps(maja, "Confirm Eva Nygren")).toast == "Eva Nygren is a customer now."
    confirmed = await maja.hears("AO 1", button="Book")
    assert "New customer?" not in confirmed.text
    assert confirmed.message_id == card.message_id
    assert not (await house.order()).customer.unconfirmed


async def test_the_likeliest_customer_is_offered_with_what_told_so(
    house: Company, maja: PersonHandle
) -> None:
    await stranger(house, findings=PETERS)
    card = await sees(maja, "Perhaps Lindens Fastigheter AB, by the telephone number")
    assert "It is Lindens Fastigheter AB" in card.labels
    await taps(maja, "It is Lindens Fastigheter AB")
    await sees(maja, "AO 1", button="Book")
    assert (await house.order()).customer.name == "Lindens Fastigheter AB"


async def test_another_customer_is_found_by_a_part_of_his_name(
    house: Company, maja: PersonHandle
) -> None:
    await stranger(house)
    await taps(maja, "Someone else")
    await sees(maja, "Which customer? Write a part of the name.")
    await maja.says("xyzzy")
    await sees(maja, "No customer is called that.")
    await maja.says("eken")
    await sees(maja, "Whose is AO 1?")
    await taps(maja, "Brf Eken")
    await sees(maja, "Brf Eken", button="Book")
    assert (await house.order()).customer.id == EKEN.id


async def test_not_for_us_may_stop_further_mail_from_there(
    house: Company, maja: PersonHandle
) -> None:
    await stranger(house)
    await taps(maja, "Not for us")
    asked = await sees(maja, "Not for us? The sender is told nothing.")
    assert asked.labels == [
        "Only this one", "Stop eva@nygren.example", "Stop everybody @nygren.example", "Back",
    ]  # fmt: skip
    await taps(maja, "Stop everybody @nygren.example")
    await sees(maja, "Mail from @nygren.example is put away from now on.", button="↩ Undo")
    assert await blocked(house) == ("@nygren.example",)
    assert (await house.order()).state is State.CANCELLED


async def test_not_for_us_is_undone_with_what_it_stopped(
    house: Company, maja: PersonHandle
) -> None:
    await stranger(house)
    await taps(maja, "Not for us")
    await taps(maja, "Stop eva@nygren.example")
    await taps(maja, "↩ Undo")
    await sees(maja, "New customer?", button="Confirm Eva Nygren")
    assert await blocked(house) == ()
    assert (await house.order()).state is State.NEW


async def test_a_likely_duplicate_is_merged_by_one_tap(house: Company, maja: PersonHandle) -> None:
    await known(house)
    await sees(maja, "AO 1")
    house.clock.later(hours=2)
    await known(house, text="Nu igen: entrédörren D-014 går inte igen.")
    card = await sees(maja, "The same as AO 1?", button="Same as AO 1")
    assert "The same object · today 10:00 · Dörren D-014" in card.text
    assert (await taps(maja, "Same as AO 1")).toast == "All of it is on AO 1 now."
    assert (await sees(maja, "All of it is on AO 1 now.")).labels == ["Open AO 1"]
    assert len((await house.order(1)).assignments) == 2


async def test_what_is_not_the_same_is_not_offered_again(
    house: Company, maja: PersonHandle
) -> None:
    await known(house)
    await known(house, text="Nu igen: entrédörren D-014 går inte igen.")
    await sees(maja, "The same as AO 1?", button="Same as AO 1")
    await taps(maja, "Not the same")
    card = await maja.hears("AO 2", button="Book")
    assert "Same as AO 1" not in card.labels


async def test_why_tells_the_evidence(house: Company, maja: PersonHandle) -> None:
    await stranger(house, findings=PETERS)
    await taps(maja, "Why?")
    await sees(maja, "• Perhaps Lindens Fastigheter AB, by the telephone number 070-555 66 77")
    await taps(maja, "Back")
    await sees(maja, "New customer?", button="Why?")


async def test_a_known_customers_card_says_what_was_recognised(
    house: Company, maja: PersonHandle
) -> None:
    await known(house)
    card = await sees(maja, "Object Entrédörr D-014 by the code “D-014”")
    assert "New customer?" not in card.text
    assert "Confirm" not in " ".join(card.labels)


async def test_the_place_that_a_report_may_mean_is_taken_by_one_tap(
    house: Company, maja: PersonHandle
) -> None:
    await known(house, text="Den stänger inte.", subject="Dörren")
    await sees(maja, "AO 1")
    clue = Clue(About.FACILITY, By.ADDRESS, "Storg 5", PORT.place, 70, PORT.id)

    def doubted(command: None, actor: Actor, uow: UnitOfWork) -> None:
        order = uow.work_orders.get(OrderNumber(1))
        uow.work_orders.save(replace(order, facility=None, arrival=Arrival(may_be=(clue,))))

    await house.bot.door.do(doubted, None, SYSTEM)
    card = await sees(maja, "Perhaps the facility Eken port 2", button="Assign")
    assert "(70\u00a0%)" in card.text
    await taps(maja, card.labels[0])
    await maja.hears("📍 Brf Eken, Eken port 2", button="Book")
    facility = (await house.order()).facility
    assert facility is not None
    assert facility.id == PORT.id


async def test_a_technician_is_not_asked_whose_it_is(
    house: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await house.has_order("Anna Berg", sender_name="Eva Nygren", sender_email="eva@nygren.example",
                          findings=PETERS)  # fmt: skip
    card = await sees(anna, "AO 1", button="Article")
    assert "New customer: check who it is" in card.text
    assert "Lindens" not in card.text
    await sees(maja, "New customer?", button="⚠️ New customer?")
    await taps(maja, "⚠️ New customer?")
    await sees(maja, "AO 1", button="Confirm Eva Nygren")


async def test_a_technician_who_is_asked_something_reads_no_clues_either(
    house: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await house.has_order("Anna Berg", sender_name="Eva Nygren", sender_email="eva@nygren.example",
                          findings=PETERS)  # fmt: skip
    await taps(anna, "📦 Article")
    asked = await anna.hears("AO 1", button="Back")
    assert "Lindens" not in asked.text


async def test_who_confirms_second_hears_that_it_is_done(
    house: Company, maja: PersonHandle
) -> None:
    await stranger(house)
    await sees(maja, "New customer?")
    assert await house.taps_twice(maja, "Confirm Eva Nygren") == "That is done already."


@pytest.mark.shows("C", "SE-72")
async def test_in_a_discreet_group_whose_it_is_is_asked_alone(
    house: Company, maja: PersonHandle
) -> None:
    await house.sets("no-persons-in-groups", "on")
    there = maja.in_chat(await house.group(maja))
    await there.says("/here")
    await sees(there, "Från och med nu säger jag till här")
    await stranger(house, findings=PETERS)
    card = await there.hears("AO 1", anew=False)
    assert not any(said in card.text for said in ("Eva", "Lindens", "nygren", "070"))
    await taps(there, card.labels[0])
    await sees(maja, "Eva Nygren", button=None)


@pytest.mark.shows("C", "SE-64")
async def test_a_late_answer_goes_on_as_a_backorder(house: Company, maja: PersonHandle) -> None:
    await house.sets("customer-signatures", "off")
    await known(house)
    door = house.bot.door
    await door.do(add_measure, AddMeasure(OrderNumber(1), "Bytte", date(2026, 11, 24)), SYSTEM)
    await door.do(sign, Sign(OrderNumber(1), "Anna Berg"), SYSTEM)
    await door.do(mark_ready, MarkReady(OrderNumber(1), send=False), SYSTEM)
    await known(house, continues=OrderNumber(1), subject="Igen", text="Samma fel igen")
    await taps(maja, "Backorder on AO 1")
    await sees(maja, "All of it is on AO 1-1 now.")
    numbers = await house.bot.door.ask(lambda uow: sorted(uow.lists.numbers(OrderFilter())))
    assert "1-1" in {str(each) for each in numbers}


async def test_in_a_group_the_name_is_asked_for_as_an_answer_to_the_card(
    house: Company, maja: PersonHandle
) -> None:
    """A bot hears nothing else there."""
    there = maja.in_chat(await house.group(maja))
    await there.says("/here")
    await sees(there, "Från och med nu säger jag till här")
    await stranger(house)
    card = await there.hears("AO 1", anew=False)
    await taps(there, card.labels[2])
    asked = await there.hears("?", button="Tillbaka")
    await there.says("eken", reply_to=asked)
    await there.hears("AO 1", button="Brf Eken")


async def test_in_a_group_the_name_is_asked_for_again_until_somebody_is_called_so(
    house: Company, maja: PersonHandle
) -> None:
    there = maja.in_chat(await house.group(maja))
    await there.says("/here")
    await sees(there, "Från och med nu säger jag till här")
    await stranger(house)
    card = await there.hears("AO 1", anew=False)
    await taps(there, card.labels[2])
    asked = await there.hears("?", button="Tillbaka")
    await there.says("xyzzy", reply_to=asked)
    nobody = await there.hears(button="Tillbaka")
    await there.says("eken", reply_to=nobody)
    await there.hears("AO 1", button="Brf Eken")
    assert not (await house.order()).comments
