"""Clues made of register rows, and the best of several that point to the same."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar
from uuid import UUID

from core.arrival import About, By, Clue
from core.matching.resemblance import MOST_OFFERED, Resembling
from core.registers import Facility, ServiceObject


class Named(Protocol):
    """A row of a register."""

    @property
    def name(self) -> str: ...
    @property
    def id(self) -> UUID: ...


N = TypeVar("N", bound=Named)


def clue(about: About, by: By, found: str, row: Named, score: int = 100) -> Clue:
    """That something in a report points to this row."""
    name = row.place if isinstance(row, Facility) else row.name
    if isinstance(row, ServiceObject):
        name = f"{row.name} {row.code}"
    return Clue(about, by, found, name, score, row.id)


def offered(about: About, found: Iterable[Resembling[N]], weight: float = 1) -> Iterator[Clue]:
    """Clues of a ranking, each counting only so much."""
    for each in found:
        yield clue(about, each.by, each.found, each.row, round(each.score * weight))


def likeliest(clues: Iterable[Clue]) -> tuple[Clue, ...]:
    """For each thing that is pointed to the best clue, the likeliest first, the first few."""
    best: dict[tuple[About, object], Clue] = {}
    for each in sorted(clues, key=lambda clue: -clue.score):
        best.setdefault((each.about, each.points_to or each.name), each)
    counted: dict[About, int] = {}
    kept = []
    for each in best.values():
        counted[each.about] = counted.get(each.about, 0) + 1
        if counted[each.about] <= MOST_OFFERED:
            kept.append(each)
    return tuple(kept)
