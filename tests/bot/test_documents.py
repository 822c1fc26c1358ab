"""Photos and files in chat: albums, before and after, names, the list of them."""

import json
from datetime import timedelta
from typing import Any

import pytest

from bot.updates.receiving import Receiver
from core.numbers import OrderNumber
from core.order_papers import Stage
from core.usecases.bookings import Book, book
from core.usecases.cancelling import CancelOrder, cancel_order
from sandbox.client import PersonHandle
from tests.bot.acting import photo, taps
from tests.bot.stage import Company

shows = pytest.mark.shows
ONE = OrderNumber(1)


async def count(company: Company) -> int:
    """How many documents the order has."""
    return len((await company.order()).documents)


async def fetched(company: Company) -> bool:
    """Whether all bytes are here."""
    documents = (await company.order()).documents
    return bool(documents) and all(each.sha256 for each in documents)


async def receipts_are_due(company: Company) -> None:
    """The album has had time to come."""
    company.clock.later(seconds=3)
    company.bot.dispatcher.wake()


@shows("C", "RV-13")
async def test_a_photo_is_marked_before_and_after_with_a_tap(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.sends_photo(photo("red"))
    receipt = await anna.hears("📷 Saved on AO 1")
    assert receipt.labels == ["Before", "After", "↩ Undo"]
    await company.taps_twice(anna, "Before")
    await anna.hears("📷 Saved on AO 1", button="✓ Before", anew=False)
    await taps(anna, "After")
    await anna.hears("📷 Saved on AO 1", button="✓ After", anew=False)
    assert (await company.order()).documents[0].stage is Stage.AFTER


@shows("C", "RV-13")
async def test_words_in_the_caption_say_before_and_the_card_counts(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.sends_photo(photo("red"), caption="Före")
    await anna.hears("📷 Saved on AO 1", button="✓ Before")
    await anna.sends_photo(photo("green"), caption="efter: ny stängare")
    await anna.hears("Added to AO 1: ny stängare 📷 1")
    await anna.says("/order 1")
    await anna.hears("📷 2 (1 before, 1 after)")
    assert [m.text for m in (await company.order()).assignments[0].measures] == ["ny stängare"]


@shows("C", "RV-13", "XT-13")
async def test_a_whole_album_is_marked_at_once(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.sends_photo(photo("red"), photo("green"))
    await company.when(lambda: _has(company, 2))
    await receipts_are_due(company)
    await taps(anna, "After")
    await anna.hears("📷 2 photos saved on AO 1", button="✓ After", anew=False)
    assert {each.stage for each in (await company.order()).documents} == {Stage.AFTER}


async def _has(company: Company, wanted: int) -> bool:
    return await count(company) == wanted


@shows("C", "DO-01")
async def test_a_voice_note_is_kept_under_a_name_that_says_what_it_is(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.sends_voice(b"OggS not really sound")
    await anna.hears("📎 Saved on AO 1 · Voice note 2026-11-24 10.00")
    assert (await company.order()).documents[0].name.endswith(".ogg")


@shows("C", "DO-01", "DO-05")
async def test_a_file_keeps_its_name_is_listed_and_sent_back_on_request(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.sends_document(b"%PDF drawing", "ritning.pdf")
    await anna.hears("📎 Saved on AO 1 · ritning.pdf")
    await company.when(lambda: fetched(company))
    await anna.says("/order 1")
    await taps(anna, "More")
    await taps(anna, "Papers and messages")
    await taps(anna, "Photos, files (1)")
    await anna.hears("Tap one, and I send it here.", anew=False)
    await taps(anna, "ritning.pdf")
    sent = await anna.hears("AO 1 · ritning.pdf · Anna Berg")
    assert sent.raw["document"]["file_name"] == "ritning.pdf"


@shows("C", "DO-04", "DO-05", "PE-16")
async def test_whoever_may_takes_a_file_off_and_learns_how_to_rename(
    company: Company, order: OrderNumber, anna: PersonHandle, maja: PersonHandle
) -> None:
    await anna.sends_document(b"%PDF drawing", "ritning.pdf")
    await anna.hears("📎 Saved on AO 1")
    await maja.says("1")
    await taps(maja, "More")
    await taps(maja, "Papers and messages")
    await taps(maja, "Photos, files (1)")
    await maja.hears("send a file again under the right name, and remove the old", anew=False)
    await taps(maja, "✖")
    await company.when(lambda: _has(company, 0))
    await taps(maja, "Undo")
    await company.when(lambda: _has(company, 1))


@shows("C", "DO-04", "PE-16")
async def test_who_may_not_remove_is_not_offered_it(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.sends_document(b"%PDF drawing", "ritning.pdf")
    await anna.hears("📎 Saved on AO 1")
    await anna.says("/order 1")
    await taps(anna, "More")
    await taps(anna, "Papers and messages")
    await taps(anna, "Photos, files (1)")
    listed = await anna.hears("photos and files", anew=False)
    assert "✖" not in listed.labels


async def comes(
    company: Company, anna: PersonHandle, nth: int, *, edited: bool = False, **more: Any
) -> None:
    """A part of an album, as a phone with bad coverage sends it: when and in what order it likes."""
    chat = {"id": await anna.chat_id(), "type": "private", "first_name": "Anna"}
    size = {"file_id": f"photo-{nth}", "file_unique_id": f"u{nth}", "width": 9, "height": 9}
    message = {
        "message_id": 5000 + nth,
        "date": int(company.clock.now.timestamp()),
        "chat": chat,
        "from": {"id": chat["id"], "is_bot": False, "first_name": "Anna"},
        "media_group_id": "album-1",
        "photo": [size],
        **more,
    }
    kind, first = ("edited_message", 910_000_000) if edited else ("message", 900_000_000)
    update = {"update_id": first + nth, kind: message}
    receiver = Receiver(company.bot.door, company.bot.processor.offer)
    await receiver.receive(json.dumps(update).encode())


@shows("C", "XT-13", "ME-02")
async def test_an_albums_late_part_is_counted_in_the_same_receipt(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """Whatever the order and delay of its parts: one measure, one receipt edited in place."""
    await comes(company, anna, 1)
    await comes(company, anna, 2, caption="Ny stängare")
    await company.when(lambda: _has(company, 2))
    await receipts_are_due(company)
    receipt = await anna.hears("📷 2 photos saved on AO 1: Ny stängare", anew=False)
    await comes(company, anna, 3)
    await company.when(lambda: _has(company, 3))
    await receipts_are_due(company)
    heard = await anna.hears("📷 3 photos saved on AO 1: Ny stängare", anew=False)
    assert heard.message_id == receipt.message_id
    assert await shown(company) == {"Ny stängare": 3}


async def shown(company: Company) -> dict[str, int]:
    """The order's measures, and how many images each has."""
    order = await company.order()
    return {m.text: len(order.images_of(m)) for m in order.assignments[0].measures}


@shows("C", "XT-13", "ME-02")
async def test_two_parts_with_words_are_one_measure_with_both(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await comes(company, anna, 1, caption="Gammal stängare")
    await comes(company, anna, 2, caption="Ny stängare")
    await company.when(lambda: _has(company, 2))
    assert await shown(company) == {"Gammal stängare\nNy stängare": 2}


@shows("C", "XT-13")
async def test_a_late_part_goes_to_its_albums_order_whatever_is_in_hand_by_then(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await comes(company, anna, 1)
    await company.when(lambda: _has(company, 1))
    await company.has_order("Anna Berg", subject="Porten", sender_email="b@example.com")
    await anna.says("/order 2")
    await anna.hears("AO 2")
    await comes(company, anna, 2)
    await company.when(lambda: _has(company, 2))


@shows("C", "DO-01", "DO-02")
async def test_a_file_that_is_too_large_is_refused_with_how_to_send_it(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    big = {"file_id": "f1", "file_unique_id": "u1", "width": 9, "height": 9, "file_size": 21 << 20}
    await comes(company, anna, 1, photo=[big])
    await anna.hears("Send it as a photo instead of as a file", anew=False)
    assert await count(company) == 0


@shows("C", "XT-13")
async def test_an_ambiguous_photo_is_asked_about_with_what_is_booked_now_first(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """XT-13: the three likeliest; after the tap it is where it belongs."""
    user, now = await company.user("Anna Berg"), company.clock.now
    for nth, subject in enumerate(("Grinden", "Dörren", "Porten", "Hissen"), 1):
        await company.has_order("Anna Berg", subject=subject, sender_email=f"{nth}@example.com")
    await company.does(
        "Maja Lind", book, Book(OrderNumber(2), user.id, now, now + timedelta(hours=2))
    )
    await anna.hears("AO 4", anew=False)
    await company.does("Maja Lind", cancel_order, CancelOrder(OrderNumber(4), "Not for us"))
    await anna.sends_photo(photo())
    question = await anna.hears("Which order is it for?")
    assert question.labels[0].startswith("2 · Dörren")
    await taps(anna, "2 · Dörren")
    await company.when(lambda: _is_on(company, 2))


async def _is_on(company: Company, serial: int) -> bool:
    return len((await company.order(serial)).documents) == 1


@shows("C", "XT-13", "XT-15")
async def test_an_album_is_taken_back_whole(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.sends_photo(photo("red"), photo("green"))
    await company.when(lambda: _has(company, 2))
    await receipts_are_due(company)
    await anna.hears("📷 2 photos saved on AO 1", anew=False)
    await taps(anna, "Undo")
    await anna.hears("↩ Taken back on AO 1.", anew=False)
    assert await count(company) == 0


@shows("C", "XT-15", "DO-02")
async def test_a_photo_is_taken_back_also_once_it_was_fetched(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.sends_photo(photo("red"))
    await company.when(lambda: fetched(company))
    await taps(anna, "Undo")
    await anna.hears("↩ Taken back on AO 1.", anew=False)
    assert await count(company) == 0


@shows("C", "DO-01")
async def test_many_files_are_paged(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    for nth in range(9):
        await anna.sends_document(b"%PDF", f"ritning-{nth}.pdf")
    await company.when(lambda: _has(company, 9))
    await anna.says("/order 1")
    await taps(anna, "More")
    await taps(anna, "Papers and messages")
    await taps(anna, "Photos, files (9)")
    await taps(anna, "2/2 ▶")
    await anna.hears("ritning-0.pdf", button="◀ 1/2", anew=False)


@shows("C", "DO-01")
async def test_a_film_keeps_its_name_and_one_without_gets_one_that_says_what_it_is(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.sends_video(b"not really a film")
    await anna.hears("📎 Saved on AO 1 · video.mp4")
    await anna.sends_kind("video_note")
    await anna.hears("📎 Saved on AO 1 · Video 2026-11-24")


@shows("C", "RV-13", "XT-04")
async def test_before_written_under_a_photo_afterwards_marks_it(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    said = (await anna.sends_photo(photo("red")))["messages"][0]
    await anna.hears("📷 Saved on AO 1")
    await anna.edits(said, "före")
    await anna.hears("📷 Saved on AO 1", button="✓ Before")
    assert (await company.order()).assignments[0].measures == ()


@shows("C", "RV-13", "XT-13")
async def test_before_written_under_one_photo_of_an_album_holds_for_all_of_it(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await comes(company, anna, 1)
    await comes(company, anna, 2, caption="före")
    await comes(company, anna, 3)
    await company.when(lambda: _has(company, 3))
    stages = [each.stage for each in (await company.order()).documents]
    assert stages == [Stage.BEFORE] * 3
