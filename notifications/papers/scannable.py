"""QR codes, drawn as lines so that they stay sharp at any size."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from reportlab.platypus import Flowable

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
    rows = _rows(text)
    dot = side / len(rows)
    path = canvas.beginPath()
    for line, row in enumerate(rows):
        for start, length in _runs(row):
            path.rect(x + start * dot, y + side - (line + 1) * dot, length * dot, dot)
    canvas.setFillGray(0)
    canvas.drawPath(path, stroke=0, fill=1)


def _rows(text: str) -> list[bytes]:
    import zxingcpp

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image: Any = code.to_image(scale=1, add_quiet_zones=False)
    dots = memoryview(image)
    height, width = dots.shape or (0, 0)
    whole = dots.tobytes()
    return [whole[line * width : (line + 1) * width] for line in range(height)]


def _runs(row: bytes) -> Iterator[tuple[int, int]]:
    at = 0
    for shade, run in groupby(row):
        length = len(list(run))
        if shade == 0:
            yield at, length
        at += length
