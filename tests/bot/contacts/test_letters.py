"""A linked customer's letters stand in his chat, well set, with their files and links (XT-19)."""

from datetime import timedelta

import pytest

from bot.steps.messages import LookAtLetters, letters_sent
from core.deliveries import Channel, DeliveryState
from core.numbers import OrderNumber
from core.order_papers import Booking
from core.settings import ATTACH_DOCUMENTS
from core.usecases.bookings import Book, ConfirmBooking, book, confirm_booking
from core.usecases.customer_signing import AskCustomerSignature, ask_customer_signature
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.messages import Letter, SendMessage, send_message
from core.usecases.rebooking import ChangeBooking, change_booking
from core.usecases.signing import Sign, sign
from sandbox.client import PersonHandle
from tests.bot.acting import taps
from tests.bot.contacts.writing import HERS, linked, mailed
from tests.bot.stage import Company

pytestmark = pytest.mark.shows("C", "XT-19")
ONE = OrderNumber(1)


async def writes(company: Company, *letters: Letter, text: str = "") -> None:
    """Maja writes to the contact."""
    await company.does("Maja Lind", send_message, SendMessage(ONE, letters, text=text or None))


async def books(company: Company) -> Booking:
    """Maja books Anna for the day after tomorrow, and has it confirmed."""
    starts = company.clock.now + timedelta(days=2)
    anna = await company.user("Anna Berg")
    command = Book(ONE, anna.id, starts, starts + timedelta(hours=2))
    booked = await company.does("Maja Lind", book, command)
    await company.does("Maja Lind", confirm_booking, ConfirmBooking(ONE, booked.booking.id))
    return booked.booking


async def test_a_message_comes_in_his_chat_and_by_mail_to_nobody(
    open_company: Company, karin: PersonHandle, maja: PersonHandle
) -> None:
    """Its subject stands above it, without what only a mail needs."""
    await writes(open_company, Letter.MESSAGE, text="We come <soon> & with the part.")
    told = await karin.hears("We come <soon> & with the part.", anew=False)
    assert told.text.startswith("AO 1: Dörren stänger inte\n\n")
    assert "Skriv ovanför" not in told.text
    assert "Write above" not in told.text
    assert await mailed(open_company, "message") == []


async def test_his_answer_to_a_letter_is_a_comment_on_its_order(
    open_company: Company, karin: PersonHandle, maja: PersonHandle
) -> None:
    """As an answer to the mail would be."""
    await writes(open_company, Letter.MESSAGE, text="Is it still open?")
    told = await karin.hears("Is it still open?", anew=False)
    await karin.says("Yes, it is.", reply_to=told)
    await karin.hears("✓ Passed on.")
    assert [each.text for each in (await open_company.order()).comments] == ["Yes, it is."]


async def test_a_booked_time_brings_its_calendar_entry(
    open_company: Company, karin: PersonHandle, maja: PersonHandle, anna: PersonHandle
) -> None:
    """A file that the phone's calendar takes."""
    await books(open_company)
    told = await karin.hears("Anna Berg från Nordport kommer", anew=False)
    entry = (await open_company.client.file(told.file_id or "")).decode()
    assert "METHOD:REQUEST" in entry
    assert "SEQUENCE:0" in entry


async def test_a_moved_time_replaces_it(
    open_company: Company, karin: PersonHandle, maja: PersonHandle, anna: PersonHandle
) -> None:
    """Whoever was told in chat is told in chat again."""
    booking = await books(open_company)
    await karin.hears("Anna Berg från Nordport kommer", anew=False)
    later = booking.starts_at + timedelta(days=1)
    moved = ChangeBooking(ONE, booking.id, later, later + timedelta(hours=2))
    await open_company.does("Maja Lind", change_booking, moved)
    await open_company.does("Maja Lind", confirm_booking, ConfirmBooking(ONE, booking.id))
    told = await karin.hears("Den här tiden ersätter", anew=False)
    entry = (await open_company.client.file(told.file_id or "")).decode()
    assert "SEQUENCE:1" in entry


