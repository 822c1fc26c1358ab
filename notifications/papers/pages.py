"""The head and foot of every page, and the count of pages that is only known at the end."""

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from notifications.papers import look
from notifications.papers.blocks import Paper, Picture
from notifications.papers.pictured import reader_of
from notifications.papers.text import settable

MOST_PAGES = 200
LOGO = (46 * mm, 15 * mm)


class TooManyPages(Exception):  # noqa: N818 - it says what happened
    """The document would have more pages than anybody reads."""


class CountedCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas that draws heads and feet when all pages are there, so that each knows their number."""

    def __init__(self, paper: Paper, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._paper = paper
        self._finished: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """Keep the page for later."""
        if len(self._finished) >= MOST_PAGES:
            raise TooManyPages
        self._finished.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Finish every page, then the document."""
        for number, page in enumerate(self._finished, 1):
            self.__dict__.update(page)
            _first_head(self, self._paper) if number == 1 else _head(self, self._paper)
            _foot(self, self._paper, number, len(self._finished))
            super().showPage()
        super().save()


def _first_head(canvas: Canvas, paper: Paper) -> None:
    top, company = look.PAGE[1] - look.MARGIN, paper.company
    accent = HexColor(paper.style.accent)
    canvas.setFillColor(accent)
    canvas.rect(0, look.PAGE[1] - 6, look.PAGE[0], 6, stroke=0, fill=1)
    beside = _logo(canvas, company.logo, top) if company.logo else 0
    _left(canvas, company.name, top - 10, look.BOLD, 13, look.INK, beside)
    _left(canvas, company.address, top - 25, look.REGULAR, 8.5, look.QUIET, beside)
    _left(canvas, company.reach, top - 37, look.REGULAR, 8.5, look.QUIET, beside)
    _right(canvas, paper.document, top - 4, look.REGULAR, 8.5, look.QUIET)
    _right(canvas, paper.number, top - 25, look.BOLD, 20, look.legible(accent))
    _rule(canvas, top - 50)


def _logo(canvas: Canvas, logo: Picture, top: float) -> float:
    """Draw the logo at the left and say how much room it takes."""
    scale = min(LOGO[0] / logo.width, LOGO[1] / logo.height)
    width, height = logo.width * scale, logo.height * scale
    middle = top - 40 + (LOGO[1] - height) / 2
    canvas.drawImage(reader_of(logo), look.MARGIN, middle, width, height)
    return float(width + 5 * mm)


def _head(canvas: Canvas, paper: Paper) -> None:
    top = look.PAGE[1] - look.MARGIN
    _left(canvas, paper.company.name, top + 8, look.REGULAR, 8.5, look.QUIET)
    about = f"{paper.number} · {paper.title}" if paper.title else paper.number
    _right(canvas, about, top + 8, look.REGULAR, 8.5, look.QUIET)
    _rule(canvas, top)


def _foot(canvas: Canvas, paper: Paper, page: int, pages: int) -> None:
    base = 15 * mm
    _rule(canvas, base + 18)
    _left(canvas, paper.company.papers, base + 6, look.REGULAR, 7.5, look.QUIET)
    _left(canvas, paper.notices.made, base - 5, look.REGULAR, 7.5, look.QUIET)
    count = paper.notices.page.format(page=page, pages=pages)
    _right(canvas, count, base + 6, look.REGULAR, 7.5, look.QUIET)


def _rule(canvas: Canvas, y: float) -> None:
    canvas.setStrokeColor(look.RULE)
    canvas.setLineWidth(0.6)
    canvas.line(look.MARGIN, y, look.PAGE[0] - look.MARGIN, y)


def _left(
    canvas: Canvas, text: str, y: float, font: str, size: float, colour: Any, beside: float = 0
) -> None:
    canvas.setFont(font, size)
    canvas.setFillColor(colour)
    room = look.WIDTH * 0.68 - beside
    canvas.drawString(look.MARGIN + beside, y, _fitting(text, font, size, room))


def _right(canvas: Canvas, text: str, y: float, font: str, size: float, colour: Any) -> None:
    canvas.setFont(font, size)
    canvas.setFillColor(colour)
    edge = look.PAGE[0] - look.MARGIN
    canvas.drawRightString(edge, y, _fitting(text, font, size, look.WIDTH * 0.55))


def _fitting(text: str, font: str, size: float, width: float) -> str:
    line = settable(text, look.glyphs())[:200]
    if stringWidth(line, font, size) <= width:
        return line
    while line and stringWidth(line + "…", font, size) > width:
        line = line[:-1]
    return line.rstrip() + "…"
