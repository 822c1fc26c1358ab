"""A file of rows under one header: cut into cells, every row with its line number."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from core.refusals import BadInput, Refused
from core.register_files.texts import AUTO, decoded
from core.words import N_

MOST_ROWS = 100_000
LONGEST_CELL = 100_000
DELIMITERS = ";\t,|"
_NAMED = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";"}


class Unreadable(Refused):
    sentence = N_(
        "Line {line} can't be read: a quotation mark is missing or one too many. "
        "Correct that line and import the file again."
    )


class NoRows(Refused):
    sentence = N_("There are no rows in that file. The first row names the columns.")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: the line it begins on, and its cells."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The names of the columns as they stand in the file, and the rows under them."""

    header: tuple[str, ...]
    rows: tuple[SheetRow, ...]


def sheet_of(content: bytes, *, encoding: str = AUTO, delimiter: str = AUTO) -> Sheet:
    """Read a file; raises a Refused that names the line where it can't be read."""
    text = decoded(content, encoding)
    text, said = _without_separator_line(text)
    sign = _NAMED.get(delimiter, delimiter)
    if sign == AUTO:
        sign = said or _delimiter_in(text)
    if len(sign) != 1:
        raise BadInput(N_("Write one sign for the delimiter, such as ; or , or tab."))
    rows = list(_rows(text, sign))
    if len(rows) < 2:
        raise NoRows
    return Sheet(tuple(cell.strip() for cell in rows[0].cells), tuple(rows[1:]))


def _rows(text: str, delimiter: str) -> Iterator[SheetRow]:
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line, count = 1, 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise Unreadable(line=line) from None
        if any(cell.strip() for cell in cells):
            count += 1
            yield SheetRow(line, tuple(cells))
        if count > MOST_ROWS + 1:
            raise BadInput(
                N_("At most {most} rows in one file, please; split it in two."), most=MOST_ROWS
            )
        line = reader.line_num + 1


def _without_separator_line(text: str) -> tuple[str, str | None]:
    """Excel's first line ``sep=;`` says the delimiter; it stays as an empty line."""
    first, end, rest = text.partition("\n")
    said = first.strip().strip('"').casefold()
    if said.startswith("sep=") and len(said) == 5:
        return f"{end}{rest}", said[4]
    return text, None


def _delimiter_in(text: str) -> str:
    """The sign that parts most columns in the first line that has any."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    outside = "".join(first.split('"')[::2])
    counts = Counter(each for each in outside if each in DELIMITERS)
    return max(DELIMITERS, key=lambda sign: counts[sign]) if counts else ";"
