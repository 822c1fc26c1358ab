"""Labels as they come out of a printer: their codes are scanned, their looks are approved."""

import io
from typing import Any

import pytest
from PIL import Image, ImageOps
from pypdf import PdfReader

from core.labels import Label, LabelFormat, Margins, read_format
from notifications.labels.printing import Sheet, labels_for_print
from tests.notifications.approved import assert_looks_approved, codes_on, needs_poppler, pages

pytestmark = [needs_poppler, pytest.mark.shows("P", "XT-12")]
BOT = "https://t.me/OrdnaNordportBot?start="
DOOR = Label(
    link=f"{BOT}o_D-014",
    name="Entrédörr",
    code="D-014",
    place="Brf Eken, Storgatan 5, port 2",
    write="Fel? Skanna eller skriv till",
    address="fault+D-014@ao.nordport.example",
    company="Nordport Service AB",
    phone="08-120 30 40",
)
GATE = Label(
    link=f"{BOT}o_PORT-0000123-A",
    name="Takskjutport väst med lång benämning till hallen",
    code="PORT-0000123-A",
    place="Lagerbolaget i Västra Götaland, Industrivägen 143, 431 53 Mölndal",
    write="Fel? Skanna eller skriv till",
    address="fault+PORT-0000123-A@ao.nordport.example",
    company="Nordport Service AB",
    phone="08-120 30 40",
)
PLACE = Label(
    link=f"{BOT}f_{'3fa85f64' * 4}",
    name="Brf Eken",
    code="",
    place="Storgatan 5, 411 24 Göteborg",
    write="Fault? Scan or write to",
    address="fault+f_3fa85f643f@ao.nordport.example",
    company="Nordport Service AB",
    phone="08-120 30 40",
)
FORMATS = ("62x29", "50x30", "38x19", "57x80", "3x8", "2x7", "5x13", "2x4")


def printed(*labels: Label, on: str = "62x29", **more: Any) -> bytes:
    """The labels as a PDF file."""
    paper = more.pop("paper", None) or read_format(on)
    return labels_for_print(Sheet(paper, labels, "Labels", "Nordport", "sv", **more))


def scanned(page: Image.Image) -> list[str]:
    """What a scanner reads on a page, from its top."""
    found = codes_on(page)
    return [each.text for each in sorted(found, key=_from_the_top)]


def _from_the_top(code: Any) -> tuple[int, int]:
    corner = code.position.top_left
    return round(corner.y / 40), corner.x


def text_of(pdf: bytes) -> str:
    """All that is written."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize("on", FORMATS)
@pytest.mark.parametrize("label", [DOOR, GATE, PLACE], ids=["door", "gate", "place"])
def test_a_printed_code_is_read_at_300_dpi(label: Label, on: str) -> None:
    (page,) = pages(printed(label, on=on))
    assert scanned(page) == [label.link]


@pytest.mark.parametrize("on", ["62x29", "3x8"])
def test_it_is_read_from_a_coarser_printer_too(on: str) -> None:
    (page,) = pages(printed(GATE, on=on), dpi=203)
    assert scanned(page) == [GATE.link]


@pytest.mark.parametrize("on", FORMATS)
def test_four_squares_stay_white_round_a_code(on: str) -> None:
    (page,) = pages(printed(DOOR, on=on))
    paper = ImageOps.expand(page, 100, 255)
    (code,) = codes_on(paper)
    corner, far = code.position.top_left, code.position.bottom_right
    free = (far.x - corner.x) * 4 // 29 - 3
    round_it = (corner.x - free, corner.y - free, far.x + free, far.y + free)
    dark = ImageOps.invert(paper.crop(round_it)).getbbox()
    assert dark is not None
    left, top, right, bottom = dark
    rims = (left, top, round_it[2] - round_it[0] - right, round_it[3] - round_it[1] - bottom)
    assert min(rims) >= free * 0.9


@pytest.mark.parametrize("on", FORMATS)
def test_people_read_what_it_is_whose_and_where_to_write(on: str) -> None:
    text = text_of(printed(DOOR, on=on)).replace("\n", "")
    for each in (DOOR.name, DOOR.code, DOOR.company, DOOR.address):
        assert each in text


def test_a_label_printer_s_page_is_one_label() -> None:
    pdf = PdfReader(io.BytesIO(printed(DOOR, GATE, on="62x29")))
    sizes = [(round(float(p.mediabox.width) / 72 * 25.4), p.mediabox.height) for p in pdf.pages]
    assert [width for width, _ in sizes] == [62, 62]


def test_a_sheet_is_filled_before_another_is_begun() -> None:
    shown = [scanned(page) for page in pages(printed(*[DOOR] * 25, on="3x8"), dpi=200)]
    assert [len(each) for each in shown] == [24, 1]


def test_labels_that_were_used_are_skipped() -> None:
    (page,) = pages(printed(DOOR, on="3x8", skipped=23), dpi=200)
    (code,) = codes_on(page)
    assert code.position.top_left.x > page.width * 0.6
    assert code.position.top_left.y > page.height * 0.8


def test_a_sheet_s_own_margins_move_its_labels() -> None:
    usual, moved = (
        codes_on(pages(printed(DOOR, paper=paper), dpi=200)[0])[0].position.top_left
        for paper in (_sheet(12.9), _sheet(22.9))
    )
    assert round((moved.y - usual.y) / 200 * 25.4) == 10


def _sheet(top: float) -> LabelFormat:
    return read_format("3x7", Margins(top, 7.2, 2.5))


def test_hostile_text_is_printed_as_it_stands() -> None:
    label = Label(
        "https://t.me/b?start=o_1", "<b>&\x00\u202e" + "x" * 5000, "1" * 90, "", "", "", "", ""
    )
    assert "<b>&" in text_of(printed(label))


@pytest.mark.parametrize("on", ["62x29", "50x30", "3x8", "2x7", "57x80"])
def test_labels_look_as_approved(on: str) -> None:
    assert_looks_approved(printed(DOOR, GATE, PLACE, on=on), f"labels-{on}")
