"""The marks our letters carry in their text, so that an answer finds its order again."""

import re

WRITE_ABOVE = "--- Skriv ovanför den här raden · Write above this line ---"
LETTER_HEADER = "X-Ordna-Letter"
"""Set on every letter of ours, with any value: a mail that carries it came from us."""

_PHRASES = ("skriv ovanför den här raden", "write above this line")
_DASHES = ("--", "—", "–")
_MARK = re.compile(r"\[AO:([0-9A-Za-z-]{1,32})/([0-9A-Za-z_.~=-]{1,128})\]")


def mark(order_number: str, token: str) -> str:
    """Say the mark to print in a letter: `[AO:421/k3x…]`."""
    return f"[AO:{order_number}/{token}]"


def find_marks(text: str) -> tuple[str, ...]:
    """Give all marks in the text as `421.token`, the form they have in a reply address too."""
    return tuple(dict.fromkeys(f"{found[1]}.{found[2]}" for found in _MARK.finditer(text)))


def above_the_line(text: str) -> str:
    """Give what was written above our line; all of it where the line is not there."""
    start = 0
    for line in text.splitlines(keepends=True):
        if is_the_line(line):
            return text[:start]
        start += len(line)
    return text


def is_the_line(line: str) -> bool:
    """Tell whether this is our line, also quoted, re-spaced or with its dashes made long."""
    if not any(dash in line for dash in _DASHES):
        return False
    plain = " ".join(line.casefold().split())
    return any(phrase in plain for phrase in _PHRASES)
