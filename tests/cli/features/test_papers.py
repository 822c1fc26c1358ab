"""The protocol as the command writes it, after each setting for print."""

import re
from decimal import Decimal
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from core.numbers import OrderNumber
from core.usecases.assigning import Assign, assign
from core.usecases.lines import AddArticle, add_article
from core.usecases.signing import Sign, sign
from tests.cli.features.command import Ordna
from tests.cli.features.town import Town

ONE = OrderNumber(1)


@pytest.fixture
def signed(town: Town) -> Town:
    """An order on which Anna used a door closer at 1 240 kr, and which she signed."""
    town.order()
    town.does(assign, Assign(ONE, town.person("Anna").id), "Maja")
    town.does(add_article, AddArticle(ONE, "4711", Decimal(2)), "Anna")
    town.does(sign, Sign(ONE, "Anna"), "Anna")
    return town


def _printed(ordna: Ordna, *options: str) -> PdfReader:
    return PdfReader(BytesIO(ordna("order", "pdf", "1", "-o", "-", *options).content))


def _text(ordna: Ordna, *options: str) -> str:
    pages = _printed(ordna, *options).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


@pytest.mark.parametrize(("language", "title"), [("en", "Protocol"), ("sv", "Protokoll")])
def test_a_protocol_is_written_in_either_language(
    ordna: Ordna, signed: Town, language: str, title: str
) -> None:
    assert title in _text(ordna, "--language", language)


@pytest.mark.shows("L", "SE-06", "SG-10")
@pytest.mark.shows("A", "SE-06")
@pytest.mark.parametrize("value", ["on", "off"])
def test_signatures_are_printed_as_the_setting_says(
    ordna: Ordna, signed: Town, value: str
) -> None:
    ordna("setting", "set", "print-signatures", value)
    assert ("Signatures" in _text(ordna)) == (value == "on")


@pytest.mark.shows("L", "SE-07", "DO-01")
@pytest.mark.shows("A", "SE-07")
@pytest.mark.parametrize(("value", "pictures"), [("on", 1), ("off", 0)])
def test_pictures_are_printed_as_the_setting_says(
    ordna: Ordna, town: Town, value: str, pictures: int
) -> None:
    ordna("mail", "receive", ordna.writes("fault.eml", _mail_with_photo()))
    ordna("setting", "set", "print-images", value)
    assert sum(len(page.images) for page in _printed(ordna).pages) == pictures


@pytest.mark.shows("L", "SE-09")
@pytest.mark.shows("A", "SE-09")
@pytest.mark.parametrize("value", ["on", "off"])
def test_prices_are_printed_as_the_setting_says(ordna: Ordna, signed: Town, value: str) -> None:
    ordna("setting", "set", "remove-prices-from-print", value)
    assert ("2 480 kr" in _text(ordna)) == (value == "off")


@pytest.mark.shows("L", "SE-73")
@pytest.mark.shows("A", "SE-73")
def test_the_company_s_profile_stands_on_the_paper(ordna: Ordna, signed: Town) -> None:
    ordna("setting", "set", "company-name", "Nordport Service AB")
    ordna("setting", "set", "company-bankgiro", "123-4566")
    text = _text(ordna)
    assert ("Nordport Service AB" in text, "123-4566" in text) == (True, True)


def test_a_paper_that_can_t_be_written_says_where_it_can(ordna: Ordna, signed: Town) -> None:
    answer = ordna("order", "pdf", "1", "-o", "no/such/folder/ao.pdf")
    assert (answer.code, "no/such/folder/ao.pdf" in answer.err) == (1, True)


def _mail_with_photo() -> bytes:
    from email.message import EmailMessage

    photo = BytesIO()
    Image.new("RGB", (400, 300), (90, 120, 60)).save(photo, "JPEG")
    mail = EmailMessage()
    mail["From"], mail["To"] = "Karin Ek <karin@brfeken.example>", "fel@ordna.example"
    mail["Subject"], mail["Message-ID"] = "The door", "<one@brfeken.example>"
    mail.set_content("It will not close.")
    mail.add_attachment(photo.getvalue(), maintype="image", subtype="jpeg", filename="door.jpg")
    return mail.as_bytes()
