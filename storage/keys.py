"""What rows are looked up by, as ``core.keys`` says, and patterns that hold nothing but words."""

import re
from collections.abc import Sequence

from core.keys import (
    code_key,
    folded,
    key_of,
    key_or_none,
    street,
    words_of,
)

__all__ = [
    "MOST_WORDS",
    "code_key",
    "folded",
    "key_of",
    "key_or_none",
    "patterns",
    "street",
    "words_of",
]

MOST_WORDS = 6
"""A search looks for so many words."""
_SPECIAL, _ESCAPED = re.compile(r"([%_\\])"), r"\\\1"


def patterns(text: str, at_most: int = MOST_WORDS) -> Sequence[str]:
    """LIKE patterns that find each word of the text, at least one; the escape is a backslash."""
    words = folded(text).split()[:at_most] or [""]
    return [f"%{_SPECIAL.sub(_ESCAPED, word)}%" for word in words]