async def test_the_protocol_comes_as_a_file(
    open_company: Company, karin: PersonHandle, maja: PersonHandle
) -> None:
    """With what its reader sees of prices."""
    await writes(open_company, Letter.PROTOCOL)
    told = await karin.hears("AO 1: protokoll", anew=False)
    assert (await open_company.client.file(told.file_id or "")).startswith(b"%PDF 1 sv")


async def test_the_link_to_sign_is_a_button(
    open_company: Company, karin: PersonHandle, maja: PersonHandle, anna: PersonHandle
) -> None:
    """And not a long line of letters."""
    await open_company.has_order("Anna Berg", sender_email=HERS, subject="Porten")
    two = OrderNumber(2)
    (assignment,) = (await open_company.order(2)).assignments
    done = AddMeasure(two, "Oiled it", open_company.clock.now.date(), assignment.id)
    await open_company.does("Anna Berg", add_measure, done)
    await open_company.does("Anna Berg", sign, Sign(two))
    await open_company.does("Anna Berg", ask_customer_signature, AskCustomerSignature(two))
    told = await karin.hears("AO 2: signera arbetet", anew=False)
    first = told.buttons[0]
    assert first.text == "Läs och signera"
    assert "/sign/" in (first.url or "")
    assert "/sign/" not in told.text


async def test_who_blocked_the_bot_gets_his_letter_by_mail(
    open_company: Company, karin: PersonHandle, maja: PersonHandle
) -> None:
    """And all that follow, until he writes in chat again."""
    await karin.disappears()
    await writes(open_company, Letter.MESSAGE, text="Are you there?")

    async def came() -> bool:
        return bool(await mailed(open_company, "message"))

    assert await open_company.when(came)
    contact = await linked(open_company)
    assert contact is not None
    assert contact.last_channel is Channel.EMAIL


async def test_answers_go_where_he_wrote_last(
    open_company: Company, karin: PersonHandle, maja: PersonHandle
) -> None:
    """By mail, then here again."""
    await taps(karin, "Write by mail instead")
    await karin.hears("✓ We write to")
    await writes(open_company, Letter.MESSAGE, text="By mail")
    assert len(await mailed(open_company, "message")) == 1
    await karin.says("Here again")
    await karin.hears("✓ Passed on.")
    await writes(open_company, Letter.MESSAGE, text="In chat")
    await karin.hears("In chat")
    assert len(await mailed(open_company, "message")) == 1


async def test_the_letter_stands_in_the_order_s_log(
    open_company: Company, karin: PersonHandle, maja: PersonHandle
) -> None:
    """Whoever wrote it sees which way it went."""
    await writes(open_company, Letter.MESSAGE, text="Hello")
    await karin.hears("Hello", anew=False)
    sent = await open_company.does("Maja Lind", letters_sent, LookAtLetters(ONE))
    (row,) = (each for each in sent.rows if each.letter == "message")
    assert (row.to, row.state) == ("Telegram", DeliveryState.SENT)


async def test_the_order_s_files_come_along_where_the_company_wants_that(
    open_company: Company, karin: PersonHandle, maja: PersonHandle
) -> None:
    """Each as a message of its own (SE-60)."""
    await open_company.sets(ATTACH_DOCUMENTS.key, "yes")
    await karin.sends_document(b"the drawing", "drawing.pdf")
    await karin.hears("✓ Passed on.")

    async def fetched() -> bool:
        return all(each.sha256 for each in (await open_company.order()).documents)

    assert await open_company.when(fetched)
    await writes(open_company, Letter.MESSAGE, text="Is this the one?")
    await karin.hears("Is this the one?", anew=False)

    async def came() -> bytes | None:
        sent = [each for each in await karin.messages() if each.raw.get("document")]
        ours = [each for each in sent if each.raw["from"]["is_bot"]]
        return await open_company.client.file(ours[-1].file_id or "") if ours else None

    assert await open_company.when(came) == b"the drawing"
