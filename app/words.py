"""Loads the translations and gives each language its words."""

import gettext
from pathlib import Path
from zoneinfo import ZoneInfo

from core.words import LANGUAGES, Speech, Words

LOCALE = Path(__file__).parent.parent / "locale"


def speech(company_language: str, zone: ZoneInfo, currency: str) -> Speech:
    """The words of every language; an unknown one speaks the company's."""
    spoken = {each: Words(each, _translations(each), zone, currency) for each in LANGUAGES}

    def of(language: str | None) -> Words:
        wanted = (language or "").partition("-")[0].casefold()
        return spoken.get(wanted, spoken[company_language])

    return of


def _translations(language: str) -> gettext.NullTranslations:
    return gettext.translation("ordna", LOCALE, [language], fallback=language == "en")
