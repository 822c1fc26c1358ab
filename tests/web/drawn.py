"""Makes drawings as a browser would send them, and some that nobody would."""

import base64
from io import BytesIO

from PIL import Image, ImageDraw

SIGNATURE = [(60, 250), (160, 90), (240, 300), (330, 120), (420, 260), (560, 180), (700, 240)]


def png(image: Image.Image) -> bytes:
    """The image as a PNG file."""
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def address(content: bytes) -> str:
    """The bytes as the data address that a canvas gives."""
    return "data:image/png;base64," + base64.b64encode(content).decode()


def signature(width: int = 1000, height: int = 400) -> Image.Image:
    """Black strokes on a transparent ground."""
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    ImageDraw.Draw(image).line(SIGNATURE, fill=(0, 0, 0, 255), width=5, joint="curve")
    return image


def signature_address() -> str:
    """A drawn signature, ready to be posted."""
    return address(png(signature()))
