"""A letter to the customer while it is made: all of it stands in its message, nothing elsewhere."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from core.numbers import OrderNumber
from core.usecases.messages import Letter

TEL = "tel:"
"""Before a number, where a recipient gets a text message."""
LETTERS, TO, TEXT, QUOTE = "letters", "to", "text", "quote"


@dataclass(frozen=True, slots=True)
class Draft:
    """Which letters about an order, to which addresses; ``text`` None is the company's own.

    ``to`` None: nobody was picked yet, so it is the contact. ``quote`` is what it carries.
    """

    number: OrderNumber
    letters: tuple[Letter, ...]
    to: tuple[str, ...] | None = None
    text: str | None = None
    quote: str | None = None

    @property
    def stands_for(self) -> Mapping[str, str]:
        """What its message stands for."""
        kept = {"order": str(self.number), LETTERS: " ".join(self.letters)}
        found = {TO: json.dumps(self.to) if self.to is not None else None,
                 TEXT: self.text, QUOTE: self.quote}  # fmt: skip
        return kept | {key: value for key, value in found.items() if value is not None}

    def with_letter(self, letter: Letter) -> "Draft":
        """With this letter too, or without it; one at least stays."""
        if letter not in self.letters:
            return replace(self, letters=(*self.letters, letter))
        left = tuple(each for each in self.letters if each is not letter)
        return replace(self, letters=left) if left else self

    def with_recipient(self, address: str) -> "Draft":
        """To this address too, or not to it."""
        to = self.to or ()
        if address in to:
            return replace(self, to=tuple(each for each in to if each != address))
        return replace(self, to=(*to, address))


def draft_of(about: Mapping[str, str]) -> Draft | None:
    """The draft that a message stands for."""
    if LETTERS not in about:
        return None
    to = about.get(TO)
    return Draft(
        OrderNumber.parse(about["order"]),
        tuple(Letter(each) for each in about[LETTERS].split()),
        tuple(json.loads(to)) if to is not None else None,
        about.get(TEXT),
        about.get(QUOTE),
    )


def mark_of(address: str) -> int:
    """What stands for an address in a button."""
    return zlib.crc32(address.encode())
