"""Photos and drawn signatures, made by hand, and the example order with them on it."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

from core.order_papers import Document, Signature, SignedAs
from core.work_order import State, WorkOrder
from tests.notifications.example import NOW, ORDER, an_id

SIZES = ((1600, 1200), (1200, 1600), (1600, 1200), (1000, 1000))


def photo(seed: int, size: tuple[int, int] = (1600, 1200), orientation: int = 1) -> bytes:
    """Something like a photo of a door."""
    random = Random(seed)
    width, height = size
    shade = tuple(random.randint(90, 200) for _ in range(3))
    image = Image.new("RGB", size, shade)
    pen = ImageDraw.Draw(image)
    pen.rectangle((width * 0.3, height * 0.1, width * 0.7, height), fill=(90, 62, 44))
    pen.rectangle((width * 0.35, height * 0.2, width * 0.65, height * 0.55), fill=(150, 190, 205))
    pen.ellipse((width * 0.63, height * 0.6, width * 0.67, height * 0.64), fill=(220, 190, 90))
    exif = image.getexif()
    exif[0x0112] = orientation
    out = BytesIO()
    image.save(out, "JPEG", quality=85, exif=exif)
    return out.getvalue()


def drawing(seed: int = 1) -> bytes:
    """A signature as the page's pad sends it: dark strokes on nothing."""
    random = Random(seed)
    image = Image.new("RGBA", (900, 400), (0, 0, 0, 0))
    points = [(80 + step * 28, 200 + random.randint(-110, 110)) for step in range(22)]
    ImageDraw.Draw(image).line(points, fill=(20, 30, 60, 255), width=7, joint="curve")
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


PHOTOS = tuple(photo(seed, SIZES[seed % len(SIZES)]) for seed in range(5))
DRAWING = drawing()


def named(content: bytes) -> str:
    """The name that stored bytes have."""
    return sha256(content).hexdigest()


def _document(number: int, content: bytes) -> Document:
    return Document(
        name=f"IMG_{number}.jpg",
        content_type="image/jpeg",
        size=len(content),
        by="Karin Ek" if number == 0 else "Anna Berg",
        at=NOW,
        sha256=named(content),
        measure_id=an_id(20) if number in {1, 2} else None,
        id=an_id(60 + number),
    )


LOCKED = replace(
    ORDER.with_signature(ORDER.signatures[0], State.PARTLY_SIGNED), signatures=ORDER.signatures
)
BY_CUSTOMER = Signature(
    SignedAs.CUSTOMER,
    "Karin Ek",
    NOW + timedelta(hours=2),
    image_sha256=named(DRAWING),
    id=an_id(43),
)
SIGNED_ORDER: WorkOrder = replace(
    LOCKED,
    state=State.SIGNED,
    signatures=(*LOCKED.signatures, BY_CUSTOMER),
    documents=tuple(_document(number, content) for number, content in enumerate(PHOTOS)),
)
STORED = {named(content): content for content in (*PHOTOS, DRAWING)}
