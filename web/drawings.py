"""Checks a drawn signature and makes its picture anew; meant for a child process."""

import base64
import binascii
import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from core.refusals import BadInput
from core.words import N_
from web.strokes import NAME, Strokes, strokes_in, written

if TYPE_CHECKING:
    from PIL.Image import Image

PREFIX = "data:image/png;base64,"
MOST_BYTES = 300_000
MOST_WIDTH, MOST_HEIGHT = 1200, 600
LEAST_INK, MOST_INK = 60, 0.6
LEAST_LENGTH = 20
MARGIN = 12
DARK = 160


class NoDrawing(BadInput):
    sentence = N_("There is no signature in the box. Draw it and try again.")


class NotADrawing(BadInput):
    sentence = N_("That drawing could not be read. Clear the box and draw your signature again.")


def drawing_in(address: str, strokes: str = "") -> bytes:
    """The PNG in a data address as a clean PNG of our own; raises NoDrawing or NotADrawing.

    It carries the strokes it was drawn with, so that they are stored and sealed together.
    """
    if not address:
        raise NoDrawing
    drawn_with = strokes_in(strokes)
    ink = _ink(_decoded(address))
    return _png(ink.crop(_box_of(ink)), drawn_with)


def _png(ink: "Image", strokes: Strokes) -> bytes:
    from PIL.PngImagePlugin import PngInfo

    carried = PngInfo()
    if strokes:
        carried.add_text(NAME, written(strokes), zip=True)
    out = BytesIO()
    ink.save(out, "PNG", optimize=True, pnginfo=carried)
    return out.getvalue()


def _decoded(address: str) -> bytes:
    if not address.startswith(PREFIX) or len(address) > MOST_BYTES * 4 // 3 + 64:
        raise NotADrawing
    try:
        content = base64.b64decode(address[len(PREFIX) :], validate=True)
    except (binascii.Error, ValueError):
        raise NotADrawing from None
    if len(content) > MOST_BYTES:
        raise NotADrawing
    return content


def _ink(content: bytes) -> "Image":
    """The drawing as black on white, whatever was transparent made white."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(BytesIO(content), formats=("PNG",)) as image:
                if image.width > MOST_WIDTH or image.height > MOST_HEIGHT:
                    raise NotADrawing
                drawn = image.convert("RGBA")
    except (OSError, SyntaxError, ValueError, Warning, Image.DecompressionBombError):
        raise NotADrawing from None
    paper = Image.new("RGBA", drawn.size, "white")
    return Image.alpha_composite(paper, drawn).convert("L")


def _box_of(ink: "Image") -> tuple[int, int, int, int]:
    """Where the drawing is, with a margin; raises NoDrawing for a blank or a filled box."""
    dark = ink.point([255 * (shade < DARK) for shade in range(256)])
    amount = dark.histogram()[255]
    box = dark.getbbox()
    if box is None or amount < LEAST_INK or amount > MOST_INK * ink.width * ink.height:
        raise NoDrawing
    left, top, right, bottom = box
    if max(right - left, bottom - top) < LEAST_LENGTH:
        raise NoDrawing
    return (
        max(left - MARGIN, 0),
        max(top - MARGIN, 0),
        min(right + MARGIN, ink.width),
        min(bottom + MARGIN, ink.height),
    )
