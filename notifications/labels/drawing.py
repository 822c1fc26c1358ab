"""Draws labels onto pages; runs in a child process."""

from collections.abc import Sequence
from io import BytesIO

from reportlab import rl_config

rl_config.useA85 = 0  # text encoding of streams: ten times slower and a fifth larger

from reportlab.lib.units import mm  # noqa: E402
from reportlab.pdfgen.canvas import Canvas  # noqa: E402

from core.labels import Label, LabelFormat  # noqa: E402
from notifications.labels.fitting import LEADING, Line, about, foot  # noqa: E402
from notifications.labels.printing import Sheet  # noqa: E402
from notifications.papers.look import REGULAR, glyphs  # noqa: E402
from notifications.papers.squares import QUIET, Squares, squares_of  # noqa: E402

DOT = 72 / 300
"""What a label printer can set, in points; squares of whole dots stay sharp."""
ON_SHEET, ON_ROLL = 3 * mm, 1.6 * mm
"""So much stays free at a label's edges: a sheet never lies in a printer quite as it should."""
CLEAR = QUIET + 0.5
"""So many squares are between a code and what is written."""
ABOVE_CAPITALS = 0.26
"""The part of a line's size above its capital letters, which begin level with the code."""
BASE = 0.98
"""Where in a line its letters stand, in parts of its size from the line's top."""


def draw_labels(sheet: Sheet) -> bytes:
    """The labels as a PDF file."""
    glyphs()
    file = BytesIO()
    width, height = (side * mm for side in sheet.format.page)
    canvas = Canvas(file, pagesize=(width, height), lang=sheet.language, initialFontName=REGULAR)
    canvas.setTitle(sheet.title)
    canvas.setAuthor(sheet.company)
    canvas.setCreator("Ordna")
    on_page, first = sheet.format.on_page, sheet.skipped % sheet.format.on_page
    for nth, label in enumerate(sheet.labels, first):
        if nth > first and nth % on_page == 0:
            canvas.showPage()
        left, top = (side * mm for side in sheet.format.place(nth % on_page))
        _Drawn(canvas, sheet.format, left, height - top).draw(label)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


class _Drawn:
    """One label, whose upper left corner is at ``left`` and ``top``, in points on the page."""

    def __init__(self, canvas: Canvas, paper: LabelFormat, left: float, top: float) -> None:
        self._canvas, self._left, self._top = canvas, left, top
        self._width, self._height = (side * mm for side in paper.size)
        self._free = ON_SHEET if paper.margins else ON_ROLL
        self._scale = min(max(self._height / (30 * mm), 0.7), 1.4)
        self._stacked = self._height > 0.95 * self._width

    def draw(self, label: Label) -> None:
        """Draw the code, what stands beside or below it, and the address at the foot."""
        self._canvas.setFillGray(0)
        last = foot(label, 7 * self._scale, self._width - 2.2 * self._free)
        room = self._height - self._free - sum(size * LEADING for _, _, size in last)
        code = squares_of(label.link)
        square = self._square(code, room)
        edge, side = max(self._free, QUIET * square), square * code.side
        self._code(code, square, edge)
        self._beside(label, edge, side + max(CLEAR * square, 2 * mm), room)
        self._set(last, min(edge, 1.2 * self._free), room)

    def _square(self, code: Squares, room: float) -> float:
        """How large a square of the code may be, in whole dots."""
        part = 0.7 if self._stacked else 0.48
        most = min(
            (room - self._free) / (code.side + QUIET),
            room / (code.side + 2 * QUIET),
            self._width * part / (code.side + QUIET),
        )
        return max(int(most / DOT) * DOT, DOT)

    def _code(self, code: Squares, square: float, edge: float) -> None:
        left, top = (round(at / DOT) * DOT for at in (self._left + edge, self._top - edge))
        path = self._canvas.beginPath()
        for column, row, length in code.runs:
            path.rect(left + column * square, top - (row + 1) * square, length * square, square)
        self._canvas.drawPath(path, stroke=0, fill=1)

    def _beside(self, label: Label, edge: float, apart: float, room: float) -> None:
        left, down = (edge, edge + apart) if self._stacked else (edge + apart, edge)
        width, height = self._width - left - self._free, room - down
        lines = about(label, self._scale, width, height)
        raised = lines[0][2] * ABOVE_CAPITALS if lines and not self._stacked else 0
        self._set(lines, left, down - raised)

    def _set(self, lines: Sequence[Line], left: float, down: float) -> None:
        """Lines below each other, the first one's top so far down from the label's."""
        for text, font, size in lines:
            self._canvas.setFont(font, size)
            self._canvas.drawString(self._left + left, self._top - down - size * BASE, text)
            down += size * LEADING
