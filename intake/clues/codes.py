"""What the QR codes and barcodes in pictures say (XT-12); runs in a child process."""

import warnings
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

MOST_PICTURES, MOST_CODES, LONGEST_CODE = 10, 10, 500
LARGEST = 25 * 1024 * 1024
MOST_PIXELS = 40_000_000
SIDE = 2400
"""A code that a person can scan is read at this size, whatever the photo has."""
SHELF = ("EAN8", "UPCA", "UPCE", "ITF")
"""What else stands on the goods themselves."""
MOST_SEEN = 60
FORMATS = ("JPEG", "PNG", "WEBP")
TYPES = frozenset({"image/jpeg", "image/jpg", "image/pjpeg", "image/png", "image/webp"})


def read_codes(pictures: Sequence[bytes]) -> tuple[str, ...]:
    """What stands in the codes of these pictures, each once; what can't be read has none."""
    found: dict[str, None] = {}
    for content in pictures[:MOST_PICTURES]:
        for text in _codes_in(content):
            found.setdefault(text)
    return tuple(found)[:MOST_CODES]


def codes_seen(content: bytes) -> tuple[str, ...]:
    """What stands in the codes of one picture, as often as each is there (QR-02)."""
    return tuple(islice(_codes_in(content, also=SHELF), MOST_SEEN))


def _codes_in(content: bytes, also: tuple[str, ...] = ()) -> Iterator[str]:
    import zxingcpp

    picture = _opened(content) if len(content) <= LARGEST else None
    if picture is None:
        return
    kinds = zxingcpp.BarcodeFormat
    all_of_them = (kinds.QRCode, kinds.DataMatrix, kinds.Code128, kinds.Code39, kinds.EAN13)
    sought = zxingcpp.BarcodeFormats((*all_of_them, *(getattr(kinds, name) for name in also)))
    for code in zxingcpp.read_barcodes(picture, formats=sought):
        text = " ".join(code.text.split())
        if text and len(text) <= LONGEST_CODE:
            yield text


def _opened(content: bytes) -> "Picture | None":
    """The picture in grey and no larger than need be; None for what is none, or too large a one."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            # Cameras write odd EXIF, and that is no reason to refuse a photo; a bomb is one.
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=FORMATS) as image:
                if image.width * image.height > MOST_PIXELS:
                    return None
                image.draft("L", (SIDE, SIDE))
                grey = image.convert("L")
        grey.thumbnail((SIDE, SIDE))
    except (OSError, SyntaxError, ValueError, Warning, MemoryError, Image.DecompressionBombError):
        return None
    return grey
