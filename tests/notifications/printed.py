"""What is on a printed page: its words, and what a camera reads of it."""

import re
import subprocess
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from pypdf import PdfReader


def text_in(content: bytes) -> str:
    """All that a PDF says, its spaces made one."""
    pages = PdfReader(BytesIO(content)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def pages_drawn(content: bytes, dots: int) -> list[Image.Image]:
    """Every page as a grey picture, so many dots to the inch."""
    with TemporaryDirectory() as folder:
        stem = Path(folder) / "page"
        command = ["pdftoppm", "-gray", "-r", str(dots), "-", str(stem)]
        subprocess.run(command, input=content, check=True)
        return [_loaded(path) for path in sorted(Path(folder).glob("page-*"))]


def _loaded(path: Path) -> Image.Image:
    with Image.open(path) as image:
        return image.convert("L")


def squares_in(content: bytes) -> list[str]:
    """What the QR codes on its pages say."""
    import zxingcpp

    pages = pages_drawn(content, 150)
    return [code.text for page in pages for code in zxingcpp.read_barcodes(page)]
