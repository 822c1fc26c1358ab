"""Sets text: plain text goes straight to the typesetter, past its markup, which it would obey."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paraparser import ParaFrag

from notifications.papers import look
from notifications.papers.blocks import Notices
from notifications.papers.text import Allowance, pieces, short_lines


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets the texts of one document within its allowance; says so where some is cut."""

    allowance: Allowance
    notices: Notices

    def short(self, text: str, style: ParagraphStyle) -> list[Flowable]:
        """A short text, a paragraph for each of its lines."""
        return [_plain(line, style) for line in short_lines(text, look.glyphs())]

    def cell(self, text: str, style: ParagraphStyle, width: float) -> str | list[Flowable]:
        """A short text in a column of this width; only what needs several lines is set as such."""
        lines = short_lines(text, look.glyphs())
        if not lines:
            return ""
        fits = stringWidth(lines[0], style.fontName, style.fontSize) <= width
        if len(lines) == 1 and fits:
            return lines[0]
        return [_plain(line, style) for line in lines]

    def long(self, text: str, style: ParagraphStyle) -> Iterator[Flowable]:
        """A text of any length, as much of it as there is room for."""
        for piece in pieces(text, look.glyphs(), self.allowance):
            yield _plain(piece, style)
        yield from self.cut_here()

    def dated(self, when: str, text: str) -> Iterator[Flowable]:
        """A text of any length with a date in its margin."""
        for number, piece in enumerate(pieces(text, look.glyphs(), self.allowance)):
            yield _plain(piece, look.DONE_MORE if number else look.DONE, "" if number else when)
        yield from self.cut_here()

    def cut_here(self) -> list[Flowable]:
        """The note, where something has just been cut."""
        return self.short(self.notices.cut, look.NOTE) if self.allowance.cut_here() else []


def _plain(text: str, style: ParagraphStyle, margin: str = "") -> Paragraph:
    fragment = ParaFrag()
    fragment.text = text
    fragment.fontName, fragment.fontSize = style.fontName, style.fontSize
    fragment.textColor = style.textColor
    fragment.bold = fragment.italic = fragment.rise = fragment.greek = 0
    fragment.link, fragment.us_lines = [], []
    return Paragraph("", style, bulletText=margin or None, frags=[fragment])
