"""The catalogue of behaviours, as ``catalogue.toml`` declares it."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SURFACES = {
    "U": "use case",
    "L": "command line",
    "C": "chat",
    "E": "mail",
    "W": "web page",
    "P": "print",
    "J": "background job",
    "A": "administration",
}
"""Where a behaviour is shown: each letter is one way in, or out."""

FILE = Path(__file__).with_name("catalogue.toml")


@dataclass(frozen=True, slots=True)
class Behaviour:
    """One thing that Ordna does, and where; ``alone`` says why it is not in chat or not on a page."""

    id: str
    group: str
    surfaces: str
    sentence: str
    alone: str | None = None


def catalogue() -> dict[str, Behaviour]:
    """Every behaviour by its ID, in the order of the file."""
    return {each.id: each for each in _declared(FILE)}


def _declared(file: Path) -> Iterator[Behaviour]:
    for group, behaviours in tomllib.loads(file.read_text(encoding="utf-8")).items():
        for name, (surfaces, *texts) in behaviours.items():
            yield Behaviour(name, group, f"U{surfaces}", *texts)
