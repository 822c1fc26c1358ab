"""Loads the translations and gives each language its words."""

import gettext
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from core.words import LANGUAGES, Words

LOCALE = Path(__file__).parent.parent / "locale"


def speech(language: str, zone: ZoneInfo, currency: str) -> Callable[[str | None], Words]:
    """The words of every language; an unknown one speaks the company's."""
    spoken = {each: Words(each, _translations(each), zone, currency) for each in LANGUAGES}

    def of(wanted: str | None) -> Words:
        return spoken.get((wanted or "").partition("-")[0].casefold(), spoken[language])

    return of


def _translations(language: str) -> gettext.NullTranslations:
    return gettext.translation("ordna", LOCALE, [language], fallback=language == "en")
