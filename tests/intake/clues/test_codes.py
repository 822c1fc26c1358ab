"""Stickers in photos are read, and pictures that are none, or too much, do no harm."""

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from intake.clues.codes import read_codes

LINK = "https://t.me/ordna_bot?start=o_D-014"


def photo(text: str, kind: str = "JPEG") -> bytes:
    """A photo of a sticker, a little askew on a grey wall."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    sticker = Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=8))
    wall = Image.new("L", (1600, 1200), 150)
    wall.paste(sticker.rotate(7, expand=True, fillcolor=255), (500, 300))
    out = BytesIO()
    wall.convert("RGB").save(out, kind)
    return out.getvalue()


@pytest.mark.shows("E", "XT-12")
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_sticker_in_a_photo_is_read(kind: str) -> None:
    assert read_codes([photo(LINK, kind)]) == (LINK,)


def test_the_same_sticker_twice_is_one() -> None:
    assert read_codes([photo(LINK), photo(LINK, "PNG")]) == (LINK,)


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff", b"GIF89a", photo(LINK)[:5000]])
def test_what_is_no_whole_picture_has_no_code(content: bytes) -> None:
    assert read_codes([content]) == ()


def test_a_picture_of_too_many_pixels_is_not_opened() -> None:
    out = BytesIO()
    Image.new("1", (8000, 8000)).save(out, "PNG")
    assert read_codes([out.getvalue(), photo(LINK)]) == (LINK,)
