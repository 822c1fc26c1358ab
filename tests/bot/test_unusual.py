"""What no bot can keep, and what Telegram does not give: said kindly, once, with a way on."""

import pytest

from bot.steps.documents import SOURCE, fetch_later
from core.numbers import OrderNumber
from core.order_papers import Document
from core.people import Actor
from core.ports import UnitOfWork
from core.usecases.documents import AddDocument, add_document
from sandbox.client import PersonHandle
from tests.bot.stage import Company

CANT = "I can keep text, photos and files"


@pytest.mark.shows("C", "DO-01")
@pytest.mark.parametrize("kind", ["sticker", "poll", "dice"])
async def test_what_cannot_be_kept_is_answered_kindly_and_once(
    company: Company, order: OrderNumber, anna: PersonHandle, kind: str
) -> None:
    """Nothing is kept, and the person knows what can be."""
    await anna.sends_kind(kind)
    await anna.hears(CANT, button="Open orders")
    said = [each.text for each in await anna.messages() if each.from_bot and CANT in each.text]
    assert len(said) == 1
    assert (await company.order()).assignments[0].measures == ()


@pytest.mark.shows("C", "DO-01")
async def test_a_photo_that_telegram_does_not_give_stays_listed_and_is_told_of_once(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """It is tried again, ever more seldom."""
    await company.does("Anna Berg", _send, order)
    company.bot.due.wake()
    told = await anna.hears("does not give me door.jpg on AO 1 yet", button="Open AO 1")
    company.clock.later(minutes=3)
    company.bot.due.wake()
    await company.when(lambda: _tried(company, 2))
    assert [each.name for each in (await company.order()).documents] == ["door.jpg"]
    assert [each.message_id for each in await anna.messages() if "give me" in each.text] == [
        told.message_id
    ]


def _send(number: OrderNumber, actor: Actor, uow: UnitOfWork) -> None:
    """As if a photo had been sent whose file Telegram has lost."""
    lost = Document("door.jpg", "image/jpeg", 9, actor.name, uow.now, source=f"{SOURCE}gone")
    add_document(AddDocument(number, lost), actor, uow)
    fetch_later(number, lost.id, uow)


async def _tried(company: Company, times: int) -> bool:
    rows = await company.bot.door.ask(lambda uow: uow.due.of_order("1"))
    return any(row.context.get("tries") == times for row in rows)
