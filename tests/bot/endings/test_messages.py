"""Writing to the customer from the chat: whom, what and with which words; and what was sent."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest

from core.deliveries import Channel
from core.order_papers import Document
from core.people import SYSTEM
from core.ports import UnitOfWork
from core.usecases.bookings import Book, book
from core.usecases.comments import AddComment, add_comment
from core.work_order import State
from tests.bot.acting import taps
from tests.bot.endings.conftest import ONE, Opens, section
from tests.bot.stage import Company

KARIN = "karin@brfeken.example"
PAPERS = "Papers and messages …"


@pytest.mark.shows("C", "MS-01", "MS-02", "MS-03", "SE-56")
async def test_a_message_is_looked_at_changed_and_sent_to_whom_one_ticks(
    company: Company, opens: Opens
) -> None:
    """MS-01..03: the company's text, changed; the contact, and one address more."""
    await company.sets("customer-message", "Your order is ready.")
    doris = await opens(State.BEGUN)
    await section(doris, PAPERS)
    await taps(doris, "Write to the customer")
    draft = await doris.hears("Your order is ready.")
    assert any(label.startswith("✓ Karin Ek · karin@brfeken.example") for label in draft.labels)
    await taps(doris, "Change the text")
    await doris.hears("Write the new text")
    await doris.says("x" * 4050)
    await doris.hears("That is 4050 characters, and a letter takes 4000.")
    await doris.says("The closer is here. When does it suit?")
    await doris.hears("When does it suit?")
    await taps(doris, "Another address")
    await doris.hears("Write the e-mail address")
    await doris.says("office@brfeken.example")
    await doris.hears("office@brfeken.example", button="✓ office@brfeken.example")
    await taps(doris, "Send")
    await doris.hears("on its way to karin@brfeken.example, office@brfeken.example")
    assert sorted(await company.letters("message")) == [
        "karin@brfeken.example",
        "office@brfeken.example",
    ]


@pytest.mark.shows("C", "MS-01", "MS-04", "PE-12")
async def test_several_letters_go_with_one_button_and_only_once(
    company: Company, opens: Opens
) -> None:
    """MS-01: the order confirmation and the protocol together; a repeated tap sends no more."""
    doris = await opens(State.BEGUN)
    await section(doris, PAPERS)
    await taps(doris, "Order confirmation")
    await taps(doris, "+ Protocol")
    await doris.hears("Order confirmation, Protocol")
    assert await company.taps_twice(doris, "Send") == "That is done already."
    await doris.hears("Protocol: on its way to karin@brfeken.example")
    assert await company.letters("protocol") == ["karin@brfeken.example"]
    assert await company.letters("order-confirmation") == ["karin@brfeken.example"]


@pytest.mark.shows("C", "MS-02")
async def test_what_was_sent_when_to_whom_is_a_tap_away(company: Company, opens: Opens) -> None:
    """The mail log, with how each went; sending nothing is a way out."""
    doris = await opens(State.BEGUN)
    await section(doris, PAPERS)
    await taps(doris, "Order confirmation")
    await taps(doris, "Send")
    await doris.hears("on its way")
    await taps(doris, "What was sent")
    log = await doris.hears("what was sent")
    assert "Order confirmation · karin@brfeken.example" in log.text
    await section(doris, PAPERS)
    await doris.hears(button="Protocol", anew=False)
    await doris.taps("Protocol", exact=True)
    await taps(doris, "Send nothing")
    await doris.hears("Nothing was sent.")
    assert await company.letters("protocol") == []


@pytest.mark.shows("C", "MS-06")
async def test_nothing_goes_as_a_text_where_no_gateway_is(company: Company, opens: Opens) -> None:
    """MS-06: without a gateway nobody is offered what would be refused."""
    doris = await opens(State.BEGUN)
    await section(doris, PAPERS)
    await taps(doris, "Write to the customer")
    draft = await doris.hears("To the customer about AO 1")
    assert not any("SMS" in label or "070" in label for label in draft.labels)


@pytest.mark.shows("C", "MS-06")
async def test_a_message_goes_as_a_text_to_a_number_that_is_ticked(
    company: Company, opens: Opens
) -> None:
    """MS-06: beside the mail, and it is said in how many parts it goes."""
    await company.restart(texts=True)
    await company.sets("customer-message", "Your order is ready.")
    doris = await opens(State.BEGUN)
    await section(doris, PAPERS)
    await taps(doris, "Write to the customer")
    await taps(doris, "Another address")
    await doris.hears("Write the e-mail address")
    await doris.says("070-123 45 67")
    await doris.hears("As 1 text message.", button="✓ 0701234567")
    await taps(doris, "Send")
    await doris.hears("on its way to karin@brfeken.example, 0701234567")
    rows = await company.bot.door.ask(lambda uow: uow.outbox.rows("1"))
    texted = [row.to for row in rows if row.channel is Channel.SMS]
    assert (texted, await company.letters("message")) == (["0701234567"], [KARIN])


@pytest.mark.shows("C", "MS-05", "MS-01")
async def test_a_booking_confirmation_is_among_what_can_be_sent(
    company: Company, opens: Opens
) -> None:
    """MS-05: once a time is booked."""
    doris = await opens(State.BEGUN)
    user, start = await company.user("Doris Dal"), company.clock().replace(hour=12)
    booked = Book(ONE, user.id, start, start + timedelta(hours=2))
    await company.bot.door.do(book, booked, SYSTEM)
    await section(doris, PAPERS)
    await taps(doris, "Booking confirmation")
    await taps(doris, "Send")
    await doris.hears("Booking confirmation: on its way to karin@brfeken.example")
    assert await company.letters("booking-confirmation") == ["karin@brfeken.example"]


@pytest.mark.shows("C", "XT-22")
async def test_the_whole_order_comes_as_a_zip(company: Company, opens: Opens) -> None:
    """XT-22: protocol, data, comments, photos and the mail it came by."""
    doris = await opens(State.BEGUN)
    await company.bot.door.do(add_comment, AddComment(ONE, "The code is 1234"), SYSTEM)
    sha256 = await company.bot.files.put(b"a picture")
    await company.writes(lambda uow: with_photo(uow, sha256, 9))
    await section(doris, PAPERS)
    await taps(doris, "Export the thread")
    sent = await doris.hears("protocol, photos, files")
    assert sent.file_id is not None
    content = await company.client.file(sent.file_id)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.read("AO-1/photos/door.jpg") == b"a picture"
        assert archive.read("AO-1/AO-1.pdf").startswith(b"%PDF 1")
        assert b"The code is 1234" in archive.read("AO-1/comments.txt")
        assert json.loads(archive.read("AO-1/order.json"))["number"] == "1"


@pytest.mark.shows("C", "XT-22")
async def test_what_would_be_too_large_is_named_and_left_out(
    company: Company, opens: Opens
) -> None:
    """XT-22: a bot sends nothing over 50 MB."""
    doris = await opens(State.BEGUN)
    sha256 = await company.bot.files.put(b"a film")
    await company.writes(lambda uow: with_photo(uow, sha256, 60_000_000))
    await doris.says("/export")
    sent = await doris.hears("over 50 MB, so this is left out")
    assert "door.jpg" in sent.text
    assert sent.file_id is not None


def with_photo(uow: UnitOfWork, sha256: str, size: int) -> None:
    """A photo of the door stands on the order."""
    photo = Document("door.jpg", "image/jpeg", size, "Anna Berg", uow.now, sha256=sha256)
    order = uow.work_orders.get(ONE)
    uow.work_orders.save(replace(order, documents=(photo,)))
