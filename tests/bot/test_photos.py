"""Photos and albums: to the measure they show, each once, their bytes fetched after."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from bot.files.fetching import Fetched, fetched
from bot.said import SentFile
from bot.steps.documents import FETCH, AddPictured, KeepFile, add_pictured, keep_file
from core.numbers import OrderNumber
from core.order_papers import Document
from core.people import SYSTEM, Actor
from core.ports import CardPlace, DueRow, UnitOfWork
from core.usecases.documents import AddDocument, DocumentFetched, add_document
from core.usecases.measures import AddMeasure
from core.usecases.signing import Sign, sign
from sandbox.client import PersonHandle
from tests.bot.acting import photo
from tests.bot.stage import Company

ONE = OrderNumber(1)
DOOR = Document("door.jpg", "image/jpeg", 9, "Anna Berg", datetime(2026, 11, 24, 9, tzinfo=UTC))


@pytest.mark.shows("C", "ME-02")
async def test_a_photo_with_words_is_a_measure_with_an_image(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """ME-02: recorded at once, its bytes fetched after."""
    await anna.sends_photo(photo(), caption="Ny stängare monterad")
    await anna.hears("✓ Added to AO 1: Ny stängare monterad 📷 1")
    fetched = await company.when(lambda: _fetched(company))
    assert (await company.bot.files.get(fetched)).startswith(b"\xff\xd8")
    changed = await company.order()
    assert len(changed.images_of(changed.assignments[0].measures[0])) == 1


async def _fetched(company: Company) -> str | None:
    documents = (await company.order()).documents
    return documents[0].sha256 if documents else None


@pytest.mark.shows("C", "ME-02")
async def test_an_album_is_one_measure_with_one_receipt(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """ME-02: all its photos, and said once."""
    await anna.sends_photo(photo("red"), photo("green"), photo("blue"), caption="Före och efter")
    await company.when(lambda: _has_images(company, 3))
    company.clock.later(seconds=3)
    company.bot.dispatcher.wake()
    receipt = await anna.hears("📷 3 photos saved on AO 1: Före och efter")
    assert receipt.labels == ["Before", "After", "↩ Undo", "🗓 Another day"]
    changed = await company.order()
    assert len(changed.assignments[0].measures) == 1
    said = [each for each in await anna.messages() if "saved on" in each.text]
    assert len(said) == 1


async def _has_images(company: Company, count: int) -> bool:
    order = await company.order()
    measures = order.assignments[0].measures
    return bool(measures) and len(order.images_of(measures[0])) == count


@pytest.mark.shows("C", "ME-02", "DO-02")
async def test_a_photo_alone_belongs_to_the_measure_just_written(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """ME-02; without one it belongs to the order."""
    await anna.sends_photo(photo("red"))
    await anna.hears("📷 Saved on AO 1")
    await anna.says("Replaced the closer")
    await anna.hears("Added to AO 1")
    await anna.sends_photo(photo("green"))
    await anna.hears("📷 Saved on AO 1: Replaced the closer")
    first, second = (await company.order()).documents
    assert (first.measure_id is None, second.measure_id is None) == (True, False)


async def test_an_album_that_answers_a_card_in_a_topic_is_acknowledged_there(
    company: Company, maja: PersonHandle
) -> None:
    """A group may have one topic for what waits; the others stay as they are."""
    forum = await company.client.group(
        "Arbetsledning", members=[maja], forum=True, bot="administrator"
    ).exists()
    topic = await company.bot.talk.bot.create_forum_topic(await forum.id(), "Arbetsorder")
    there, thread = maja.in_chat(forum), topic.message_thread_id
    await there.says("/here", thread=thread)
    await there.hears("Från och med nu säger jag till här")
    await company.reports()
    card = await there.hears("AO 1", anew=False)
    await there.sends_photo(photo("red"), photo("green"), reply_to=card, thread=thread)
    await company.when(lambda: _has_documents(company, 2))
    company.clock.later(seconds=3)
    company.bot.dispatcher.wake()
    receipt = await there.hears("bilder sparade", anew=False)
    assert receipt.raw["message_thread_id"] == thread


async def _has_documents(company: Company, count: int) -> bool:
    return len((await company.order()).documents) == count


@pytest.mark.shows("C", "XT-13")
async def test_an_album_gets_a_thumb_as_soon_as_it_is_kept(
    company: Company, anna: PersonHandle, order: OrderNumber
) -> None:
    """A reaction is a receipt without a message of its own; Telegram shows it on the first."""
    await anna.sends_photo(photo("red"), photo("blue"))

    async def thumbs() -> bool:
        sent = [each for each in await anna.messages() if each.mine and each.raw.get("photo")]
        return [each.bot_reactions for each in sent] == [["👍"], []]

    assert await company.when(thumbs)


@pytest.mark.shows("C", "ME-02", "XT-13")
async def test_a_photo_with_a_number_below_it_is_kept_once(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """A number on a photo is what was written there, and stands on the measure it shows."""
    await anna.sends_photo(photo(), caption="4711")
    await anna.hears("4711")
    kept = await company.order()
    assert [each.text for each in kept.assignments[0].measures] == ["4711"]
    assert len(kept.documents) == 1


@pytest.mark.shows("C", "ME-02", "SG-05", "XT-13")
@pytest.mark.parametrize("words", ["", "Efter"])
async def test_a_late_part_of_an_album_leaves_what_was_signed_meanwhile_as_it_was(
    company: Company, order: OrderNumber, anna: PersonHandle, words: str
) -> None:
    """A phone in a cellar sends it an hour later: a picture of its own, or a measure of its own."""
    today, chat = company.clock.now.date(), await anna.id()
    first, late = (SentFile(name, "", "image/jpeg", 9, "photo") for name in ("one", "two"))
    told = AddPictured(AddMeasure(order, "Bytte stängare", today), first, "a", chat)
    await company.does("Anna Berg", add_pictured, told)
    await company.does("Anna Berg", sign, Sign(order, "Anna Berg"))
    before = (await company.order()).assignments[0].measures[0]
    if words:
        more = AddPictured(AddMeasure(order, words, today), late, "a", chat)
        await company.does("Anna Berg", add_pictured, more)
    else:
        await company.does("Anna Berg", keep_file, KeepFile(order, late, "a", today, chat))
    changed = await company.order()
    assert changed.assignments[0].measures[0] == before
    assert len(changed.documents) == 2
    assert len(changed.images_of(before)) == 1


@pytest.mark.shows("C", "ME-02", "XT-01")
async def test_bytes_that_come_draw_nothing_over_what_is_open_in_the_card_s_place(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """The card looks the same with them; a point of a self-check may stand where it stood."""
    await company.does("Anna Berg", add_document, AddDocument(order, DOOR))
    await anna.hears("📷 1", anew=False)
    await company.when(lambda: company.bot.door.ask(lambda uow: not uow.chats.stale_cards(1)))
    there = DocumentFetched(order, DOOR.id, "0" * 64, 9, DOOR.content_type)
    row = DueRow(FETCH, str(DOOR.id), DOOR.at, {"order": str(order)})
    assert await company.bot.door.do(_outdated_by, Fetched(row, there), SYSTEM) == []


def _outdated_by(command: Fetched, actor: Actor, uow: UnitOfWork) -> Sequence[CardPlace]:
    fetched(command, actor, uow)
    version = uow.work_orders.get(ONE).version
    return [card for card in uow.chats.cards_of(str(ONE)) if card.shown_version < version]
