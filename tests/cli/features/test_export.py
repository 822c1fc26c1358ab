"""The list as a file, as it is typed."""

import csv
import io

import pytest

from tests.cli.features.command import Ordna
from tests.cli.features.town import Town


def rows(ordna: Ordna, name: str, separator: str) -> list[list[str]]:
    """The file as a spreadsheet reads it."""
    text = (ordna.folder / name).read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


@pytest.mark.shows("L", "LS-14")
def test_the_filtered_list_is_written_as_csv(ordna: Ordna, town: Town) -> None:
    town.order('=HYPERLINK("http://evil.example")')
    town.order("The lift stands still")
    town.must("order", "export", "all.csv", "--sort", "number", "--columns", "number,description")
    town.must("order", "export", "lift.csv", "--search", "lift", "--columns", "number")
    assert rows(ordna, "all.csv", ",") == [
        ["Number", "Description"],
        ["2", "The lift stands still"],
        ["1", '\'=HYPERLINK("http://evil.example")'],
    ]
    assert rows(ordna, "lift.csv", ",") == [["Number"], ["2"]]


@pytest.mark.shows("L", "LS-14")
def test_in_swedish_cells_are_separated_as_swedish_spreadsheets_expect(
    ordna: Ordna, town: Town
) -> None:
    town.order()
    ordna("order", "export", "a.csv", "--columns", "number,state", ORDNA_LANGUAGE="sv")
    content = (ordna.folder / "a.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b'"1";"ny"\r\n')


def test_the_standard_output_is_a_file_too(town: Town) -> None:
    town.order()
    out = town.must("order", "export", "-", "--columns", "number", "--separator", "tab").content
    assert out == b'\xef\xbb\xbf"Number"\r\n"1"\r\n'


def test_a_file_that_can_not_be_written_is_refused_and_leaves_nothing(
    ordna: Ordna, town: Town
) -> None:
    answer = ordna("order", "export", "nowhere/a.csv")
    refused = ordna("order", "export", "a.csv", "--columns", "colour")
    assert (answer.code, refused.code) == (1, 1)
    assert "can't be written" in answer.err
    assert [each.name for each in ordna.folder.iterdir()] == ["var"]
