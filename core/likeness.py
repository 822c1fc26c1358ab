"""Whether two customers may be one and the same: by name, e-mail, phone or organisation number."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from core.keys import folded
from core.registers import Customer

CLOSE_ENOUGH = 0.86
SHORTEST = 3
MOST_WORDS = 4
_FORMS = frozenset(
    ("ab", "aktiebolag", "hb", "kb", "brf", "bostadsrättsförening", "bostadsrättsföreningen",
     "ek", "ekonomisk", "för", "förening", "föreningen", "ltd", "inc", "gmbh", "as", "a/s", "oy",
     "i", "och", "and", "the")
)  # fmt: skip
"""Words that many names share and that tell nobody apart."""


def are_alike(one: Customer, other: Customer) -> bool:
    """Whether somebody should look before both are kept."""
    return (
        _shared(_digits(one.organisation_number), _digits(other.organisation_number))
        or _shared(folded(one.email or ""), folded(other.email or ""))
        or _shared(_national(one.phone), _national(other.phone))
        or _alike(_telling(one.name), _telling(other.name))
    )


def seeking(customer: Customer) -> Iterator[str]:
    """What to search the register for to find those who may be the same."""
    words = sorted(_telling(customer.name).split(), key=len, reverse=True)
    yield from (word for word in words[:MOST_WORDS] if len(word) >= SHORTEST)
    yield from (each for each in (customer.name, customer.email, customer.phone) if each)


def _alike(one: str, other: str) -> bool:
    if not one or not other:
        return False
    if set(one.split()) == set(other.split()):
        return True
    numbers = re.findall(r"\d+", one), re.findall(r"\d+", other)
    return numbers[0] == numbers[1] and SequenceMatcher(None, one, other).ratio() >= CLOSE_ENOUGH


def _telling(name: str) -> str:
    words = re.findall(r"[\w/]+", folded(name))
    return " ".join(word for word in words if word not in _FORMS) or " ".join(words)


def _shared(one: str, other: str) -> bool:
    return bool(one) and one == other


def _digits(text: str | None) -> str:
    return "".join(each for each in text or "" if each.isdigit())


def _national(phone: str | None) -> str:
    digits = _digits(phone)
    return digits.removeprefix("00").removeprefix("46").lstrip("0")
