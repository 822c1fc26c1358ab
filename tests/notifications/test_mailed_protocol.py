"""The protocol as it arrives by mail: what the company sets for print holds there too."""

import re
from collections.abc import AsyncIterator
from email import message_from_bytes
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader

from core.deliveries import Channel, Delivery, DeliveryState
from notifications.channels.email import EmailSender
from notifications.letters import Letters
from notifications.mail import Mailroom
from notifications.papers import Papers, Press
from notifications.papers.enclosed import EnclosedPapers
from tests.notifications.company import Company, company_with
from tests.notifications.example import KARIN, LETTERHEAD, NOW, SIGNER, an_id
from tests.notifications.spoken import speech
from tests.notifications.test_email_channel import Pillar
from tests.notifications.test_print_settings import ORDER
from tests.notifications.test_protocol import Here, Shelf


@pytest.fixture
async def company(empty_database: Path, tmp_path: Path) -> AsyncIterator[Company]:
    async with company_with(ORDER, empty_database, tmp_path) as made:
        yield made


async def arrives(company: Company, letter: str = "protocol") -> tuple[str, list[PageObject]]:
    """The mail to Karin: what its paper is called, and its pages."""
    post = Pillar()
    sender = EmailSender(
        company.door,
        Letters(speech, SIGNER, LETTERHEAD),
        Mailroom(LETTERHEAD, SIGNER),
        post,
        EnclosedPapers(Papers(Press(company.door, Shelf(), Here(), speech))),
        Shelf(),
        lambda: NOW,
    )
    sent = await sender.send(
        Delivery(an_id(90), Channel.EMAIL, KARIN, letter, "sv", {}, "421", "Anna Berg", NOW)
    )
    assert sent.state is DeliveryState.SENT
    parts = list(message_from_bytes(post.kept[0].content).walk())
    (paper,) = (each for each in parts if each.get_content_type() == "application/pdf")
    content = paper.get_payload(decode=True)
    assert isinstance(content, bytes)
    return paper.get_filename() or "", list(PdfReader(BytesIO(content)).pages)


def text_of(pages: list[PageObject]) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


@pytest.mark.shows("E", "SE-06", "SE-08", "SE-09", "SE-10", "PE-12")
@pytest.mark.parametrize("value", ["on", "off"])
@pytest.mark.parametrize(
    ("key", "said", "with_it"),
    [
        ("print-signatures", "Signaturer", "on"),
        ("print-full-self-checks", "Oil level", "on"),
        ("remove-prices-from-print", "1 240,50 kr", "off"),
        ("print-comments", "Vi kommer klockan nio.", "on"),
    ],
)
async def test_the_mailed_protocol_shows_what_the_company_wants_printed(
    company: Company, key: str, said: str, with_it: str, value: str
) -> None:
    await company.sets(key, value)
    _, pages = await arrives(company)
    assert (said in text_of(pages)) == (value == with_it)


@pytest.mark.shows("E", "SE-07")
@pytest.mark.parametrize("value", ["on", "off"])
async def test_the_mailed_protocol_has_pictures_where_the_company_wants_them(
    company: Company, value: str
) -> None:
    await company.sets("print-images", value)
    await company.sets("print-signatures", "off")
    _, pages = await arrives(company)
    assert any(page.images for page in pages) == (value == "on")


@pytest.mark.parametrize(
    ("letter", "name"),
    [
        ("order-confirmation", "Orderbekräftelse-421.pdf"),
        ("self-checks", "Egenkontroller-421.pdf"),
        ("protocol", "AO-421.pdf"),
    ],
)
async def test_a_letter_has_its_paper_under_the_order_s_number(
    company: Company, letter: str, name: str
) -> None:
    assert (await arrives(company, letter))[0] == name
