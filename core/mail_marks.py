"""The marks our letters carry in their text, so that an answer finds its order again."""

import re

WRITE_ABOVE = "--- Skriv ovanför den här raden · Write above this line ---"
LETTER_HEADER = "X-Ordna-Letter"
"""Set on every letter of ours, with any value: a mail that carries it came from us."""

_PHRASES = ("skriv ovanför den här raden", "write above this line")
_DASHES = ("--", "—", "–")
_LONGEST = 400
_TELLING = re.compile("ovanför|above", re.IGNORECASE)
_BEGINNING = re.compile(r"[> \t—–-]*(?:skriv|write)", re.IGNORECASE)
_MARK = re.compile(r"\[AO:([0-9A-Za-z-]{1,32})/([0-9A-Za-z_.~=-]{1,128})\]")
_TORN = re.compile(r"\[AO:[^\[\]]{1,200}\]")
_LINE_BREAK = re.compile(r"[ \t]{0,5}\r?\n[> \t]{0,40}")


def mark(order_number: str, token: str) -> str:
    """Say the mark to print in a letter: `[AO:421/k3x…]`."""
    return f"[AO:{order_number}/{token}]"


def find_marks(text: str) -> tuple[str, ...]:
    """Give all marks in the text as `421.token`, the form they have in a reply address too.

    One that a mail program has broken over two lines, quoted or not, is read too.
    """
    whole = (_LINE_BREAK.sub("", torn[0]) for torn in _TORN.finditer(text))
    marks = (found for found in map(_MARK.fullmatch, whole) if found)
    return tuple(dict.fromkeys(f"{found[1]}.{found[2]}" for found in marks))


def above_the_line(text: str) -> str:
    """Give what was written above our line; all of it where the line is not there."""
    start = 0
    for line in text.splitlines(keepends=True):
        if is_the_line(line):
            return text[:start]
        start += len(line)
    return text


def is_the_line(line: str) -> bool:
    """Tell whether this is our line, also quoted, re-spaced or with its dashes long or lost."""
    if len(line) > _LONGEST or not _TELLING.search(line):
        return False
    plain = " ".join(line.casefold().split())
    found = sum(phrase in plain for phrase in _PHRASES)
    return found == len(_PHRASES) or (found > 0 and any(dash in line for dash in _DASHES))


def begins_the_line(line: str, below: str) -> bool:
    """Tell whether our line was broken over two, and this is the first of them."""
    if len(line) > _LONGEST or not _BEGINNING.match(line):
        return False
    words = " ".join(line.casefold().strip("> \t-—–").split())
    starts = bool(words) and any(phrase.startswith(words) for phrase in _PHRASES)
    return starts and is_the_line(f"{line} {below.lstrip('> ')}")
