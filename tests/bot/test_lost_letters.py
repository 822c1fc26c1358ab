"""A letter that did not arrive: who plans hears of it, and sends it where it should go."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.deliveries import Channel, DeliveryState, NewDelivery, Sent
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.usecases.losing import note_lost
from core.usecases.outages import NoteOutage, end_outage, note_outage
from sandbox.client import PersonHandle
from tests.bot.acting import sees, taps
from tests.bot.stage import Company

shows = pytest.mark.shows
WRONG = "k@b.example"


def _is_lost(state: DeliveryState, actor: Actor, uow: UnitOfWork) -> None:
    uow.outbox.put(NewDelivery(Channel.EMAIL, WRONG, "protocol", "sv", order="1"), "x", "Maja")
    claimed = uow.outbox.claim(Channel.EMAIL, 9, timedelta(seconds=30))
    lost = next(each for each in claimed if each.letter == "protocol")
    sent = Sent(state, error="The mail host did not answer in time.")
    uow.outbox.finish(lost.id, lost.token, sent)
    note_lost(lost, sent, uow)


async def _lost(company: Company, state: DeliveryState = DeliveryState.FAILED) -> None:
    await company.reports(sender_email=WRONG)
    await company.bot.door.do(_is_lost, state, SYSTEM)


async def _to(company: Company) -> list[tuple[str, str]]:
    rows = await company.bot.door.ask(lambda uow: uow.outbox.rows("1"))
    return [(row.to, row.state.value) for row in rows if row.letter == "protocol"]


@shows("C", "MS-04")
async def test_a_letter_that_did_not_get_through_is_told_and_sent_again_by_a_tap(
    company: Company, maja: PersonHandle
) -> None:
    await _lost(company)
    told = await sees(maja, "Protocol did not get through to k@b.example.")
    assert "The mail host did not answer in time." in told.text
    await taps(maja, "Send again")
    await sees(maja, "Everything has arrived.")
    assert await _to(company) == [(WRONG, "waiting")]


@shows("C", "CF-12")
async def test_when_the_address_is_corrected_what_was_lost_is_offered_there(
    company: Company, maja: PersonHandle
) -> None:
    await _lost(company)
    await taps(maja, "Correct the address")
    await sees(maja, "Which address is the right one")
    await maja.says("karin@brfeken.example")
    asked = await sees(maja, "This did not arrive at the old address:")
    assert "• Protocol" in asked.text
    await taps(maja, "Send it there")
    await sees(maja, "✓ On its way to karin@brfeken.example:")
    assert await _to(company) == [(WRONG, "dropped"), ("karin@brfeken.example", "waiting")]


@shows("C", "CF-12")
async def test_it_is_sent_there_once_however_often_the_tap_comes(
    company: Company, maja: PersonHandle
) -> None:
    await _lost(company)
    await taps(maja, "Correct the address")
    await maja.says("karin@brfeken.example")
    await company.taps_twice(maja, "Send it there")
    assert len(await _to(company)) == 2


@shows("C", "MS-04")
async def test_one_that_perhaps_arrived_is_no_reason_to_doubt_the_address(
    company: Company, maja: PersonHandle
) -> None:
    await _lost(company, DeliveryState.MAYBE_SENT)
    told = await sees(maja, "Protocol may not have reached k@b.example.")
    assert "Correct the address" not in told.labels
    await taps(maja, "Let it be")
    assert await _to(company) == [(WRONG, "dropped")]


@shows("C", "MS-04")
async def test_who_plans_hears_that_no_mail_goes_out_and_that_it_does_again(
    company: Company, maja: PersonHandle
) -> None:
    await company.writes(
        lambda uow: note_outage(NoteOutage(Channel.EMAIL, "It is away.", uow.now), uow)
    )
    company.clock.later(minutes=61)
    company.bot.due.wake()
    told = await sees(maja, "No mail has gone out since")
    assert "It is away." in told.text
    await company.writes(lambda uow: end_outage(Channel.EMAIL, uow))
    await sees(maja, "Mail goes out again.")


@shows("C", "SE-71")
async def test_an_urgent_alert_that_telegram_does_not_take_goes_by_mail(
    company: Company, maja: PersonHandle
) -> None:
    await company.writes(lambda uow: _has_an_address("Maja Lind", uow))
    await company.client.faults(telegram={"too_many_for": 3600, "too_many_chat": await maja.id()})
    await company.sets("urgent-words", "akut")
    await company.reports(subject="Akut: porten står öppen")
    company.clock.later(minutes=11)
    company.bot.due.wake()

    async def mailed() -> list[str]:
        return await company.letters("alert")

    assert await company.when(mailed) == ["maja@firma.example"]


def _has_an_address(name: str, uow: UnitOfWork) -> None:
    user = uow.users.by_name(name)
    assert user is not None
    uow.users.put(replace(user, email="maja@firma.example"))
