"""What becomes of a photo on its way: turned upright, shrunk, compressed, in several sizes."""

import io
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from sandbox.telegram.errors import bad_request
from sandbox.telegram.files import Files, StoredFile

SIDES = (90, 320, 800, 1280)
QUALITY = 87
MAX_PHOTO_BYTES = 10 << 20
MAX_SIDES_SUM = 10_000
MAX_RATIO = 20


@dataclass(frozen=True, slots=True)
class Print:
    """One size of a photo."""

    content: bytes
    width: int
    height: int


def develop(content: bytes) -> list[Print]:
    """Every size Telegram would keep of a photo, the smallest first."""
    if len(content) > MAX_PHOTO_BYTES:
        raise bad_request(f"file of size {len(content)} bytes is too big for a photo")
    try:
        with Image.open(io.BytesIO(content)) as opened:
            opened.draft("RGB", (2 * SIDES[-1], 2 * SIDES[-1]))
            image = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        raise bad_request("IMAGE_PROCESS_FAILED") from None
    _check_dimensions(image)
    return _prints(image)


def _prints(image: Image.Image) -> list[Print]:
    longest = max(image.size)
    sides = [side for side in SIDES if side < longest]
    made = [_print(image, side) for side in sides[-3:] if side < SIDES[-1]]
    return [*made, _print(image, min(longest, SIDES[-1]))]


def _check_dimensions(image: Image.Image) -> None:
    width, height = image.size
    lopsided = max(width, height) > MAX_RATIO * min(width, height)
    if lopsided or width + height > MAX_SIDES_SUM:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def _print(image: Image.Image, side: int) -> Print:
    shrunk = image.copy()
    shrunk.thumbnail((side, side))
    out = io.BytesIO()
    shrunk.save(out, "JPEG", quality=QUALITY)
    return Print(out.getvalue(), *shrunk.size)


def keep_photo(files: Files, prints: list[Print]) -> StoredFile:
    """Store every size; the largest stands for the photo."""
    kept = [
        files.keep("photo", size.content, width=size.width, height=size.height) for size in prints
    ]
    for file in kept:
        file.sizes = [size.unique_id for size in kept]
        files.save(file)
    return kept[-1]


def photo_sizes(files: Files, photo: StoredFile) -> list[dict[str, object]]:
    """The photo as a bot is told of it."""
    sizes = (files.by_unique_id(unique_id) for unique_id in photo.sizes)
    return [size.told() for size in sizes if size]
