"""No dead ends: whatever the bot says, there is a button to go on by."""

import pytest

from core.numbers import OrderNumber
from core.people import SYSTEM, Role
from core.usecases.assigning import Unassign, unassign
from sandbox.client import PersonHandle
from tests.bot.acting import sees
from tests.bot.stage import Company

shows = pytest.mark.shows
SAID = (
    "/orders", "/today", "/todo", "/done", "/sign", "/list", "/find nothing", "/object nothing",
    "/why", "/undo", "/order 99", "/order", "/board", "/book", "/oncall", "/mail", "/deliveries",
    "/users", "/settings", "/templates", "/here", "/language", "/calendar", "/notices", "/export",
    "/history", "/error", "/cause", "/nonsense", "hello", "thanks", "421", "remove", "comment:",
)  # fmt: skip


@shows("C", "XT-06")
@pytest.mark.parametrize("text", SAID)
async def test_whatever_is_said_with_nothing_at_hand_is_answered_with_a_way_on(
    company: Company, text: str
) -> None:
    """XT-06: buttons under it, or the keys below the chat."""
    doris = await company.joins("Doris Dal", Role.ADMIN)
    await doris.says(text)
    heard = await doris.hears()
    assert heard.raw.get("reply_markup"), heard.text


@shows("C", "XT-06", "PE-02")
async def test_an_order_that_is_seen_no_more_leads_on_to_the_others(
    company: Company, maja: PersonHandle
) -> None:
    """XT-06."""
    sven = await company.joins("Sven Ek", Role.SUBCONTRACTOR)
    await company.has_order("Sven Ek")
    await sees(sven, "AO 1", button="Article")
    gone = Unassign(OrderNumber(1), (await company.user("Sven Ek")).id)
    await company.bot.door.do(unassign, gone, SYSTEM)
    last = await sees(sven, "AO 1 is not shown here any more.")
    assert last.labels == ["Open orders"]
