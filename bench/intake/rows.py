"""A row of the figures: a set of cases, how many come out right, and how many have to."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

MAILS = Path(__file__).resolve().parents[3] / "shared" / "mail"


@dataclass(frozen=True, slots=True)
class Case:
    """One mail or expectation, whether we agree with it, and what to say where we do not."""

    name: str
    right: bool
    said: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A name, the folder it needs (none: our own cases), its cases and its goal of so many."""

    name: str
    folder: str
    cases: Callable[[Path], Iterable[Case]]
    goal: Callable[[int], int]

    @property
    def missing(self) -> bool:
        return bool(self.folder) and not (MAILS / self.folder).is_dir()


def every(total: int) -> int:
    """Ask for all of them."""
    return total


def none(total: int) -> int:
    """Only tell how many; the expectation is not one of ours to meet."""
    return 0


def share(percent: int) -> Callable[[int], int]:
    """Ask for so many of a hundred, rounded up."""
    return lambda total: -(-total * percent // 100)


def all_but(most: int) -> Callable[[int], int]:
    """Allow so many misses, each with its reason."""
    return lambda total: total - most


def spaced(text: str) -> str:
    """Give a text with its white space normalised."""
    return " ".join(text.split())


def unlike(got: object, wanted: object) -> str:
    """Say a difference, short enough for a line."""
    return f"got {str(got)[:90]!r}, wanted {str(wanted)[:90]!r}"
