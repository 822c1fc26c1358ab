"""A report from a sticker's page reaches those who give out the work, and who reported."""

from uuid import uuid4

import pytest

from core.people import SYSTEM
from core.usecases.sticker_reports import ReportAtSticker, report_at_sticker
from sandbox.client import PersonHandle
from tests.bot.stage import Company

pytestmark = pytest.mark.shows("C", "RV-09")


async def reports(company: Company) -> None:
    """Olle stands before the door."""
    command = ReportAtSticker(
        "o_D-014", uuid4(), "It does not close", "olle@home.example", "Olle Ny", language="en"
    )
    await company.bot.door.do(report_at_sticker, command, SYSTEM)


@pytest.mark.usefixtures("registers")
async def test_the_dispatchers_get_a_card(company: Company, maja: PersonHandle) -> None:
    await reports(company)
    assert "It does not close" in (await maja.hears("AO 1")).text


@pytest.mark.usefixtures("registers")
async def test_a_receipt_goes_to_who_reported(company: Company) -> None:
    await reports(company)
    assert await company.letters("receipt") == ["olle@home.example"]
