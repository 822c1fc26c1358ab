"""Every page that is written from a catalogue, and what it is to hold."""

from collections.abc import Callable
from pathlib import Path

from tests.catalogues import permissions, settings

DOCS = Path(__file__).parent.parent.parent / "docs"

PAGES: dict[str, Callable[[], str]] = {
    "permissions.md": permissions.page,
    "settings.md": settings.page,
}
"""The text of each page by its name."""
