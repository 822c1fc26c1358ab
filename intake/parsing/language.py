"""Which of our languages a text is in, by its commonest words."""

import re
from typing import Literal

_WORDS = re.compile(r"[a-zåäöéæø]+")
_MOST = 3_000
_RAREST = 10
"""Other languages share words with ours: at least one word in so many must be ours."""
_SWEDISH_WORDS = """
och att det som en på är av för med den till inte har jag om ett han men var så vi kan när de
ni du från eller vid nu ska hej mvh hälsningar vänlig vänliga tack fungerar funkar går inget
ingen också under efter hos oss er era vår vårt detta denna dessa skulle behöver kommer fel
trasig sönder läcker dörren lampan lampa hissen värmen vatten felanmälan bifogar bild idag igår
imorgon snarast någon något mycket bara sedan finns får vill gärna hälsar ring kontakta mig min
mitt vara blir blev varit behövs stänger stängs öppnar slutat sitter
"""
_SWEDISH = frozenset(_SWEDISH_WORDS.split())
_ENGLISH_WORDS = """
the and to of is in that it for on with as was at be this have from or by not are but we you
our your they which will would there can has had an please hello hi dear thanks thank regards
does do doesn don isn won't when been if so what who how all any some could should broken
working works door lamp light heating water leak leaking closes close open stopped picture
attached today yesterday tomorrow soon need needs someone something call me my us i'm since
just about them best kind sincerely again still also very cannot
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())


def language_of(text: str) -> Literal["sv", "en"] | None:
    """Give the language with clearly more of its common words; none where it is not clear."""
    words = _WORDS.findall(text[:_MOST].casefold())
    swedish = sum(word in _SWEDISH for word in words)
    english = sum(word in _ENGLISH for word in words)
    if max(swedish, english) * _RAREST < len(words):
        return None
    if swedish == english:
        return None
    return "sv" if swedish > english else "en"
