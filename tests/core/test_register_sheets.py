"""Files as Excel and other systems write them become rows with their line numbers."""

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.refusals import BadInput, Refused
from core.register_files.cells import (
    code_said,
    day_said,
    escaped,
    guarded,
    number_said,
    number_written,
    parts_said,
    parts_written,
    unescaped,
    unguarded,
    yes_said,
)
from core.register_files.kinds import FILE_KINDS
from core.register_files.sheets import NoRows, Unreadable, sheet_of
from core.register_files.texts import LARGEST, NotText, WrongEncoding

ROWS = [("Brf Eken", "Östra Ågatan 5"), ("Åkeri AB", "")]
TEXT = "Namn;Adress\r\nBrf Eken;Östra Ågatan 5\r\nÅkeri AB;\r\n"


def cells(content: bytes, **how: str) -> list[tuple[str, ...]]:
    """The cells of a file's rows."""
    return [row.cells for row in sheet_of(content, **how).rows]


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
        TEXT.replace(";", "\t").encode("utf-16"),
        TEXT.replace(";", ",").encode(),
        TEXT.replace(";", "|").encode(),
        TEXT.replace("\r\n", "\n").encode(),
        TEXT.replace("\r\n", "\r").encode(),
        f"sep=;\r\n{TEXT}".encode(),
        f'"sep=;"\r\n{TEXT}'.encode("cp1252"),
        TEXT.encode() + b";;\r\n\r\n",
    ],
)
def test_excel_s_files_are_read_without_being_told_how(content: bytes) -> None:
    assert cells(content) == ROWS


def test_the_encoding_and_the_delimiter_may_be_said() -> None:
    content = "Namn,Adress\nBrf Eken,Östra Ågatan 5\nÅkeri AB,\n".encode("mac-roman")
    assert cells(content, encoding="mac-roman", delimiter=",") == ROWS


@pytest.mark.parametrize("delimiter", ["tab", "\\t", "\t"])
def test_a_tab_may_be_said_in_words(delimiter: str) -> None:
    assert cells(b"a\tb;c\n1\t2\n", delimiter=delimiter) == [("1", "2")]


def test_a_row_s_line_is_where_it_begins() -> None:
    sheet = sheet_of(b'name;note\nA;"two\nlines"\n\nB;x\n')
    assert [(row.line, row.cells) for row in sheet.rows] == [
        (2, ("A", "two\nlines")),
        (5, ("B", "x")),
    ]


def test_a_delimiter_inside_quotes_parts_nothing() -> None:
    assert cells(b'"a,b,c";d\n1;2\n') == [("1", "2")]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", NoRows),
        (b"name\n", NoRows),
        (b"PK\x03\x04xlsx", NotText),
        (b"\xd0\xcf\x11\xe0xls", NotText),
        (b'name\n"open\n', Unreadable),
        (b'name\n"a"b\n', Unreadable),
        (b"x" * (LARGEST + 1), BadInput),
        (b"name\n" + b"x" * 100_001, Unreadable),
    ],
)
def test_what_can_t_be_read_is_said_to_be_so(content: bytes, refusal: type[Refused]) -> None:
    with pytest.raises(refusal):
        sheet_of(content)


def test_a_file_in_another_encoding_than_was_said_is_refused() -> None:
    with pytest.raises(WrongEncoding):
        sheet_of(TEXT.encode("cp1252"), encoding="utf-8")
    with pytest.raises(WrongEncoding):
        sheet_of(TEXT.encode(), encoding="klingon")


@given(st.binary(max_size=300))
def test_any_bytes_are_a_sheet_or_a_sentence(content: bytes) -> None:
    with suppress(Refused):
        assert sheet_of(content).rows


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("1 240,50", "1240.50"),
        ("1\u00a0240,50 kr", "1240.50"),
        ("1.240,50", "1240.50"),
        ("1,240.50", "1240.50"),
        ("1'240.50", "1240.50"),
        ("1240.5", "1240.5"),
        ("SEK 12", "12"),
        ("25 %", "25"),
        ("0,125", "0.125"),
        ("1.240.500", "1240500"),
        ("1,2400", "1.24"),
        (",5", "0.5"),
        ("-3", "-3"),
    ],
)
def test_numbers_are_read_as_people_write_them(said: str, meant: str) -> None:
    assert number_said(said) == Decimal(meant)


@pytest.mark.parametrize("said", ["1,240", "1.240", "12 st", "1..2", "1E+05", "-", "1,2,3", "NaN"])
def test_a_number_that_may_be_another_is_refused(said: str) -> None:
    with pytest.raises(BadInput):
        number_said(said)


@given(st.decimals(0, 10_000_000, places=4), st.sampled_from(",."))
def test_a_written_number_is_read_back(number: Decimal, comma: str) -> None:
    assert number_said(number_written(number, comma)) == number


@pytest.mark.parametrize(
    "said",
    ["2026-12-24", "20261224", "2026/12/24", "24.12.2026", "24/12/2026", "2026-12-24 00:00:00"],
)
def test_days_are_read_as_programs_write_them(said: str) -> None:
    assert day_said(said) == date(2026, 12, 24)


@pytest.mark.parametrize("said", ["05/06/2026", "2026-02-30", "24 dec", "26-12-24"])
def test_a_day_that_may_be_another_is_refused(said: str) -> None:
    with pytest.raises(BadInput):
        day_said(said)


@pytest.mark.parametrize(
    ("said", "meant"), [("ja", True), ("X", True), ("1", True), ("", False), ("Nej", False)]
)
def test_yes_and_no_are_read_in_both_languages(said: str, meant: bool) -> None:
    assert yes_said(said) is meant


@pytest.mark.parametrize("said", ["7,31E+12", "7.3105E12"])
def test_a_code_that_excel_has_shortened_is_refused(said: str) -> None:
    with pytest.raises(BadInput):
        code_said(said)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1)))
def test_parts_of_a_cell_are_read_back(parts: list[str]) -> None:
    parts = [each.strip() for each in parts if each.strip()]
    written = parts_written([escaped(each, ":!") for each in parts])
    assert [unescaped(each) for each in parts_said(written)] == parts


@given(st.text("='+-@1a \t", max_size=6))
def test_no_cell_is_a_formula_and_each_is_read_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "@"))


@pytest.mark.parametrize("text", ["+46 70-123 45 67", "-5", "1=1", "Brf Eken"])
def test_what_begins_no_formula_is_left_as_it_is(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_no_header_means_two_things(kind: str) -> None:
    headers = [header for column in FILE_KINDS[kind].columns for header in column.headers]
    assert sorted(headers) == sorted(set(headers))
