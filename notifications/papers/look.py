"""How papers look: their font, colours, measures and text styles."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from notifications.papers.blocks import ACCENT as PETROL
from notifications.papers.blocks import Style

FONTS = Path(__file__).parent / "fonts"
REGULAR, BOLD = "Ordna", "Ordna-SemiBold"

PAGE = A4
MARGIN = 20 * mm
WIDTH = A4[0] - 2 * MARGIN
HEAD_FIRST, HEAD, FOOT = 45 * mm, 25 * mm, 25 * mm

INK, QUIET, RULE = HexColor("#1c2629"), HexColor("#5a6872"), HexColor("#d5dcdf")
ACCENT, SHADE, AMBER = HexColor(PETROL), HexColor("#f4f6f6"), HexColor("#8a5a00")
READABLE = 0.183
"""The luminance whose contrast with white is 4.5."""


@cache
def glyphs() -> frozenset[int]:
    """The characters that the font has; registers it at first need."""
    faces = {REGULAR: "IBMPlexSans-Regular.ttf", BOLD: "IBMPlexSans-SemiBold.ttf"}
    for name, file in faces.items():
        pdfmetrics.registerFont(TTFont(name, str(FONTS / file)))
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD
    )
    return frozenset(pdfmetrics.getFont(REGULAR).face.charToGlyph)


def _style(name: str, size: float, leading: float, **more: object) -> ParagraphStyle:
    look = {"fontName": REGULAR, "textColor": INK, "splitLongWords": 1, **more}
    return ParagraphStyle(name, fontSize=size, leading=leading, **look)


TITLE = _style("title", 16, 20, fontName=BOLD, spaceAfter=3 * mm)
HEADING = _style("heading", 11.5, 15, fontName=BOLD, textColor=ACCENT, spaceBefore=6 * mm)
LABEL = _style("label", 7.8, 10.5, textColor=QUIET)
SUBHEADING = _style("subheading", 9, 12, fontName=BOLD, spaceBefore=3.5 * mm)
TEXT = _style("text", 9.5, 13.2)
SAID = _style("said", 9.5, 13.2, spaceAfter=0.6 * mm)
CHECK = _style("check", 9.5, 13.2, spaceBefore=1.2 * mm)
UNDER = _style("under", 8, 11, textColor=QUIET, spaceBefore=1.2 * mm)
QUIETLY = _style("quietly", 8, 11, textColor=QUIET)
DONE = _style("done", 9.5, 13.2, leftIndent=30 * mm, bulletFontName=REGULAR, bulletFontSize=8.5,
              bulletColor=QUIET, spaceBefore=1.6 * mm)  # fmt: skip
DONE_MORE = _style("done-more", 9.5, 13.2, leftIndent=30 * mm)
DONE_BY = _style("done-by", 8, 11, textColor=QUIET, leftIndent=30 * mm)
CELL = _style("cell", 9, 12)
NUMBER = _style("number", 9, 12, alignment=TA_RIGHT)
HEAD_CELL = _style("head-cell", 7.8, 10.5, textColor=QUIET)
HEAD_NUMBER = _style("head-number", 7.8, 10.5, textColor=QUIET, alignment=TA_RIGHT)
TOTAL = _style("total", 10.5, 14, fontName=BOLD, alignment=TA_RIGHT)
NOTE = _style("note", 8.5, 11.5, textColor=AMBER)
CAPTION = _style("caption", 7.8, 10.4, textColor=QUIET)
NAME = _style("name", 9.5, 12.5, fontName=BOLD)

TIGHT = [
    ("FONTNAME", (0, 0), (-1, -1), REGULAR),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]
RULED = [
    *TIGHT,
    ("TOPPADDING", (0, 0), (-1, -1), 1.1 * mm),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1.3 * mm),
    ("RIGHTPADDING", (0, 0), (-2, -1), 2 * mm),
    ("LINEBELOW", (0, 0), (-1, 0), 0.8, QUIET),
    ("LINEBELOW", (0, 1), (-1, -1), 0.4, RULE),
]
SUMMED = [
    *TIGHT,
    ("BACKGROUND", (0, 0), (-1, -1), SHADE),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("TOPPADDING", (0, 0), (-1, -1), 2 * mm),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2 * mm),
    ("LEFTPADDING", (0, 0), (-1, -1), 3 * mm),
    ("RIGHTPADDING", (0, 0), (-1, -1), 3 * mm),
]


COMPACT_RULED = [
    *RULED,
    ("TOPPADDING", (0, 0), (-1, -1), 0.5 * mm),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0.5 * mm),
]


GAP = 4 * mm
"""What lies between two photos."""


@dataclass(frozen=True, slots=True)
class Grid:
    """How many photos stand beside each other, and how high each may be."""

    across: int
    height: float

    @property
    def width(self) -> float:
        """The width of each."""
        return float(WIDTH - (self.across - 1) * GAP) / self.across


@dataclass(frozen=True, slots=True)
class Look:
    """A paper's one colour, and how much room it takes: its headings, lists and grids of photos.

    ``few`` is the grid of photos that would leave a gap in the grid of ``many``.
    """

    accent: Color
    heading: ParagraphStyle
    ruled: list[tuple[object, ...]]
    few: Grid
    many: Grid

    def grid(self, photos: int, across: int | None = None) -> Grid:
        """The grid for so many photos."""
        if across is not None:
            return Grid(across, self.few.height)
        return self.few if photos in {1, 2, 4} else self.many


def look_of(style: Style) -> Look:
    """The look that a style names; a layout that nobody knows is the standard one (SE-57)."""
    accent = HexColor(style.accent)
    ink = legible(accent)
    if style.layout == "compact":
        tight = HEADING.clone("compact-heading", textColor=ink, spaceBefore=3 * mm)
        return Look(accent, tight, COMPACT_RULED, Grid(5, 26 * mm), Grid(5, 26 * mm))
    heading = HEADING.clone("own-heading", textColor=ink)
    return Look(accent, heading, RULED, Grid(2, 44 * mm), Grid(3, 44 * mm))


def legible(colour: Color) -> Color:
    """The colour, as much darker as it must be to be read on white (WCAG AA)."""
    shades = (Color(*(part * step / 10 for part in colour.rgb())) for step in range(10, -1, -1))
    return next(shade for shade in shades if _luminance(shade) < READABLE)


def _luminance(colour: Color) -> float:
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.rgb()
    )
    return float(
        sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))
    )
