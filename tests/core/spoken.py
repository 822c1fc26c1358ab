"""English as it stands in the code, in the company's zone."""

from gettext import NullTranslations
from zoneinfo import ZoneInfo

from core.words import Words

SWEDEN = ZoneInfo("Europe/Stockholm")
ENGLISH = Words("en", NullTranslations(), SWEDEN)
SWEDISH = Words("sv", NullTranslations(), SWEDEN)
"""English sentences, but numbers, times and separators as in Swedish."""
