"""Makes a small picture of a photo, upright and without hidden notes; for a child process."""

import warnings
from io import BytesIO

SIDE = 480
MOST_PIXELS = 40_000_000
FORMATS = ("JPEG", "PNG", "WEBP")


def preview(content: bytes) -> bytes | None:
    """A small JPEG; None for what is no picture or too large a one."""
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            # Cameras write odd EXIF, and that is no reason to refuse a photo; a bomb is one.
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=FORMATS) as image:
                if image.width * image.height > MOST_PIXELS:
                    return None
                image.draft("RGB", (SIDE * 2, SIDE * 2))
                upright = ImageOps.exif_transpose(image).convert("RGB")
    except (OSError, SyntaxError, ValueError, Warning, Image.DecompressionBombError):
        return None
    upright.thumbnail((SIDE, SIDE))
    out = BytesIO()
    upright.save(out, "JPEG", quality=80, optimize=True)
    return out.getvalue()
