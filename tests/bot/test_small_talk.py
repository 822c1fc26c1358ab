"""Courtesies are answered, and never become work on a customer's protocol."""

import pytest

from bot.reading.small_talk import calls_for_help, is_small_talk
from sandbox.client import PersonHandle
from tests.bot.stage import Company


@pytest.mark.parametrize("text", ["ok", "Hej!", "👍", "Tack, tack", "God morgon", "...", "OK 👍"])
def test_a_courtesy_is_no_work(text: str) -> None:
    assert is_small_talk(text)


@pytest.mark.parametrize(
    "text", ["Bytte lås", "ok bytte lampa", "Nej, motorn", "Smort", "OK nu igen då"]
)
def test_work_is_no_courtesy(text: str) -> None:
    assert not is_small_talk(text)


@pytest.mark.parametrize(
    ("text", "calls"), [("?", True), ("Hjälp!", True), ("help", True), ("Hjälpte till", False)]
)
def test_a_call_for_help_is_heard(text: str, calls: bool) -> None:
    assert calls_for_help(text) is calls


async def test_an_ok_is_answered_and_adds_nothing(company: Company, anna: PersonHandle) -> None:
    await company.has_order("Anna Berg")
    await anna.says("ok")
    await anna.hears("Write what you did")
    assert (await company.order()).lines == ()
