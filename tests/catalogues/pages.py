"""Every page that is written from a catalogue, and what it is to hold."""

from collections.abc import Callable
from pathlib import Path

from tests.catalogues import letters, permissions, settings

DOCS = Path(__file__).parent.parent.parent / "docs"

PAGES: dict[str, Callable[[], str]] = {
    "letters.md": letters.page,
    "permissions.md": permissions.page,
    "settings.md": settings.page,
}
"""The text of each page by its name."""
