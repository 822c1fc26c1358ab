"""Small pictures of photos: upright, without hidden notes, and never of what is no picture."""

from io import BytesIO

import pytest
from PIL import Image

from tests.web.drawn import png
from web.previews import SIDE, preview

ROTATED, MAKE = 0x0112, 0x010F


def _photo(width: int, height: int) -> bytes:
    image, notes, out = Image.new("RGB", (width, height), "teal"), Image.Exif(), BytesIO()
    notes[ROTATED], notes[MAKE] = 6, "Somebody's phone"
    image.save(out, "JPEG", exif=notes)
    return out.getvalue()


def test_a_photo_becomes_small_upright_and_loses_its_notes() -> None:
    small = preview(_photo(1600, 1200))
    assert small is not None
    shown = Image.open(BytesIO(small))
    assert (shown.format, shown.size) == ("JPEG", (SIDE * 3 // 4, SIDE))
    assert not shown.getexif()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EOF\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        _photo(800, 600)[:500],
        png(Image.new("1", (13_000, 13_000))),
    ],
    ids=["nothing", "EPS", "SVG", "cut", "a bomb"],
)
def test_what_is_no_picture_or_too_large_has_none(content: bytes) -> None:
    assert preview(content) is None
