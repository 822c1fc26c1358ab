"""What is waited for, and what ends it: later words are never taken for an old answer."""

from typing import Any

import pytest

from bot.acts import Known
from bot.routes import COMMANDS, handler_of
from bot.said import EPOCH, Said, Speaker
from core.chat import Place
from core.numbers import OrderNumber
from core.people import Role
from core.settings import CUSTOM_STATUSES, REQUIRE_STATUS_TO_SAVE, Setting
from sandbox.client import PersonHandle
from tests.bot.acting import taps
from tests.bot.stage import Company
from tests.notifications.spoken import speech


@pytest.fixture
async def doris(company: Company) -> PersonHandle:
    """An administrator, who also does work."""
    return await company.joins("Doris Holm", Role.ADMIN)


@pytest.fixture
async def looks(company: Company, order: OrderNumber, doris: PersonHandle) -> PersonHandle:
    """She has an order in hand, and looks at a setting that takes what is written."""
    await doris.says("1")
    await doris.hears("AO 1", button="More")
    await doris.says("/settings custom-statuses")
    await doris.hears("Write what is to be added")
    return doris


async def value(company: Company, setting: Setting[Any]) -> Any:
    """What a setting is now."""
    return await company.bot.door.ask(lambda uow: uow.settings.all()[setting])


async def works(company: Company, doris: PersonHandle) -> None:
    """What she writes is a measure, and no setting."""
    await doris.says("Bytte stängare")
    await doris.hears("Added to AO 1")
    assert await value(company, CUSTOM_STATUSES) == ()


@pytest.mark.parametrize("command", ["/order 1", "/list", "/orders", "Open orders"])
async def test_a_command_ends_a_question(
    company: Company, looks: PersonHandle, command: str
) -> None:
    await looks.says(command)
    await looks.hears("AO 1")
    await works(company, looks)


async def test_opening_something_else_ends_a_question(
    company: Company, looks: PersonHandle
) -> None:
    await taps(looks, "More")
    await looks.hears(button="Back")
    await works(company, looks)


async def test_going_back_ends_a_question(company: Company, looks: PersonHandle) -> None:
    await taps(looks, "Back")
    await looks.hears("Orders", button="Custom statuses")
    await works(company, looks)


async def test_a_setting_waits_for_an_hour(company: Company, looks: PersonHandle) -> None:
    company.clock.later(hours=2)
    await works(company, looks)


async def test_help_is_asked_for_in_the_middle_of_a_question(
    company: Company, looks: PersonHandle
) -> None:
    await looks.says("/help")
    await looks.hears("/mail")
    await looks.says("Klar")
    await looks.hears("1 in the list")


async def test_a_yes_goes_to_what_was_asked_whatever_was_asked_since(
    company: Company, order: OrderNumber, doris: PersonHandle
) -> None:
    await company.sets("custom-statuses", "Klar")
    await doris.says("/settings require-status-to-save")
    await taps(doris, "Turn on")
    await doris.hears("would get stuck", button="Yes")
    await doris.says("/settings custom-statuses")
    await doris.hears("Write what is to be added")
    await taps(doris, "Yes")
    await doris.hears("It is on.")
    assert await value(company, REQUIRE_STATUS_TO_SAVE) is True


async def test_a_no_leads_back_to_the_setting(
    company: Company, order: OrderNumber, doris: PersonHandle
) -> None:
    await doris.says("/settings require-status-to-save")
    await taps(doris, "Turn on")
    await taps(doris, "No")
    await doris.hears("It stays as it is.")
    await taps(doris, "Back")
    await doris.hears("It is off.")


async def test_a_yes_on_the_day_after_is_asked_for_once_more(
    company: Company, order: OrderNumber, doris: PersonHandle
) -> None:
    """What gets stuck may be something else by then."""
    await doris.says("/settings require-status-to-save")
    await taps(doris, "Turn on")
    await doris.hears("would get stuck", button="Yes")
    company.clock.later(hours=25)
    await company.reports(subject="Porten kärvar", sender_email="b@example.com")
    await taps(doris, "Yes")
    await doris.hears("2 Porten kärvar", button="Yes")
    await taps(doris, "Yes")
    await doris.hears("It is on.")


async def test_in_a_group_what_is_no_reply_answers_no_question(
    company: Company, order: OrderNumber, maja: PersonHandle
) -> None:
    inside = maja.in_chat(await company.group(maja))
    await inside.says("/find")
    await inside.hears("letar efter")
    await inside.says("Dörren")
    await inside.says("/here")
    await inside.hears("Från och med nu")
    assert not any("Dörren" in each.text for each in await inside.messages() if each.from_bot)


def test_a_command_in_capitals_is_done_after_the_yes() -> None:
    said = Said(1, Speaker(1, "Anna"), Place(1), True, EPOCH, text="/Undo 1")
    assert handler_of(said, Known(said, speech("en"), EPOCH)) is COMMANDS["undo"]


async def test_a_day_that_is_asked_for_may_be_today(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """It is no command then."""
    await anna.says("igår bytte stängare")
    await anna.hears("Added to AO 1")
    await taps(anna, "Another day")
    await anna.hears("On which day")
    await anna.says("today")
    await company.when(lambda: done_today(company))


async def done_today(company: Company) -> bool:
    """Whether the only measure is of today."""
    (measure,) = (await company.order()).assignments[0].measures
    return measure.done_on == company.clock.now.date()
