"""What a card's buttons say, written instead of tapped."""

import pytest

from core.numbers import OrderNumber
from sandbox.client import PersonHandle
from tests.bot.acting import sees, taps
from tests.bot.stage import Company

shows = pytest.mark.shows


async def _measures(company: Company) -> list[str]:
    order = await company.order()
    return [row.text for each in order.assignments for row in each.measures]


@shows("C", "SG-01")
@pytest.mark.parametrize("words", ["Signera", "klar", "Klart!", "jag är klar"])
async def test_whoever_writes_that_he_is_done_is_shown_what_he_signs(
    company: Company, order: OrderNumber, anna: PersonHandle, words: str
) -> None:
    """It is no measure: the customer would read it on the protocol."""
    await anna.says("Replaced the closer")
    await anna.hears("Added to AO 1")
    await anna.says(words)
    await anna.hears("Replaced the closer", button="sign as Anna Berg")
    assert await _measures(company) == ["Replaced the closer"]


@shows("C", "RV-05")
async def test_a_timer_is_started_and_stopped_in_words(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.says("starta")
    await anna.hears("⏱ The timer runs on AO 1.", button="Pause")
    company.clock.later(hours=1)
    await anna.says("⏱ Stoppa")
    await anna.hears("1 h Anna Berg")
    assert await _measures(company) == []


@shows("C", "RV-04")
async def test_how_long_the_way_takes_is_asked_for_whoever_writes_that_he_is_on_it(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.says("på väg")
    await anna.hears(button="20 min")
    await taps(anna, "20 min")
    await sees(anna, "Anna is on the way")
    await anna.says("framme")
    await anna.hears("Anna is there")


@shows("C", "ME-01")
async def test_a_sentence_with_such_a_word_in_it_is_a_measure(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.says("Klart med porten")
    await anna.hears("Added to AO 1: Klart med porten")


@shows("C", "AR-07")
@pytest.mark.parametrize("words", ["en halvtimme", "0,5 timme", "Half an hour"])
async def test_hours_are_understood_in_words(
    company: Company, order: OrderNumber, anna: PersonHandle, words: str
) -> None:
    await anna.says(words)
    await anna.hears("0.5 h Anna Berg")
