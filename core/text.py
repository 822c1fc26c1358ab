"""Text as it is kept: any Unicode, NFC, without control characters, within bounds."""

import re
import unicodedata

from core.refusals import BadInput
from core.words import N_

LINE = 200
PARAGRAPHS = 8000
_MONEY = r"(?:kr|kronor|sek|nok|dkk|eur|euro|€|\$)"
_PRICE = re.compile(
    rf"\d[\d \u00a0.,]*(?::-|,-|\s?{_MONEY}(?!\w))|(?<!\w){_MONEY}\s?\d", re.IGNORECASE
)


def tidy(text: str) -> str:
    """The text in NFC without control characters other than line breaks and tabs."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if composed.isprintable():
        return composed.strip()
    return "".join(
        each
        for each in composed
        if each in "\n\t" or unicodedata.category(each) not in {"Cc", "Cs"}
    ).strip()


def one_line(text: str, limit: int = LINE) -> str:
    """The text on one line and no longer than ``limit``, cut with an ellipsis."""
    line = " ".join(tidy(text).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def cut(text: str, limit: int = PARAGRAPHS) -> str:
    """The text tidied and cut at ``limit``; for what machines bring and nobody can shorten."""
    whole = tidy(text)
    return whole if len(whole) <= limit else whole[: limit - 1].rstrip() + "…"


def said(text: str, limit: int = PARAGRAPHS) -> str:
    """What a person wrote, tidied; refused when nothing is left or it is too long."""
    whole = tidy(text)
    if not whole:
        raise BadInput(N_("There was no text in that. Write what you want to say."))
    if len(whole) > limit:
        raise BadInput(N_("That is too long. At most {limit} characters, please."), limit=limit)
    return whole


def mentions_price(text: str) -> bool:
    """Whether an amount of money stands in it: *1 240 kr*, *350:-*, *€ 20*."""
    return _PRICE.search(text) is not None
