"""Looks at printed papers: a PDF as pictures, held against approved ones with a tolerance.

``ORDNA_GOLDEN=write pytest ...`` approves them anew; look at each before it is committed.
"""

import io
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageFilter, ImageStat

APPROVED = Path(__file__).parent / "pictures"
RENDERER = shutil.which("pdftoppm") or "pdftoppm"
needs_poppler = pytest.mark.skipif(
    shutil.which("pdftoppm") is None and os.environ.get("CI") != "true",
    reason="needs Debian's poppler-utils",
)
DPI = 48
MOST_APART = 1.2
"""Mean difference in shades of 255 after a slight blur: another line of text is more."""
MOST_OF_A_PART = 14
"""The same of any of a page's 12 × 16 parts: one changed word is seen there."""


def pages(pdf: bytes, dpi: int = 300) -> list[Image.Image]:
    """Every page in grey, as it comes out of a printer."""
    command = [RENDERER, "-r", str(dpi), "-gray", "-"]
    streamed = subprocess.run(command, input=pdf, check=True, capture_output=True).stdout
    found: list[Image.Image] = []
    while streamed:
        with Image.open(io.BytesIO(streamed)) as page:
            found.append(page.convert("L"))
        streamed = streamed[_length(found[-1], streamed) :]
    return found


def codes_on(page: Image.Image) -> list[Any]:
    """The QR codes that a scanner sees on a page."""
    formats = zxingcpp.BarcodeFormats((zxingcpp.BarcodeFormat.QRCode,))
    return list(zxingcpp.read_barcodes(page, formats=formats))


def assert_looks_approved(pdf: bytes, name: str) -> None:
    """Hold every page against ``pictures/<name>-<page>.png``."""
    shown = pages(pdf, DPI)
    if os.environ.get("ORDNA_GOLDEN") == "write":
        APPROVED.mkdir(exist_ok=True)
        for number, page in enumerate(shown, 1):
            page.save(APPROVED / f"{name}-{number}.png", optimize=True)
    there = sorted(APPROVED.glob(f"{name}-[0-9]*.png"), key=lambda path: (len(path.name), path))
    assert len(there) == len(shown)
    for path, page in zip(there, shown, strict=True):
        with Image.open(path) as approved:
            whole, worst = _apart(page, approved.convert("L"))
        assert (whole < MOST_APART, worst < MOST_OF_A_PART) == (True, True), (path, whole, worst)


def _apart(page: Image.Image, approved: Image.Image) -> tuple[float, float]:
    shown, wanted = (each.filter(ImageFilter.GaussianBlur(1)) for each in (page, approved))
    assert shown.size == wanted.size
    difference = ImageChops.difference(shown, wanted)
    parts = difference.resize((12, 16), Image.Resampling.BOX)
    return ImageStat.Stat(difference).mean[0], float(max(parts.tobytes()))


def _length(page: Image.Image, streamed: bytes) -> int:
    """How long the page's PGM is: its head of three lines, and a byte for each dot."""
    head = sum(len(line) + 1 for line in streamed.split(b"\n", 3)[:3])
    return head + page.width * page.height
