"""A report's words as they are compared with the registers, each with its place in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from core.keys import LOOKED_AT
from core.matching.keys import LONGEST_CODE, compact, house_number, plain, skeleton
from core.text import one_line

LONGEST_RUN = 3
SHORTEST_NAME = 3
MOST_WORDS = 600
LONGEST_WORD = 60
_WORD = re.compile(r"[^\W_]+(?:[-/:'’&.][^\W_]+)*")
_ENTRANCE = frozenset("abcdefgh")
_ENDINGS = ("arnas", "ernas", "ornas", "arna", "erna", "orna", "ens", "ets", "ns", "en", "et",
            "s", "n")  # fmt: skip
_SHORT_FOR = (("gat", "an"), ("vag", "en"), ("g", "atan"), ("v", "agen"), ("pl", "atsen"))  # fmt: skip
_LONG_FOR = {"rd": "road", "st": "street", "ave": "avenue", "ln": "lane", "sq": "square"}
_OWNING = re.compile(r"[:'’]s$")
_STEM = 4
_ANNOUNCING = """
objekt objektet object hiss hissen lift elevator port porten dorr dorren door grind grinden
gate nr nummer number no enhet enheten unit id code kod koden maskin machine
"""
_CUES = frozenset(_ANNOUNCING.split())
"""After these words even a short number is a code."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word: as it is compared, and where it begins and ends in the text."""

    plain: str
    begins: int
    ends: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Some words of a text: the first of them, and how many."""

    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a text, in order; *5 b* is one, and *Storg.* is written out before a number."""

    text: str
    words: tuple[Word, ...]

    @classmethod
    def of(cls, *texts: str) -> "Wording":
        """The words of these texts, the first few hundred of each of them."""
        text = "\n".join(each[:LOOKED_AT] for each in texts if each)
        return cls(text, tuple(_joined(_written(text))))

    def said(self, first: int, count: int) -> str:
        """What stands in the text from one word on, as it was written."""
        span = self.words[first : first + count]
        return one_line(self.text[span[0].begins : span[-1].ends], LONGEST_WORD) if span else ""

    def place_keys(self) -> set[str]:
        """What a place or name that is mentioned would be looked up by."""
        keys = set[str]()
        for at, word in enumerate(self.words):
            number = house_number(word.plain)
            if number is None:
                if len(word.plain) >= SHORTEST_NAME and not word.plain.isdigit():
                    keys.add(skeleton(word.plain))
                continue
            beside = (*self.words[max(at - 1, 0) : at], *self.words[at + 1 : at + 2])
            keys |= {f"{skeleton(each.plain)} {number}" for each in beside}
        return keys

    def codes(self) -> dict[str, Mention]:
        """Everything that may be an object's code or serial number, by its compact form."""
        found: dict[str, Mention] = {}
        plain_codes = [compact(word.plain) for word in self.words]
        counted = [any(sign.isdigit() for sign in code) for code in plain_codes]
        for at, code in enumerate(plain_codes):
            if _may_be_code(code, self.words[at - 1].plain if at else ""):
                found.setdefault(code, Mention(at, 1))
            for length in range(2, LONGEST_RUN + 1):
                run = "".join(plain_codes[at : at + length])
                ends = at + length <= len(plain_codes)
                if ends and any(counted[at : at + length]) and _may_be_run(run):
                    found.setdefault(run, Mention(at, length))
        return found


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[str, ...]:
    """The words of what stands in a register, as those of a report are compared with them."""
    return tuple(word.plain for word in Wording.of(text).words)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its ending: *hissens*, *hissen* and *hiss* are one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: -len(ending)]
    return word


def numbers_agree(one: str, other: str) -> int:
    """How alike two house numbers are, in percent: another number never is, whatever its letter."""
    if one == other:
        return 100
    if house_number(one) is None or house_number(one) != house_number(other):
        return 0
    letters = [each[-1] for each in (one, other) if each[-1].isalpha()]
    return 0 if len(letters) > 1 else 92


def _written(text: str) -> Iterator[Word]:
    for count, match in enumerate(_WORD.finditer(text)):
        if count == MOST_WORDS:
            return
        word = _OWNING.sub("", plain(match[0][:LONGEST_WORD]))
        yield Word(_LONG_FOR.get(word, word), match.start(), match.end())


def _joined(words: Iterator[Word]) -> Iterator[Word]:
    """A house number with its letter, and the street before one written out."""
    waiting: Word | None = None
    for word in words:
        if waiting and waiting.plain.isdigit() and word.plain in _ENTRANCE:
            waiting = Word(waiting.plain + word.plain, waiting.begins, word.ends)
            continue
        if waiting:
            yield _written_out(waiting) if house_number(word.plain) else waiting
        waiting = word
    if waiting:
        yield waiting


def _written_out(word: Word) -> Word:
    for short, rest in _SHORT_FOR:
        if word.plain.endswith(short) and len(word.plain) - len(short) >= SHORTEST_NAME:
            return Word(word.plain + rest, word.begins, word.ends)
    return word


def _may_be_code(code: str, before: str) -> bool:
    """A word may be a code on its own; a mere number only if it is long, or announced."""
    if code.isdigit():
        return _STEM <= len(code) <= LONGEST_CODE or before in _CUES
    return 1 < len(code) <= LONGEST_CODE


def _may_be_run(run: str) -> bool:
    return not run.isdigit() and 1 < len(run) <= LONGEST_CODE
