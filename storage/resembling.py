"""How alike what stands in a register is to what stands in a text: word by word, numbers exactly."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from core.matching.keys import SAYS_LITTLE, house_number
from core.matching.wording import Wording, numbers_agree, stem, tokens

NEAR = 74
"""A word that is less like another, in percent, is another word."""
LEAST = 80
"""So alike, in percent, must all of it be to be mentioned at all."""
PART = 86
"""How alike *hissen* and *passagehissen* are, where one may be said for the other."""
LEFT_OUT = 5
SHORTEST_PART = 4
SHORTEST_FUZZY = 4
_ANNOUNCING = """
hus huset house building byggnad byggnaden port porten entre entren ingang ingangen entrance
uppgang uppgangen trapphus trapphuset block etapp kvarter kvarteret hall avdelning
"""
ANNOUNCING = frozenset(_ANNOUNCING.split())
"""After these words even a letter or a number is the name of a place."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Where in a text something stands, and how alike it is, in percent."""

    score: int
    first: int
    count: int


@dataclass(frozen=True)
class Reader:
    """Looks for names in one text; ``parts``: whether *hissen* may stand for *Passagehiss*."""

    wording: Wording
    parts: bool = False

    def best(self, name: str | None) -> Seen | None:
        """Where the text is most like this name; None where it is not like it at all."""
        sought = tokens(name or "")
        if not self._has_numbers_of(sought) or not (anchors := self._anchors(sought)):
            return None
        at = anchors[0][0]
        firsts = {place - at for word, place in anchors[1:] if word >= 0}
        if _is_a_mere_letter(sought):
            firsts = {first for first in firsts if self._is_announced(first)}
        places = [place for first in firsts if (place := self._place(sought, first))]
        return max(places, key=lambda each: each.score, default=None)

    def best_of(self, name: str) -> Seen | None:
        """As ``best``, or a little less like it where what many names have is left out."""
        if whole := self.best(name):
            return whole
        words = tokens(name)
        telling = [word for word in words if word not in SAYS_LITTLE]
        counted = any(house_number(word) is not None for word in words)
        if counted or not telling or len(telling) == len(words):
            return None
        part = self.best(" ".join(telling))
        return part and replace(part, score=part.score - LEFT_OUT)

    def _anchors(self, sought: tuple[str, ...]) -> list[tuple[int, int]]:
        """The place of the telling word in the name, then where in the text it may stand."""
        telling = [at for at, word in enumerate(sought) if _tells(word)] or [0]
        at = max(telling, key=lambda each: len(sought[each]))
        found = [place for word in self._near(sought[at]) for place in self._places[word]]
        return [(at, 0), *((0, place) for place in found)] if found else []

    def _is_announced(self, at: int) -> bool:
        return at > 0 and self.wording.words[at - 1].plain in ANNOUNCING

    def _has_numbers_of(self, sought: tuple[str, ...]) -> bool:
        """What can be told at a glance: other numbers are another place."""
        numbers = (house_number(word) for word in sought)
        return bool(sought) and all(each is None or each in self._numbers for each in numbers)

    def _near(self, word: str) -> Sequence[str]:
        if word not in self._known:
            self._known[word] = tuple(self._found_near(word))
        return self._known[word]

    def _found_near(self, word: str) -> Iterator[str]:
        """The words of the text that may be this one, compared by the library in one go."""
        from rapidfuzz.fuzz import ratio
        from rapidfuzz.process import extract

        said, root = self._said, stem(word)
        near = {at for at, each in enumerate(said.stems) if each == root}
        if len(word) >= SHORTEST_FUZZY:
            alike = extract(root, said.stems, scorer=ratio, score_cutoff=NEAR, limit=None)
            near |= {at for each, _, at in alike if len(each) >= SHORTEST_FUZZY}
        if self.parts:
            near |= self._with_part(word, root)
        return (said.words[at] for at in sorted(near))

    def _with_part(self, word: str, root: str) -> set[int]:
        """Which words of the text this one is the last part of, or which are its last part."""
        ends = tuple(each for each in (word, root) if len(each) >= SHORTEST_PART)
        words = enumerate(zip(self._said.words, self._said.stems, strict=True))
        return {
            at
            for at, (each, its_root) in words
            if (each.endswith(ends) or its_root.endswith(ends))
            or (len(its_root) >= SHORTEST_PART and word.endswith((each, its_root)))
        }

    def _place(self, sought: tuple[str, ...], first: int) -> Seen | None:
        said = self.wording.words[max(first, 0) : first + len(sought)]
        if first < 0 or len(said) < len(sought):
            return None
        total, weight = 0.0, 0
        for word, heard in zip(sought, said, strict=True):
            alike = self._alike(word, heard.plain)
            if alike < NEAR:
                return None
            total, weight = total + alike * len(word), weight + len(word)
        score = round(total / weight)
        return Seen(score, first, len(sought)) if score >= LEAST else None

    def _alike(self, word: str, said: str) -> float:
        if word == said:
            return 100
        if house_number(word) is not None or house_number(said) is not None:
            return numbers_agree(word, said)
        return max(_alike(word, said), PART if self.parts and _is_part(word, said) else 0)

    @cached_property
    def _said(self) -> "_Said":
        words = tuple(dict.fromkeys(word.plain for word in self.wording.words))
        return _Said(words, tuple(stem(word) for word in words))

    @cached_property
    def _numbers(self) -> frozenset[str | None]:
        return frozenset(house_number(word.plain) for word in self.wording.words)

    @cached_property
    def _known(self) -> dict[str, tuple[str, ...]]:
        return {}

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for at, word in enumerate(self.wording.words):
            places.setdefault(word.plain, []).append(at)
        return places


@dataclass(frozen=True, slots=True)
class _Said:
    """Each word of a text once, and what each of them is without its ending."""

    words: tuple[str, ...]
    stems: tuple[str, ...]


def _alike(word: str, said: str) -> float:
    from rapidfuzz.fuzz import ratio

    if min(len(word), len(said)) < SHORTEST_FUZZY:
        return 100.0 if stem(word) == stem(said) else 0.0
    if stem(word) == stem(said):
        return 98.0
    return max(
        float(ratio(word, said, score_cutoff=NEAR)),
        float(ratio(stem(word), stem(said), score_cutoff=NEAR)),
    )


def _is_part(word: str, said: str) -> bool:
    """One is the last part of the other, as Swedish puts words together."""
    short, long = sorted((word, said), key=len)
    ends = [each for each in (short, stem(short)) if len(each) >= SHORTEST_PART]
    return any(whole.endswith(end) for end in ends for whole in (long, stem(long)))


def _is_a_mere_letter(sought: tuple[str, ...]) -> bool:
    """*A* stands in every other text, and *1* too."""
    return len(sought) == 1 and (len(sought[0]) == 1 or sought[0].isdigit())


def _tells(word: str) -> bool:
    return word not in SAYS_LITTLE and house_number(word) is None
