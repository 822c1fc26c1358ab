"""What is said on a printed page."""

import re
from io import BytesIO

from pypdf import PdfReader


def text_in(content: bytes) -> str:
    """All that a PDF says, its spaces made one."""
    pages = PdfReader(BytesIO(content)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))
