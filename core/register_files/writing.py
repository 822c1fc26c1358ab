"""A register written as a file that ``reading`` takes, and that Excel opens in the right columns."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from core.register_files.cells import guarded
from core.register_files.file_kind import FileKind
from core.register_files.known import Known

MARK = "\ufeff"
"""Tells Excel that the file is in UTF-8."""


def table_of(kind: FileKind, rows: Iterable[Any], known: Known) -> list[list[str]]:
    """Every line of these rows, cell by cell, in the order of the kind's columns."""
    return [list(line) for row in rows for line in kind.written(row, known)]


def csv_of(header: Sequence[str], lines: Iterable[Sequence[str]], delimiter: str) -> str:
    """The file, with Excel's mark first; no cell of it is taken for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([guarded(cell) for cell in line] for line in lines)
    return MARK + out.getvalue()
