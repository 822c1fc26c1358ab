"""The list as CSV: whole, read back as it was written, and harmless to whoever opens it."""

import csv
import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.columns import Cell
from core.filters import OrderFilter
from core.refusals import BadInput
from core.usecases.list_exports import (
    MARK,
    ExportList,
    export_list,
    harmless,
    lines_of,
    written,
)
from core.words import Words
from tests.core.conftest import Company
from tests.core.listed import edits, some_orders
from tests.core.spoken import ENGLISH, SWEDISH

FORMULA_SIGNS = frozenset("=+-@＝＋－＠")
COLUMNS = ("number", "description", "customer", "assigned", "planned")


async def exported(company: Company, name: str = "Maja", **said: Any) -> str:
    """The file's text."""
    actor, command = company.actor(name), ExportList(**{"words": ENGLISH, **said})
    return await company.door.look_through(lambda uow: "".join(export_list(command, actor, uow)))


def read(text: str, separator: str = ",") -> list[list[str]]:
    """The file as a spreadsheet reads it."""
    return list(csv.reader(io.StringIO(text.removeprefix(MARK)), delimiter=separator))


@pytest.mark.shows("U", "LS-14")
async def test_the_filtered_list_is_exported_in_the_chosen_columns(company: Company) -> None:
    await some_orders(company)
    await edits(company, 3, "planned", "2026-11-26")
    text = await exported(company, filter=OrderFilter(text="lift"), columns=COLUMNS)
    assert read(text) == [
        ["Number", "Description", "Customer", "Assigned", "Planned date"],
        ["3", "The lift stands still", "Rektor", "Anna", "2026-11-26"],
    ]


@pytest.mark.shows("U", "LS-14")
@pytest.mark.parametrize(("words", "separator"), [(ENGLISH, ","), (SWEDISH, ";")])
async def test_excel_and_numbers_open_it_rightly(
    company: Company, words: Words, separator: str
) -> None:
    await some_orders(company)
    text = await exported(company, words=words, columns=("number", "created"))
    lines = text.removeprefix(MARK).split("\r\n")
    assert text.startswith("\ufeff")
    assert lines[0] == f'"Number"{separator}"Created"'
    assert lines[1].endswith('"2026-11-24 08:00"')


async def test_the_separator_can_be_chosen(company: Company) -> None:
    await some_orders(company)
    text = await exported(company, separator="\t", columns=("number", "state"))
    assert read(text, "\t")[1] == ["3", "new"]
    with pytest.raises(BadInput):
        await exported(company, separator="|")


@pytest.mark.shows("U", "LS-14")
async def test_what_somebody_wrote_into_a_fault_report_is_no_formula(company: Company) -> None:
    await company.reports(subject='=HYPERLINK("http://evil.example","Door")')
    text = await exported(company, columns=("description",))
    assert read(text)[1] == ['\'=HYPERLINK("http://evil.example","Door")']


async def test_only_what_one_sees_is_exported(company: Company) -> None:
    await some_orders(company)
    assert len(read(await exported(company, "Sven"))) == 1


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("-5", "-5"),
        ("-3,5", "-3,5"),
        ("-12.75", "-12.75"),
        ("070-123 45 67", "070-123 45 67"),
        ("+46 70 123 45 67", "'+46 70 123 45 67"),
        ("-1+1", "'-1+1"),
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("  =1", "  '=1"),
        ("\u00a0=1", "\u00a0'=1"),
        ("\ufeff=1", "\ufeff'=1"),
        ("cold, -5 degrees", "cold, '-5 degrees"),
        ("＝1", "'＝1"),
        ("12-1", "'12-1"),
        ("421-1", "'421-1"),
        ("2026-1", "'2026-1"),
        ("1/2", "'1/2"),
        ("Storgatan 5", "Storgatan 5"),
        ("", ""),
    ],
)
def test_a_text_stays_a_text_and_readable(text: str, safe: str) -> None:
    assert harmless(text) == safe


FIELDS = st.text(
    alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30
)
CELLS: st.SearchStrategy[Cell] = (
    FIELDS | st.integers(-(10**9), 10**9) | st.booleans() | st.none() | st.dates()
)


@given(rows=st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=5))
@example(rows=[["a;=1+1", "b\r\n=2"]])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_reads_back_what_was_written_and_no_cell_begins_a_formula(
    rows: list[list[Cell]], separator: str
) -> None:
    cells = [[written(cell, ENGLISH) for cell in row] for row in rows]
    text = lines_of(cells, separator)
    back = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    assert back == [[str(cell) for cell in row] for row in cells]
    assert all(is_harmless(cell) for row in back for cell in row)


@given(text=FIELDS, separator=st.sampled_from([",", ";", "\t"]))
@example(text="a,=1+1", separator=",")
def test_a_program_that_expects_another_separator_finds_no_formula_either(
    text: str, separator: str
) -> None:
    line = lines_of([["x", harmless(text), "y"]], ";")
    for row in csv.reader(io.StringIO(line, newline=""), delimiter=separator):
        assert all(is_harmless(cell) for cell in row)


def is_harmless(cell: str) -> bool:
    """Whether a spreadsheet takes the cell for text or a plain number."""
    try:
        float(cell.replace(",", "."))
    except ValueError:
        begins = cell.lstrip("\ufeff\u200b ")[:1]
        return begins not in FORMULA_SIGNS and not cell.startswith(("\t", "\r", "\n"))
    return True


async def test_a_long_list_comes_in_pieces(company: Company) -> None:
    await company.reports()
    first = await company.order()

    def many(command: None, actor: Any, uow: Any) -> None:
        for serial in range(2, 1002):
            number = type(first.number)(serial)
            uow.work_orders.add(replace(first, number=number, version=0, assignments=()))

    await company.does("Maja", many, None)
    maja, command = company.actor("Maja"), ExportList(ENGLISH)
    pieces = await company.door.look_through(
        lambda uow: [len(read(each)) for each in export_list(command, maja, uow)]
    )
    assert pieces == [1, 500, 500, 1]
