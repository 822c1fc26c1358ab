"""Names with a colour: the company's own statuses and its order types (SE-14, SE-58)."""

import re
from dataclasses import dataclass

from core.refusals import BadInput
from core.settings.declaring import Kind
from core.settings.kinds import names
from core.words import N_


@dataclass(frozen=True, slots=True)
class Coloured:
    """A name and its colour as ``#rrggbb``; None has no colour of its own."""

    name: str
    colour: str | None = None

    def __str__(self) -> str:
        return f"{self.name} {self.colour}" if self.colour else self.name


NONE_COLOURED: tuple[Coloured, ...] = ()


def names_of(coloured: tuple[Coloured, ...]) -> tuple[str, ...]:
    """The names without their colours."""
    return tuple(each.name for each in coloured)


def coloured_names(text: str) -> tuple[Coloured, ...]:
    """Read ``Waiting for a part #e0a000, Done``: names with commas between, a colour after each."""
    found = tuple(_coloured(each) for each in names(text))
    if len({each.name.casefold() for each in found}) < len(found):
        raise BadInput(N_("Write each name only once."))
    return found


def _coloured(text: str) -> Coloured:
    name, hash_sign, colour = text.rpartition("#")
    if not hash_sign:
        return Coloured(text)
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", colour) or not name.strip():
        raise BadInput(
            N_("{text} has no colour that can be shown. Write it after the name as #e0a000."),
            text=text,
        )
    return Coloured(name.strip(), f"#{colour.lower()}")


COLOURED_NAMES: Kind[tuple[Coloured, ...]] = Kind(
    N_("names with commas between, each with a colour such as #e0a000 after it if wished"),
    coloured_names,
    lambda value: ", ".join(str(each) for each in value),
)
