"""Nobody types a slash: the keys below the chat say plain words, and so may anybody."""

import pytest

from bot.reading.plain_words import AT_THE_DESK, IN_THE_FIELD, command_in
from core.numbers import OrderNumber
from sandbox.client import PersonHandle
from tests.bot.stage import Company
from tests.notifications.spoken import speech

KEYS = [label for rows in (IN_THE_FIELD, AT_THE_DESK) for row in rows for label in row]


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("label", KEYS)
def test_every_key_says_a_command(label: str, language: str) -> None:
    """In both languages."""
    assert command_in(speech(language).text(label)) is not None


@pytest.mark.parametrize(
    "text", ["Bytte dörrstängare", "idag bytte jag lås", "lista på fel", "4711"]
)
def test_what_was_done_is_no_command(text: str) -> None:
    """Only the words alone are."""
    assert command_in(text) is None


async def test_the_keys_come_with_the_welcome(company: Company, anna: PersonHandle) -> None:
    """And stay."""
    assert await anna.reply_keys() == ["My day", "To do", "New order", "Help"]


async def test_my_day_is_one_tap(company: Company, order: OrderNumber, anna: PersonHandle) -> None:
    """A key says its own words."""
    await anna.says("My day")
    await anna.hears("You have 1 order")


async def test_an_order_is_looked_for_in_plain_words(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """*Sök dörren*."""
    await anna.says("Sök dörren")
    await anna.hears("1 order")
