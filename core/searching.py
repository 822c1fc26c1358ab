"""What people mean by what they type into a search, and which text fits it (LS-06, LS-07).

Text and question are cut into the same terms: without regard to case and accents, though å, ä and
ö are letters of their own. A word is found at the beginning of a longer one; four letters or more
anywhere in it, since Swedish writes words together.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from core.numbers import OrderNumber
from core.refusals import NoSuchOrder

LONGEST_TERM = 60
LONGEST_QUESTION = 300
MOST_WORDS = 8
"""A search looks for so many words."""
SHORTEST_INSIDE = 4
"""So many letters are also looked for inside longer words."""
_LONGEST_JOINED, _MOST_JOINED = 40, 6
_IDEOGRAPH = "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
_TERM = re.compile(rf"{_IDEOGRAPH}|(?:(?!{_IDEOGRAPH})[^\W_])+")
_OF_ONE_SERIAL = re.compile(r"\*?\s*([0-9]{1,12})(?:-[0-9]{1,3})?\s*;")
_LETTERS_OF_THEIR_OWN = frozenset("åäö")
_ACCENTS = frozenset(map(chr, range(0x300, 0x370)))


@dataclass(frozen=True, slots=True)
class Word:
    """One word that is looked for: its parts stand side by side, and the last may go on.

    A code such as *D-014* has the parts *d* and *014*, and is also found written as one.
    """

    parts: tuple[str, ...]

    @property
    def joined(self) -> str | None:
        """The word written as one; None where it is one."""
        return _joined(self.parts)

    @property
    def is_whole(self) -> bool:
        """Whether only this very term is meant: a single character says too little."""
        return len(self.parts[-1]) == 1

    @property
    def inside(self) -> str | None:
        """What may also stand in the middle of longer words."""
        (first, *more) = self.parts
        if more or len(first) < SHORTEST_INSIDE:
            return None
        return None if any(each.isdigit() for each in first) else first


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for: one number, a serial with its backorders, or words that all stand there.

    With nothing of these, nothing is found.
    """

    number: OrderNumber | None = None
    serial: int | None = None
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """The terms of one order: what its customer may read, and what is the company's own."""

    public: tuple[str, ...]
    internal: tuple[str, ...] = ()

    def fits(self, search: Search, *, internal: bool) -> bool:
        """Whether every word stands in it; in the internal part only for who may see that."""
        streams = (self.public, self.internal) if internal else (self.public,)
        return bool(search.words) and all(
            any(_stands_in(stream, word) for stream in streams) for word in search.words
        )


def read_search(text: str) -> Search:
    """``*421`` is that number, ``421;`` it and its backorders, anything else words (LS-06, LS-07)."""
    asked = text[:LONGEST_QUESTION].strip()
    if number := exact_number(asked.removeprefix("*")) if asked.startswith("*") else None:
        return Search(number=number)
    if (serial := _OF_ONE_SERIAL.fullmatch(asked)) and int(serial[1]):
        return Search(serial=int(serial[1]))
    words = (Word(tuple(_parts(chunk))) for chunk in asked.split())
    found = tuple(dict.fromkeys(word for word in words if word.parts))
    return Search(words=found[:MOST_WORDS])


def exact_number(text: str) -> OrderNumber | None:
    """The number, if the text is one and nothing else."""
    try:
        return OrderNumber.parse(text)
    except NoSuchOrder:
        return None


def terms(text: str) -> Iterator[str]:
    """The text's terms in their order; those of a code or address also as one."""
    for chunk in text.split():
        parts = _parts(chunk)
        yield from parts
        if joined := _joined(parts):
            yield joined


def plain(text: str) -> str:
    """The text as it is compared: folded, without accents, å, ä and ö kept."""
    composed = normalize("NFKC", normalize("NFKC", text).casefold())
    if composed.isascii():
        return composed
    return "".join(map(_without_accent, composed))


@lru_cache(4096)
def _without_accent(letter: str) -> str:
    if letter in _LETTERS_OF_THEIR_OWN:
        return letter
    bare = (each for each in normalize("NFKD", letter) if each not in _ACCENTS)
    return normalize("NFC", "".join(bare))


def _parts(chunk: str) -> list[str]:
    return [term[:LONGEST_TERM] for term in _TERM.findall(plain(chunk))]


def _joined(parts: Sequence[str]) -> str | None:
    if not 1 < len(parts) <= _MOST_JOINED:
        return None
    joined = "".join(parts)
    return joined if len(joined) <= _LONGEST_JOINED else None


def _stands_in(stream: Sequence[str], word: Word) -> bool:
    if len(word.parts) > 1:
        joined = word.joined
        return _side_by_side(stream, word) or bool(
            joined and any(term.startswith(joined) for term in stream)
        )
    (only,) = word.parts
    if word.is_whole:
        return only in stream
    if word.inside:
        return any(only in term if is_word(term) else term.startswith(only) for term in stream)
    return any(term.startswith(only) for term in stream)


def is_word(term: str) -> bool:
    """Whether a term is one in whose middle something may be looked for: letters alone."""
    return len(term) > SHORTEST_INSIDE and not any(each.isdigit() for each in term)


def _side_by_side(stream: Sequence[str], word: Word) -> bool:
    *first, last = word.parts
    for place in range(len(stream) - len(first)):
        end = place + len(first)
        if list(stream[place:end]) == first and _goes_on(stream[end], last, word):
            return True
    return False


def _goes_on(term: str, last: str, word: Word) -> bool:
    return term == last if word.is_whole else term.startswith(last)
