"""What reaches a pocket by itself: what is urgent, what nobody touches; and what a group may read."""

from uuid import uuid4

import pytest

from bot.letters.rendering import Letters
from core.deliveries import Channel, Delivery
from core.numbers import OrderNumber
from core.people import SYSTEM
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.watching import begin_to_watch
from sandbox.client import PersonHandle
from tests.bot.acting import sees, taps
from tests.bot.stage import SIGNER, Company
from tests.notifications.spoken import speech

shows = pytest.mark.shows


async def _group(company: Company, maja: PersonHandle) -> PersonHandle:
    there = maja.in_chat(await company.group(maja))
    await there.says("/here")
    await there.hears("Från och med nu säger jag till här")
    return there


@shows("C", "SE-71")
async def test_an_urgent_report_alerts_who_is_named_for_it(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.sets("urgent-words", "fast i hissen")
    await company.sets("urgent-alert", "Anna Berg")
    await company.reports(text="Två personer är fast i hissen!")
    alarm = await sees(anna, "AO 1 is urgent and waits for somebody: Dörren stänger inte")
    assert alarm.labels == ["I take it", "Open AO 1"]
    await sees(maja, "AO 1 · New · urgent", button="Assign")


@shows("C", "SE-71", "PE-10")
async def test_whoever_takes_an_urgent_report_is_named_in_everybodys_alarm(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    erik = await company.joins("Erik Ek")
    await company.sets("urgent-words", "fast i hissen")
    await company.sets("urgent-alert", "Anna Berg, Erik Ek")
    await company.reports(text="Två personer är fast i hissen!")
    alarm = await sees(erik, "AO 1 is urgent", button="I take it")
    await sees(anna, "AO 1 is urgent", button="I take it")
    tapped = await anna.taps("I take it")
    assert tapped.toast == "AO 1 is yours."
    taken = await sees(erik, "AO 1 is taken by Anna Berg")
    assert (taken.message_id, taken.labels) == (alarm.message_id, ["Open AO 1"])
    await sees(anna, "AO 1 is taken by Anna Berg")
    assert [each.name for each in (await company.order()).assigned] == ["Anna Berg"]


@shows("C", "SE-71", "WO-22")
async def test_an_alarm_about_what_is_cancelled_has_no_more_buttons_to_take_it(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.sets("urgent-words", "fast i hissen")
    await company.sets("urgent-alert", "Anna Berg")
    await company.reports(text="Två personer är fast i hissen!")
    await sees(anna, "AO 1 is urgent", button="I take it")
    await company.does("Maja Lind", cancel_order, CancelOrder(OrderNumber(1), "A drill"))
    gone = await sees(anna, "❌ AO 1 is cancelled: Dörren")
    assert gone.labels == ["Open AO 1"]


@shows("C", "SE-71")
async def test_while_nobody_answers_the_next_on_call_is_alerted(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    for key, value in (
        ("urgent-words", "fast i hissen"),
        ("on-call", "Anna Berg, Maja Lind"),
        ("escalation-minutes", "10"),
    ):
        await company.sets(key, value)
    await company.reports(text="Två personer är fast i hissen!")
    await sees(anna, "is urgent")
    company.clock.later(minutes=11)
    company.bot.due.wake()
    await sees(maja, "AO 1 is urgent and waits for somebody")


@shows("C", "SE-67")
async def test_an_order_nobody_touches_is_told_of(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.sets("untouched-hours", "8")
    await company.has_order("Anna Berg")
    await sees(anna, "AO 1", button="Article")
    await company.bot.door.do(begin_to_watch, None, SYSTEM)
    company.clock.later(hours=9)
    company.bot.due.wake()
    await sees(anna, "Nothing has happened on AO 1 for 8 hours: Dörren stänger inte")


@shows("C", "SE-71")
@pytest.mark.parametrize(("letter", "silent"), [("urgent", False), ("order-card", True)])
async def test_in_quiet_hours_only_what_is_urgent_is_heard(
    company: Company, anna: PersonHandle, letter: str, silent: bool
) -> None:
    await company.sets("quiet-hours", "09:00-12:00")
    await company.sets("on-call", "Anna Berg")
    await company.reports()
    to = str(await anna.id())
    delivery = Delivery(
        uuid4(), Channel.TELEGRAM, to, letter, "en", {}, "1", "Karin Ek", company.clock.now
    )
    letters = Letters(speech, SIGNER, "http://127.0.0.1:8080")
    said = await company.bot.door.ask(lambda uow: letters(delivery, uow))
    assert said is not None
    assert said.silent is silent


@shows("C", "SE-72")
@shows("A", "SE-72")
async def test_a_group_is_told_no_names_addresses_and_numbers(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    there = await _group(company, maja)
    await company.sets("no-persons-in-groups", "on")
    await company.reports(text="Ring mig på 070-123 45 67 eller karin@brfeken.example.")
    card = await sees(there, "AO 1", button="Tilldela")
    assert "Dörren stänger inte" in card.text
    assert not any(said in card.text for said in ("Karin", "070", "brfeken"))
    await taps(there, "Tilldela")
    await taps(there, "Anna")
    assert "Karin Ek" in (await sees(anna, "AO 1", button="Article")).text


@shows("C", "SE-72")
async def test_a_stranger_at_the_door_is_not_named_in_a_group(
    company: Company, maja: PersonHandle
) -> None:
    there = await _group(company, maja)
    await company.sets("no-persons-in-groups", "on")
    await company.stranger("Sam").says("Hello, my lift is stuck. Sam")
    knock = await sees(there, "skrev till mig men är inte inbjuden")
    assert "Sam" not in knock.text
