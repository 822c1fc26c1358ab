"""Rows that a text seems to name, how alike they are, and whether one of them is clearly meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from core.arrival import By

R = TypeVar("R", covariant=True)  # noqa: PLC0105
T = TypeVar("T")
SURE = 84
"""So alike, in percent, must a row be to be taken without asking."""
APART = 6
"""By so much must it be ahead of the next."""
MOST_OFFERED = 5


@dataclass(frozen=True, slots=True)
class Resembling(Generic[R]):
    """A row that a text seems to name: by what, what stands there, how alike, in percent.

    ``first`` and ``count`` say which words of the text it is.
    """

    row: R
    by: By
    found: str
    score: int
    first: int = 0
    count: int = 0


def ranked(found: Sequence[Resembling[T]]) -> list[Resembling[T]]:
    """The likeliest first; of two that read the same words the one that reads more of them."""
    told = [each for each in found if not any(_is_inside(each, other) for other in found)]
    return sorted(told, key=lambda each: -each.score)


def clearest(found: Sequence[Resembling[T]]) -> Resembling[T] | None:
    """The first of a ranking where it is sure, and clearly ahead of the next."""
    if not found or found[0].score < SURE:
        return None
    ahead = len(found) == 1 or found[0].score - found[1].score >= APART
    return found[0] if ahead else None


def _is_inside(one: Resembling[T], other: Resembling[T]) -> bool:
    if one.count >= other.count or other.score < SURE:
        return False
    return other.first <= one.first and one.first + one.count <= other.first + other.count
