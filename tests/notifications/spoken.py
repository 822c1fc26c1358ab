"""The words of both languages, straight from the translators' files."""

import gettext
import io
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from core.words import Words

STOCKHOLM = ZoneInfo("Europe/Stockholm")
SWEDISH = Path(__file__).parents[2] / "locale" / "sv" / "LC_MESSAGES"


def speech(language: str | None) -> Words:
    """The words of a language; Swedish when it is unknown."""
    return _words("en" if language == "en" else "sv")


@cache
def _words(language: str) -> Words:
    return Words(
        language, _swedish() if language == "sv" else gettext.NullTranslations(), STOCKHOLM
    )


@cache
def _swedish() -> gettext.GNUTranslations:
    whole = Catalog(locale="sv", charset="utf-8")
    for path in sorted(SWEDISH.glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="sv"):
                if message.id:
                    whole.add(message.id, message.string)
    compiled = io.BytesIO()
    write_mo(compiled, whole)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
