"""QR codes as runs of dark squares, to be drawn as one shape that no viewer blurs."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

QUIET = 4
"""So many squares stay white round a code; scanners need them."""


@dataclass(frozen=True, slots=True)
class Squares:
    """A code without its white rim: ``side`` squares each way, and the ``runs`` of dark ones.

    A run is its column, its row from the top, and its length.
    """

    side: int
    runs: tuple[tuple[int, int, int], ...]


def squares_of(text: str) -> Squares:
    """The QR code of a text, with a seventh of it to spare for dirt and wear."""
    import zxingcpp

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = code.to_image(scale=1, add_quiet_zones=False)
    dots = memoryview(image)  # type: ignore[arg-type]  # its stubs leave the buffer out
    side, _ = dots.shape or (0, 0)
    whole = dots.tobytes()
    rows = (whole[row * side : (row + 1) * side] for row in range(side))
    return Squares(side, tuple(run for row, dots in enumerate(rows) for run in _runs(row, dots)))


def _runs(row: int, dots: bytes) -> Iterator[tuple[int, int, int]]:
    at = 0
    for shade, run in groupby(dots):
        length = len(list(run))
        if shade == 0:
            yield at, row, length
        at += length
