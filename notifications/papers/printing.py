"""What is done in a child process: images made ready for print, and the paper set."""

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from notifications.papers.blocks import Paper, Picture

if TYPE_CHECKING:
    from PIL import Image

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_PIXELS = 40_000_000
PHOTO_SIDE = 800
DRAWING_SIDE = 900
QUALITY = 82


def render(paper: Paper) -> bytes:
    """The paper as a PDF file."""
    from notifications.papers.document import typeset

    return typeset(paper)


def photo_for_print(content: bytes) -> Picture | None:
    """The photo upright, small and without what a camera notes; None for what is no image."""
    upright = _opened(content, PHOTO_SIDE)
    return _jpeg(upright) if upright is not None else None


def drawing_for_print(content: bytes) -> Picture | None:
    """A drawn signature, dark on white, cut to what was drawn; None for what is no image."""
    from PIL import ImageOps

    drawn = _opened(content, DRAWING_SIDE)
    if drawn is None:
        return None
    ink = ImageOps.invert(drawn.convert("L")).getbbox()
    return _png(drawn.crop(ink)) if ink else None


def logo_for_print(content: bytes) -> Picture | None:
    """A logo on white, in its colours; None for what is no image."""
    drawn = _opened(content, DRAWING_SIDE)
    if drawn is None:
        return None
    out = BytesIO()
    drawn.save(out, "PNG", optimize=True)
    return Picture(out.getvalue(), *drawn.size)


def _opened(content: bytes, side: int) -> "Image.Image | None":
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            # Cameras write odd EXIF, and that is no reason to refuse a photo; a bomb is one.
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=FORMATS) as image:
                if image.width * image.height > MOST_PIXELS:
                    return None
                image.draft("RGB", (side * 2, side * 2))
                image.thumbnail((side * 2, side * 2), reducing_gap=2.0)
                upright = ImageOps.exif_transpose(image)
                upright.thumbnail((side, side))
                return _on_white(upright)
    except (OSError, SyntaxError, ValueError, Warning, Image.DecompressionBombError):
        return None


def _on_white(image: "Image.Image") -> "Image.Image":
    from PIL import Image

    whole = image.convert("RGBA")
    paper = Image.new("RGB", whole.size, "white")
    paper.paste(whole, mask=whole.getchannel("A"))
    return paper


def _jpeg(image: "Image.Image") -> Picture:
    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY, optimize=True)
    return Picture(out.getvalue(), *image.size)


def _png(image: "Image.Image") -> Picture:
    out = BytesIO()
    image.convert("L").save(out, "PNG", optimize=True)
    return Picture(out.getvalue(), *image.size)
