"""Keeps pictures of a story in the order they were taken."""

import os
import shutil
import subprocess
from pathlib import Path

from playwright.async_api import Page

SHOTS = Path(__file__).parents[2] / "var" / "screenshots" / "path"


class Camera:
    """Numbers its pictures: `03-whom.png`; what an earlier story left is cleared away."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._taken = 0
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("[0-9][0-9]-*.png"):
            old.unlink()

    async def takes(self, page: Page, what: str, *, whole: bool = False) -> None:
        """A picture of what a page shows, or of the whole of it."""
        await page.screenshot(path=self._next(what), full_page=whole, animations="disabled")

    def prints(self, pdf: bytes, what: str) -> None:
        """A picture of each page of a PDF, where poppler is installed."""
        renderer = shutil.which("pdftoppm")
        if renderer is None:
            return
        stem = self._next(what).with_suffix("")
        subprocess.run([renderer, "-r", "100", "-png", "-", stem], input=pdf, check=True)

    def _next(self, what: str) -> Path:
        self._taken += 1
        return self.folder / f"{self._taken:02}-{what}.png"


def kept_in(fallback: Path) -> Path:
    """Where pictures are kept: in `var/`, unless somebody else owns it."""
    try:
        SHOTS.mkdir(parents=True, exist_ok=True)
    except PermissionError:
        return fallback
    return SHOTS if os.access(SHOTS, os.W_OK) else fallback
