"""Text as the typesetter may have it: in pieces it sets in linear time, within bounds."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from unicodedata import category

from core.text import tidy

MOST_CHARACTERS = 64 * 1024
MOST_SHORT_LINES = 8
WORDS_AT_ONCE = 200
LONGEST_WORD = 60
LINE = 95
UNKNOWN = "\ufffd"
_LEFT_OUT = {"Cf", "Cn", "Co", "Me", "Mn", "So", "Sk"}


@dataclass
class Allowance:
    """How many printed lines are left for the whole document; ``cut`` once something had to go."""

    lines: int
    cut: bool = False

    def take(self, text: str) -> bool:
        """Use up the lines this text needs; False when they are not there any more."""
        self.lines -= 1 + len(text) // LINE
        self.cut = self.cut or self.lines < 0
        return self.lines >= 0

    def cut_here(self) -> bool:
        """Whether something was cut since this was asked last."""
        was, self.cut = self.cut, False
        return was


def settable(text: str, glyphs: Collection[int]) -> str:
    """The text with only what the font can show: pictures and invisible marks out, letters as �."""
    shown = (each if ord(each) in glyphs or each in "\n\t" else _instead(each) for each in text)
    return "".join(shown)


def pieces(text: str, glyphs: Collection[int], allowance: Allowance) -> Iterator[str]:
    """The text in pieces to set: one for every line, and more for a very long one; bounded."""
    allowance.cut = allowance.cut or len(text) > MOST_CHARACTERS
    whole = settable(tidy(text[:MOST_CHARACTERS]), glyphs)
    for line in whole.splitlines():
        words = [part for word in line.split() for part in _parts(word)]
        while words:
            end = _break(words)
            piece = " ".join(words[:end])
            if not allowance.take(piece):
                return
            yield piece
            words = words[end:]


def short_lines(text: str, glyphs: Collection[int]) -> list[str]:
    """The few lines of a short text; spaces that must not break stay."""
    lines = settable(tidy(text), glyphs).splitlines()[:MOST_SHORT_LINES]
    return [" ".join(part for word in line.split(" ") for part in _parts(word)) for line in lines]


def _break(words: list[str]) -> int:
    """After how many words a piece ends: at the end of a sentence, where there is one."""
    if len(words) <= WORDS_AT_ONCE:
        return len(words)
    ends = (
        at for at in range(WORDS_AT_ONCE, WORDS_AT_ONCE // 2, -1) if words[at - 1][-1] in ".!?"
    )
    return next(ends, WORDS_AT_ONCE)


def _parts(word: str) -> Iterator[str]:
    for start in range(0, len(word), LONGEST_WORD):
        yield word[start : start + LONGEST_WORD]


def _instead(character: str) -> str:
    return "" if category(character) in _LEFT_OUT else UNKNOWN
