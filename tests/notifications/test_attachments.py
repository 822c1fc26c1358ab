"""The order's own files that go along with its mails: which, how many, under which names."""

from dataclasses import replace
from email import message_from_bytes
from email.message import Message
from typing import Any

import pytest

from core.order_papers import Document
from core.settings import Settings
from core.work_order import WorkOrder
from notifications.attachments import LETTERS, MOST, MOST_BYTES, along_with
from tests.notifications.conftest import Office
from tests.notifications.example import BOOKING, COMPANY, NOW, ORDER, an_id
from tests.notifications.photographed import named
from tests.notifications.stored import stored
from tests.notifications.test_email_channel import Pillar, a_delivery, sender_of
from tests.notifications.test_protocol import Shelf

ON = Settings({"attach-documents": "on"})
DRAWING = b"%PDF drawing"
SWEDISH = "Ritning över dörren.pdf"


def a_file(name: str, content: bytes = DRAWING, **about: Any) -> Document:
    return replace(
        Document(name, "application/pdf", len(content), "Anna", NOW, named(content)), **about
    )


def having(*documents: Document) -> WorkOrder:
    return replace(ORDER, documents=documents)


async def mailed(
    office: Office, order: WorkOrder, letter: str = "message", value: str = "on", **context: Any
) -> Message:
    """The mail as it left, once the company wants files to go along."""
    await office.write(stored(order))
    await office.write(lambda uow: uow.settings.put("attach-documents", value))
    pillar = Pillar()
    shelf = Shelf({named(DRAWING): DRAWING})
    delivery = a_delivery(letter, text="Hello", booking_id=str(BOOKING.id), **context)
    await sender_of(office, pillar, shelf=shelf).send(delivery)
    return message_from_bytes(pillar.kept[0].content)


def attached(mail: Message) -> dict[str | None, Any]:
    """The files of a mail by name."""
    parts = (part for part in mail.walk() if part.get_content_disposition() == "attachment")
    return {part.get_filename(): part.get_payload(decode=True) for part in parts}


@pytest.mark.shows("E", "DO-06", "SE-60")
@pytest.mark.shows("U", "DO-06", "SE-60")
@pytest.mark.parametrize(("value", "files"), [("on", {"drawing.pdf": DRAWING}), ("off", {})])
async def test_the_order_s_files_go_along_where_the_company_wants_it(
    office: Office, value: str, files: dict[str, bytes]
) -> None:
    assert attached(await mailed(office, having(a_file("drawing.pdf")), value=value)) == files


@pytest.mark.shows("E", "DO-06")
async def test_they_stand_beside_the_protocol(office: Office) -> None:
    mail = await mailed(office, having(a_file("drawing.pdf")), "protocol")
    assert list(attached(mail)) == ["AO-421.pdf", "drawing.pdf"]


async def test_the_calendar_entry_stays_where_it_was(office: Office) -> None:
    mail = await mailed(office, having(a_file("drawing.pdf")), "booking-confirmation")
    words = mail.get_payload(0)
    assert isinstance(words, Message)
    assert [part.get_content_type() for part in words.walk()][-1] == "text/calendar"


async def test_an_order_confirmation_brings_no_invitation(office: Office) -> None:
    mail = await mailed(office, ORDER, "order-confirmation")
    assert "text/calendar" not in [part.get_content_type() for part in mail.walk()]


async def test_a_name_of_any_letters_arrives_as_it_is(office: Office) -> None:
    assert list(attached(await mailed(office, having(a_file(SWEDISH))))) == [SWEDISH]


async def test_two_files_of_one_name_are_told_apart(office: Office) -> None:
    order = having(a_file("a.pdf", id=an_id(70)), a_file("a.pdf", id=an_id(71)))
    assert list(attached(await mailed(office, order))) == ["a.pdf", "a (2).pdf"]


async def test_a_file_that_is_no_longer_stored_is_left_out(office: Office) -> None:
    order = having(a_file("gone.pdf", b"gone"), a_file("here.pdf"))
    assert list(attached(await mailed(office, order))) == ["here.pdf"]


@pytest.mark.parametrize(
    "said", ["message/rfc822", "nonsense", "text/html; charset=x", "a/b\r\nX: y"]
)
async def test_a_type_that_can_t_be_written_harms_no_mail(office: Office, said: str) -> None:
    order = having(a_file("a.bin", content_type=said))
    assert attached(await mailed(office, order)) == {"a.bin": DRAWING}


@pytest.mark.shows("E", "DO-06")
async def test_what_is_too_much_stays_behind_and_is_said(office: Office) -> None:
    order = having(a_file("film.mp4", size=MOST_BYTES + 1), a_file("drawing.pdf"))
    mail = await mailed(office, order)
    text = next(part for part in mail.walk() if part.get_content_type() == "text/plain")
    body = text.get_payload(decode=True)
    assert isinstance(body, bytes)
    assert list(attached(mail)) == ["drawing.pdf"]
    assert "1 fil" in body.decode()


def test_many_files_are_bounded() -> None:
    along = along_with("message", having(*(a_file(f"{n}.pdf") for n in range(MOST + 3))), ON)
    assert (len(along.documents), along.left_out) == (MOST, 3)


def test_a_file_that_is_still_to_come_is_not_waited_for() -> None:
    along = along_with("message", having(a_file("photo.jpg", sha256=None)), ON)
    assert (along.documents, along.left_out) == ((), 0)


@pytest.mark.parametrize("letter", ["receipt", "articles-to-order", "sign-request"])
def test_letters_that_come_by_themselves_take_nothing_along(letter: str) -> None:
    assert along_with(letter, having(a_file("drawing.pdf")), ON).documents == ()


def test_without_the_setting_nothing_goes_along() -> None:
    order = having(a_file("drawing.pdf"))
    assert {along_with(each, order, Settings(COMPANY)).documents for each in LETTERS} == {()}
