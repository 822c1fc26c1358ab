"""The least that a page can cost: its every word, line and image put by hand where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from notifications.papers import look
from notifications.papers.blocks import Picture

Place = tuple[float, float]


@dataclass
class Drawn:
    """What stands on a page: words with their size, boxes and lines, images with their sides."""

    words: list[tuple[float, float, float, str]] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)
    images: list[tuple[float, float, float, float]] = field(default_factory=list)


def traced(pdf: bytes) -> list[Drawn]:
    """What stands on each page of a paper."""
    return [_traced(page) for page in PdfReader(BytesIO(pdf)).pages]


def _traced(page: Any) -> Drawn:
    drawn, start = Drawn(), [0.0, 0.0]

    def word(
        text: str, matrix: Sequence[float], at: Sequence[float], font: Any, size: float
    ) -> None:
        if text.strip():
            drawn.words.append((at[4] + matrix[4], at[5] + matrix[5], size, text.strip("\n")))

    def mark(operator: bytes, operands: Sequence[Any], matrix: Sequence[float], at: Any) -> None:
        if operator == b"re":
            x, y, width, height = (float(each) for each in operands)
            drawn.boxes.append((matrix[4] + x, matrix[5] + y, width, height))
        elif operator == b"m":
            start[:] = [float(each) for each in operands]
        elif operator == b"l":
            width = float(operands[0]) - start[0]
            drawn.boxes.append((matrix[4] + start[0], matrix[5] + start[1], width, 0.4))
        elif operator == b"Do":
            drawn.images.append((matrix[4], matrix[5], matrix[0], matrix[3]))

    page.extract_text(visitor_text=word, visitor_operand_before=mark)
    return drawn


def drawn_by_hand(pages: Sequence[Drawn], pictures: Sequence[Picture]) -> bytes:
    """The same pages on a bare canvas."""
    look.glyphs()
    out, images = BytesIO(), iter(pictures)
    canvas = Canvas(out, pagesize=look.PAGE, initialFontName=look.REGULAR)
    for page in pages:
        for x, y, size, text in page.words:
            canvas.setFont(look.REGULAR, size or 9)
            canvas.drawString(x, y, text)
        path = canvas.beginPath()
        for box in page.boxes:
            path.rect(*box)
        canvas.drawPath(path, stroke=0, fill=1)
        for x, y, width, height in page.images:
            image = ImageReader(BytesIO(next(images).content))
            canvas.drawImage(image, x, y, width, height)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
