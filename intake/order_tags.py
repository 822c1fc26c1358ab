"""Order numbers that people and programs write into a subject: a claim, and never a proof."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.numbers import OrderNumber
from core.refusals import NoSuchOrder

MOST = 5
_NUMBER = (
    r"(?:\s*(?:nummer|number|nr|no|n:o)\b\.?)?[\s:#.]{0,4}([0-9]{1,12}(?:-[0-9]{1,3})?)(?![\w-])"
)
_OURS = re.compile(rf"(?<![\w-])(?:ao|arbetsorder|work\s?order){_NUMBER}", re.IGNORECASE)
_ANYBODY_S = re.compile(rf"(?<![\w-])order{_NUMBER}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tag:
    """A number in a subject; ``ours``: written as we write it, not as everybody writes his."""

    number: OrderNumber
    ours: bool


def tags_in(subject: str) -> tuple[Tag, ...]:
    """Give the order numbers: *AO 421*, *[AO:421]*, *AO:421-1*, *arbetsorder 421*, *Order 421*."""
    return tuple(_tags(subject[:1000]))[:MOST]


def without_tags(subject: str) -> str:
    """What a subject says beside our own tag, in small letters, to be compared."""
    left = _OURS.sub(" ", subject[:1000]).casefold()
    return " ".join(re.sub(r"[\[\]·:|]", " ", left).split())


def _tags(subject: str) -> Iterator[Tag]:
    for pattern, ours in ((_OURS, True), (_ANYBODY_S, False)):
        for found in pattern.finditer(subject):
            try:
                yield Tag(OrderNumber.parse(found[1]), ours)
            except NoSuchOrder:
                continue
