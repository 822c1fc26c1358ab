"""Labels printed by the command."""

import io

import pytest
from pypdf import PdfReader

from tests.cli.features.command import Ordna
from tests.cli.features.town import CUSTOMER, DOOR, FACILITY, Town
from tests.notifications.approved import codes_on, needs_poppler, pages

pytestmark = pytest.mark.shows("L", "XT-12")
MAIL = {"ORDNA_MAIL_DOMAIN": "ordna.example"}


def sheet(ordna: Ordna, *words: str, **variables: str) -> PdfReader:
    """The labels that a command prints."""
    answer = ordna("register", "labels", *words, "-o", "-", **(MAIL | variables))
    assert answer.code == 0, answer.err
    return PdfReader(io.BytesIO(answer.content))


def said(pdf: PdfReader) -> str:
    """All that stands on them."""
    return " ".join(page.extract_text() for page in pdf.pages)


def test_an_object_s_label_says_where_to_write(ordna: Ordna, town: Town) -> None:
    assert f"fault+{DOOR}@ordna.example" in said(sheet(ordna, "objects", DOOR))


def test_it_is_printed_in_the_company_s_language(ordna: Ordna, town: Town) -> None:
    pdf = sheet(ordna, "objects", DOOR, ORDNA_LANGUAGE="sv")
    assert "Fel? Skriv till" in said(pdf)


def test_all_of_a_place_is_printed_one_label_a_page(ordna: Ordna, town: Town) -> None:
    pdf = sheet(ordna, "objects", "--at", FACILITY, "--format", "62x29")
    assert [FACILITY in page.extract_text() for page in pdf.pages] == [True, True, True]


def test_the_company_s_paper_is_a_setting(ordna: Ordna, town: Town) -> None:
    town.must("setting", "set", "label-format", "50x30")
    assert len(sheet(ordna, "objects", DOOR, "H-003").pages) == 2


def test_a_facility_has_a_label_of_its_own(ordna: Ordna, town: Town) -> None:
    assert FACILITY in said(sheet(ordna, "facilities", FACILITY))


def test_whoever_names_nothing_is_told_what_to_name(ordna: Ordna, town: Town) -> None:
    refused = ordna("register", "labels", "objects", "-o", "x.pdf", **MAIL)
    assert (refused.code, "--all" in refused.err) == (1, True)


def test_without_chat_and_mail_a_code_leads_nowhere(ordna: Ordna, town: Town) -> None:
    refused = ordna("register", "labels", "objects", DOOR, "-o", "x.pdf")
    assert (refused.code, "ORDNA_TELEGRAM_TOKEN" in refused.err) == (1, True)


def test_a_customer_s_name_is_on_no_label(ordna: Ordna, town: Town) -> None:
    assert CUSTOMER not in said(sheet(ordna, "objects", "--all"))


def code_on(ordna: Ordna, **variables: str) -> str:
    """What a scanner reads on the door's label."""
    answer = ordna(
        "register", "labels", "objects", DOOR, "--format", "62x29", "-o", "-", **variables
    )
    assert answer.code == 0, answer.err
    (page,) = pages(answer.content)
    return str(codes_on(page)[0].text)


@needs_poppler
@pytest.mark.shows("L", "RV-09")
def test_a_code_that_opens_the_page_needs_neither_chat_nor_mail(ordna: Ordna, town: Town) -> None:
    town.must("setting", "set", "label-code", "page")
    code = code_on(ordna, ORDNA_PUBLIC_URL="http://localhost:8080")
    assert code == f"http://localhost:8080/r/o_{DOOR}"


@needs_poppler
@pytest.mark.shows("L", "RV-09")
@pytest.mark.parametrize(
    ("public_url", "code"),
    [
        ("https://ordna.example", f"https://ordna.example/r/o_{DOOR}"),
        ("http://localhost:8080", f"mailto:fault+{DOOR}@ordna.example"),
    ],
    ids=["reached", "not reached"],
)
def test_without_a_bot_a_code_opens_the_page_where_phones_reach_it(
    ordna: Ordna, town: Town, public_url: str, code: str
) -> None:
    assert code_on(ordna, ORDNA_PUBLIC_URL=public_url, **MAIL) == code


@pytest.mark.shows("L", "RV-09")
def test_the_page_of_a_sticker_is_told(ordna: Ordna, town: Town) -> None:
    told = ordna(
        "register", "sticker", "objects", DOOR, "--page", ORDNA_PUBLIC_URL="https://a.test"
    )
    assert told.out.strip() == f"https://a.test/r/o_{DOOR}"
