"""In which of our languages to answer a text, by the commonest words of eleven.

We write Swedish and English. Danes and Norwegians are answered in Swedish, which they read as well
as a Swede reads them; everybody else who does not write Swedish is answered in English, Finns too,
for few of them read Swedish with ease.
"""

import re
from typing import Literal

from intake.parsing.phrases.languages import WORDS

_WORD = re.compile(r"[^\W\d_]{2,}")
_MOST = 3_000
_RAREST = 10
"""At least one word in so many must be a common one of a language, or it is of none of them."""
_OURS = {"sv", "en"}
_FOREIGN_LEAST = 2
"""One word is not enough to take a short text for foreign: "Lift 2 stop"."""
_ANSWERED_IN: dict[str, Literal["sv", "en"]] = {"sv": "sv", "da": "sv", "nb": "sv"}


def language_of(text: str) -> Literal["sv", "en"] | None:
    """Give the language to answer in; none where it is not clear in which the text is."""
    spoken = spoken_in(text)
    return _ANSWERED_IN.get(spoken, "en") if spoken else None


def spoken_in(text: str) -> str:
    """Give the language with clearly most of its common words; "" where it is not clear."""
    words = _WORD.findall(text[:_MOST].casefold())
    counts = {
        language: sum(word in common for word in words) for language, common in WORDS.items()
    }
    best = max(counts, key=lambda language: counts[language])
    rivals = {language for language, count in counts.items() if count == counts[best]}
    least = 1 if best in _OURS else _FOREIGN_LEAST
    if counts[best] < least or counts[best] * _RAREST < len(words):
        return ""
    same_answer = {_ANSWERED_IN.get(language, "en") for language in rivals}
    return best if len(same_answer) == 1 else ""
