"""Images are made ready for print: upright, small, and nothing but images."""

from io import BytesIO

import pytest
from PIL import Image

from notifications.papers.blocks import Picture
from notifications.papers.printing import drawing_for_print, photo_for_print
from tests.notifications.photographed import drawing, photo

EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\nshowpage\n"


def saved(image: Image.Image, kind: str) -> bytes:
    out = BytesIO()
    image.save(out, kind)
    return out.getvalue()


def opened(picture: Picture | None) -> Image.Image:
    assert picture is not None
    return Image.open(BytesIO(picture.content))


def test_a_photo_becomes_small() -> None:
    picture = photo_for_print(photo(1, (4000, 3000)))
    assert opened(picture).size == (800, 600)


def test_a_small_photo_is_not_blown_up() -> None:
    assert opened(photo_for_print(photo(1, (300, 200)))).size == (300, 200)


def test_a_photo_is_turned_as_the_camera_was_held() -> None:
    assert opened(photo_for_print(photo(1, (1600, 1200), orientation=6))).size == (600, 800)


def test_what_a_camera_notes_is_left_out() -> None:
    assert not dict(opened(photo_for_print(photo(1, orientation=6))).getexif())


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_other_kinds_of_photo_become_jpegs(kind: str) -> None:
    image = Image.new("RGBA", (400, 300), (10, 20, 30, 128))
    assert opened(photo_for_print(saved(image, kind))).format == "JPEG"


def test_a_drawing_is_cut_to_its_ink_on_white() -> None:
    shown = opened(drawing_for_print(drawing()))
    assert shown.format == "PNG"
    assert shown.size[0] < 900
    assert shown.getextrema()[1] == 255


def test_an_empty_drawing_is_none() -> None:
    assert drawing_for_print(saved(Image.new("RGBA", (90, 40), (0, 0, 0, 0)), "PNG")) is None


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", EPS, photo(1)[:2000], saved(Image.new("L", (9, 9)), "TIFF"),
     saved(Image.new("L", (9, 9)), "GIF"), saved(Image.new("1", (7000, 7000)), "PNG")],
)  # fmt: skip
def test_what_is_no_photo_or_too_large_a_one_is_none(content: bytes) -> None:
    assert photo_for_print(content) is None
