"""A question in a group is one person's: others are told whose, and a dispatcher may take it over."""

from datetime import date

import pytest

from core.people import SYSTEM, Role
from core.usecases.user_changes import AddAbsence, add_absence
from sandbox.client import PersonHandle
from tests.bot.acting import taps
from tests.bot.stage import Company

shows = pytest.mark.shows
TODAY = date(2026, 11, 24)


@pytest.fixture
async def erik(company: Company) -> PersonHandle:
    """Another dispatcher."""
    return await company.joins("Erik Sjö", Role.DISPATCHER)


@pytest.fixture
async def asked(
    company: Company, maja: PersonHandle, anna: PersonHandle, erik: PersonHandle
) -> tuple[PersonHandle, PersonHandle]:
    """Maja is asked in the group whether Anna, who is away, gets the order; Anna, Erik there."""
    away = AddAbsence("Anna Berg", TODAY, TODAY)
    await company.bot.door.do(add_absence, away, SYSTEM)
    await company.reports()
    group = await company.group(maja, anna, erik)
    there = maja.in_chat(group)
    await there.says("/order 1")
    await taps(there, "👤 Tilldela")
    await taps(there, "Anna · borta")
    await there.hears("Anna Berg", button="Ja")
    return anna.in_chat(group), erik.in_chat(group)


@shows("C", "WO-20", "PE-02")
async def test_others_are_told_who_is_asked(
    company: Company, asked: tuple[PersonHandle, PersonHandle]
) -> None:
    """PE-02: nothing comes of the tap."""
    anna, _ = asked
    assert "Maja" in ((await taps(anna, "Ja")).toast or "")
    assert (await company.order()).assigned == ()


@shows("C", "WO-20", "PE-02")
async def test_another_dispatcher_takes_the_question_over(
    company: Company, asked: tuple[PersonHandle, PersonHandle]
) -> None:
    """PE-02."""
    _, erik = asked
    await taps(erik, "Ja")
    await erik.hears("Anna")
    order = await company.order()
    assert [each.name for each in order.assigned] == ["Anna Berg"]
