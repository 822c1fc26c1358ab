"""Lists of lines as tables; a cell that fits on one line is not set as a text, which is quicker."""

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import LongTable

from notifications.papers import look
from notifications.papers.blocks import Column, Listed
from notifications.papers.setter import Setter

Row = list[Any]
TWO_LINES = " " * 100
BETWEEN = 2 * mm
"""What keeps a column from the next."""


def table_of(block: Listed, shown: look.Look, setter: Setter) -> LongTable:
    """The list, its head repeated on every page, as many rows as there is room for."""
    widths = [each.width * look.WIDTH for each in block.columns]
    heads = [look.HEAD_NUMBER if each.number else look.HEAD_CELL for each in block.columns]
    first = _row([each.head for each in block.columns], heads, widths, setter)
    rows = [first, *_rows(block, widths, setter)]
    return LongTable(rows, widths, repeatRows=1, style=_style(block.columns, shown))


def _rows(block: Listed, widths: Sequence[float], setter: Setter) -> Iterator[Row]:
    styles = [look.NUMBER if each.number else look.CELL for each in block.columns]
    for row in block.rows:
        if setter.allowance.take(TWO_LINES):
            yield _row(row, styles, widths, setter)


def _row(
    texts: Sequence[str], styles: Sequence[ParagraphStyle], widths: Sequence[float], setter: Setter
) -> Row:
    cells = zip(texts, styles, widths, strict=True)
    return [setter.cell(text, style, width - BETWEEN) for text, style, width in cells]


def _style(columns: Sequence[Column], shown: look.Look) -> list[tuple[Any, ...]]:
    numbers = [at for at, column in enumerate(columns) if column.number]
    return [
        *shown.ruled,
        *_of(look.HEAD_CELL, (0, 0), (-1, 0)),
        *_of(look.CELL, (0, 1), (-1, -1)),
        *(("ALIGN", (at, 0), (at, -1), "RIGHT") for at in numbers),
    ]


def _of(style: ParagraphStyle, start: tuple[int, int], end: tuple[int, int]) -> Row:
    font = ("FONT", start, end, style.fontName, style.fontSize, style.leading)
    return [font, ("TEXTCOLOR", start, end, style.textColor)]
