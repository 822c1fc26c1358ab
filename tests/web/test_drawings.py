"""A drawn signature is checked and made anew, whatever a stranger sends in its place."""

import pickle
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from core.refusals import BadInput
from tests.web.drawn import address, png, signature
from web.drawings import MARGIN, NoDrawing, NotADrawing, drawing_in


def test_a_signature_comes_back_as_black_on_white_and_cut_to_what_was_drawn() -> None:
    kept = Image.open(BytesIO(drawing_in(address(png(signature())))))
    assert (kept.format, kept.mode) == ("PNG", "L")
    assert kept.getpixel((0, 0)) == 255
    assert kept.getextrema() == (0, 255)
    assert kept.width < 700
    assert kept.height < 300


def test_the_margin_stays_inside_the_drawing() -> None:
    at_the_edge = signature().crop((60, 90, 700, 300))
    kept = Image.open(BytesIO(drawing_in(address(png(at_the_edge)))))
    assert kept.width <= 640 + MARGIN


def test_what_was_hidden_in_the_file_is_gone() -> None:
    from PIL.PngImagePlugin import PngInfo

    notes, out = PngInfo(), BytesIO()
    notes.add_text("Comment", "from somewhere")
    signature().save(out, "PNG", pnginfo=notes)
    assert b"from somewhere" not in drawing_in(address(out.getvalue()))


@pytest.mark.parametrize(
    "image",
    [
        Image.new("RGBA", (1000, 400), (0, 0, 0, 0)),
        Image.new("RGB", (1000, 400), "white"),
        Image.new("RGB", (1000, 400), "black"),
        Image.new("1", (30, 30), 1),
    ],
    ids=["transparent", "white", "black", "tiny"],
)
def test_a_blank_or_filled_box_is_no_signature(image: Image.Image) -> None:
    with pytest.raises(NoDrawing):
        drawing_in(address(png(image)))


def test_a_single_dot_is_no_signature() -> None:
    image = Image.new("L", (1000, 400), 255)
    image.paste(0, (500, 200, 510, 210))
    with pytest.raises(NoDrawing):
        drawing_in(address(png(image)))


def test_nothing_sent_is_no_signature() -> None:
    with pytest.raises(NoDrawing):
        drawing_in("")


def _jpeg() -> bytes:
    out = BytesIO()
    signature().convert("RGB").save(out, "JPEG")
    return out.getvalue()


def _with_text_bomb() -> bytes:
    whole = png(signature())
    text = b"zTXt" + b"a\0\0" + zlib.compress(b"x" * 80_000_000)
    chunk = (len(text) - 4).to_bytes(4, "big") + text + zlib.crc32(text).to_bytes(4, "big")
    return whole[:33] + chunk + whole[33:]


HOSTILE = {
    "a JPEG": _jpeg(),
    "an EPS": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(x) (w) file\n%%EOF\n",
    "an SVG": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "a cut PNG": png(signature())[:400],
    "too wide": png(Image.new("1", (1201, 10))),
    "too high": png(Image.new("1", (10, 601))),
    "many pixels in few bytes": png(Image.new("1", (20_000, 20_000))),
    "a text bomb": _with_text_bomb(),
    "too many bytes": b"\x89PNG\r\n\x1a\n" + bytes(300_001),
    "nothing": b"",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_drawing_of_ours_is_refused(content: bytes) -> None:
    with pytest.raises(NotADrawing):
        drawing_in(address(content))


@pytest.mark.parametrize(
    "sent", ["x", "data:image/png;base64,!!!", "data:text/html;base64,aGVq", "å", "data:,"]
)
def test_what_is_no_data_address_of_a_png_is_refused(sent: str) -> None:
    with pytest.raises(NotADrawing):
        drawing_in(sent)


@settings(deadline=None)  # the first one loads the library
@given(st.binary(max_size=300), st.integers(0, 60))
def test_no_bytes_at_all_get_past_with_anything_but_a_refusal(noise: bytes, at: int) -> None:
    whole = png(signature())
    with pytest.raises(BadInput):
        drawing_in(address(whole[:at] + noise))


@pytest.mark.parametrize("kind", [NoDrawing, NotADrawing])
def test_a_refusal_travels_out_of_a_child_process(kind: type[BadInput]) -> None:
    assert pickle.loads(pickle.dumps(kind())).sentence == kind.sentence
