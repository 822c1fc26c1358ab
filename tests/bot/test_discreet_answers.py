"""What is answered in a group names no persons either, where the company wants that (SE-72)."""

import pytest

from sandbox.client import PersonHandle
from tests.bot.acting import sees, taps
from tests.bot.stage import Company

shows = pytest.mark.shows


async def _discreet_group(company: Company, maja: PersonHandle) -> PersonHandle:
    """The dispatchers' group of a company that wants no persons named there."""
    there = maja.in_chat(await company.group(maja))
    await there.says("/here")
    await there.hears("")
    await company.sets("no-persons-in-groups", "on")
    return there


@shows("C", "SE-72")
async def test_a_question_in_the_place_of_a_card_names_no_customer(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    there = await _discreet_group(company, maja)
    await company.reports()
    await taps(there, "Tilldela")
    question = await sees(there, "AO 1", button="Anna")
    assert "Karin" not in question.text


@shows("C", "SE-72")
async def test_a_list_in_a_group_names_no_customer(company: Company, maja: PersonHandle) -> None:
    there = await _discreet_group(company, maja)
    await company.reports()
    await sees(there, "AO 1", button="Tilldela")
    await there.says("/orders")
    listed = await there.hears(button="1 · Dörren stänger inte")
    assert "Karin" not in listed.text
