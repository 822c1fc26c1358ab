"""What things are looked up by: how a name, a code or a word is compared with another."""

import re

LOOKED_AT = 8_000
"""So many characters of a text are looked through for what it mentions."""
LONGEST_KEY = 500
_BETWEEN = re.compile(r"[\s,;:!?()\[\]{}<>\"'=|]+")


def folded(text: str) -> str:
    """The text as it is compared: without regard to case and spacing."""
    return " ".join(text.casefold().split())


def key_of(text: str) -> str:
    """The text as an index holds it: folded, and no longer than any index allows."""
    return folded(text)[:LONGEST_KEY]


def key_or_none(text: str | None) -> str | None:
    """As ``key_of``; what is empty is nothing."""
    return key_of(text or "") or None


def words_of(text: str) -> list[str]:
    """The folded words of a text, in order, without the signs round them."""
    words = (word.strip(".") for word in _BETWEEN.split(text[:LOOKED_AT].casefold()))
    return [word for word in words if word]


def code_key(code: str) -> str:
    """A code as an index holds it: its words with one space between."""
    return " ".join(words_of(code))[:LONGEST_KEY] or key_of(code)


def street(address: str | None) -> str | None:
    """An address as people mention it: up to the first comma or line's end."""
    return re.split(r"[,\n]", address or "", maxsplit=1)[0].strip() or None
