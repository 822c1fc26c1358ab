"""The list as CSV that spreadsheets open rightly, and that can carry no formula into them (LS-14)."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

from core.columns import Cell, columns
from core.filters import OrderFilter
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput
from core.usecases.list_choices import columns_of
from core.usecases.lists import ListOrders, list_pages
from core.words import N_, Label, Words

SEPARATORS = {"sv": ";", "en": ","}
"""Between cells, by language: what Excel expects where that language is spoken."""
MARK = "\ufeff"
"""How the file begins, so that Excel reads it as UTF-8."""
_UNSEEN = "\\s\ufeff\u200b"
_BEGINS_A_FORMULA = re.compile(
    f"((?:^[{_UNSEEN}]*|[,;\t\r\n][{_UNSEEN}]{{0,40}}))([=+\\-@＝＋－＠])"
)
_A_NUMBER = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")
_LIKE_A_DAY = re.compile(r"[0-9]{1,4}[-/.][0-9]{1,2}(?:[-/.][0-9]{1,4})?")


@dataclass(frozen=True, slots=True)
class ExportList:
    """The list of this filter, else the person's own, in these columns, else his.

    ``separator`` None is what the language's spreadsheets expect.
    """

    words: Words
    filter: OrderFilter | None = None
    columns: tuple[str, ...] | None = None
    separator: str | None = None


def export_list(command: ExportList, actor: Actor, uow: UnitOfWork) -> Iterator[str]:
    """The file's text, piece by piece while the list is read, so that it may be of any length.

    UTF-8 with a mark, CRLF, days as ISO 8601 in the company's zone.
    """
    words = command.words
    if command.separator not in {None, ";", ",", "\t"}:
        raise BadInput(N_("Cells are separated by a semicolon, a comma or a tab."))
    keys = columns_of(actor, uow, command.columns)
    known = columns(uow.settings.all())
    shown = [known[key] for key in keys]
    listed = ListOrders(command.filter, detailed=True, zone=words.zone)
    pages = list_pages(listed, actor, uow)
    separator = command.separator or SEPARATORS[words.language]
    return _pieces(
        [words.text(column.label) for column in shown],
        ([[column.cell(row) for column in shown] for row in page] for page in pages),
        separator,
        words,
    )


def written(cell: Cell, words: Words) -> str | int:
    """The cell as the file holds it."""
    match cell:
        case bool():
            return words.text(N_("yes")) if cell else ""
        case int():
            return cell
        case datetime():
            return words.local(cell.astimezone(UTC)).strftime("%Y-%m-%d %H:%M")
        case date():
            return cell.isoformat()
        case Label():
            return harmless(words.text(cell))
        case tuple():
            return harmless(", ".join(cell))
        case _:
            return harmless(cell or "")


@lru_cache(4096)
def harmless(text: str) -> str:
    """The text so that a spreadsheet takes it for text: no formula, and no day made of *12-1*.

    What would be taken for more gets an apostrophe before it, so it stays readable; a plain
    negative number is let be. So does what would begin a cell for a program that expects another
    separator.
    """
    if _A_NUMBER.fullmatch(text):
        return text
    if _LIKE_A_DAY.fullmatch(text):
        return f"'{text}"
    safe = _BEGINS_A_FORMULA.sub(r"\1'\2", text)
    return f"'{safe}" if safe[:1] in {"\t", "\r", "\n"} else safe


def _pieces(
    labels: Sequence[str],
    pages: Iterator[Sequence[Sequence[Cell]]],
    separator: str,
    words: Words,
) -> Iterator[str]:
    yield MARK + lines_of([[harmless(label) for label in labels]], separator)
    for page in pages:
        yield lines_of([[written(cell, words) for cell in row] for row in page], separator)


def lines_of(rows: Sequence[Sequence[str | int]], separator: str) -> str:
    """Every text is quoted, so that a comma in it begins no new cell where commas separate."""
    text = io.StringIO()
    writer = csv.writer(
        text, delimiter=separator, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n"
    )
    writer.writerows(rows)
    return text.getvalue()
