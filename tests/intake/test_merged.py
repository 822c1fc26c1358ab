"""Answers to an order that was merged into another come to where its work is now (RV-08)."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.numbers import OrderNumber
from core.people import SYSTEM
from core.usecases.merging import MergeOrders, merge_orders
from tests.intake.desk import Office, mail, open_office

ONE, TWO = OrderNumber(1), OrderNumber(2)
BO = {"From": "Bo Lind <bo@linden.example>", "Message_ID": "<two@linden.example>"}


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    opened = await open_office(tmp_path)
    yield opened
    await opened.database.close()


async def _merged(office: Office) -> None:
    """Bo's report is merged into Karin's."""
    await office.gets(mail(Subject="The door"))
    await office.gets(mail("Mine too.", Subject="Same door", **BO))
    command = MergeOrders(ONE, TWO, despite_different_places=True)
    await office.door.do(merge_orders, command, SYSTEM)


@pytest.mark.shows("E", "RV-08")
async def test_an_answer_in_the_thread_is_a_comment_on_the_whole(office: Office) -> None:
    """The reporter of the merged order takes part in the one that holds his report now."""
    await _merged(office)
    answer = {**BO, "Message_ID": "<three@linden.example>", "In_Reply_To": "<two@linden.example>"}
    await office.gets(mail("It is stuck now.", Subject="Re: Same door", **answer))
    one = await office.order("1")
    assert ([c.text for c in one.comments], len(await office.orders())) == (
        ["It is stuck now."],
        2,
    )


@pytest.mark.shows("E", "RV-08")
async def test_the_old_reply_address_leads_there_too(office: Office) -> None:
    await _merged(office)
    token = office.signer.reply_token("2", "bo@linden.example")
    to = f"fel+2.{token}@ordna.example"
    await office.gets(mail("It is stuck now.", To=to, **{**BO, "Message_ID": "<4@x>"}), to)
    assert [c.text for c in (await office.order("1")).comments] == ["It is stuck now."]
