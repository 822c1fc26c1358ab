"""QR codes, drawn as lines so that they stay sharp at any size."""

from typing import TYPE_CHECKING

from reportlab.platypus import Flowable

from notifications.papers.squares import squares_of

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


class QrCode(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A QR code of this text, this many points wide, without a quiet margin of its own."""

    def __init__(self, text: str, side: float) -> None:
        super().__init__()
        self._text = text
        self.width = self.height = side

    def draw(self) -> None:
        """Draw it with its foot at the origin."""
        draw_qr(self.canv, self._text, 0, 0, self.width)


def draw_qr(canvas: "Canvas", text: str, x: float, y: float, side: float) -> None:
    """Draw the QR code of a text with its lower left corner here; every run of dark is one box."""
    code = squares_of(text)
    dot = side / code.side
    path = canvas.beginPath()
    for column, row, length in code.runs:
        path.rect(x + column * dot, y + side - (row + 1) * dot, length * dot, dot)
    canvas.setFillGray(0)
    canvas.drawPath(path, stroke=0, fill=1)
