"""Labels for objects and places: the paper they are printed on, and what stands on each (XT-12)."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from core.refusals import BadInput
from core.words import N_

A4 = (210.0, 297.0)
MOST_ACROSS, MOST_DOWN = 6, 20
NARROWEST, LOWEST, LARGEST = 36, 19, 200
"""In mm; a smaller label has no room for a code that can be read."""
USUAL_FORMATS = ("62x29", "50x30", "3x8", "2x7", "3x7")
_FORMAT = re.compile(r"\s*(\d{1,3})\s*(?:x|×|\*|\s)\s*(\d{1,3})\s*(?:mm)?\s*")
_NUMBERS = re.compile(r"\d{1,2}(?:[.,]\d{1,2})?")


class NoSuchFormat(BadInput):
    sentence = N_(
        "Write how many labels stand across and down on the sheet, such as 3x8, or the size of "
        "one label in millimetres, such as 62x29."
    )


class WrongMargins(BadInput):
    sentence = N_(
        "Write four numbers in millimetres: from the top edge, from the left edge, between "
        "columns and between rows, such as 12.9 7.2 2.5 0."
    )


class LabelsTooSmall(BadInput):
    sentence = N_(
        "With these margins a label would be {width} × {height} mm: too small for a code that "
        "can be read. Choose fewer labels on the sheet, or smaller margins."
    )


@dataclass(frozen=True, slots=True)
class Margins:
    """What is left free on a sheet, in mm: at its top and left edge, between columns and rows."""

    top: float
    left: float
    between_columns: float = 0.0
    between_rows: float = 0.0


@dataclass(frozen=True, slots=True)
class LabelFormat:
    """A paper with labels, in mm: an A4 sheet with several, or a printer's single label.

    ``margins`` are None where the page is one label.
    """

    page: tuple[float, float]
    across: int = 1
    down: int = 1
    margins: Margins | None = None

    @property
    def name(self) -> str:
        """The format as it is written: *3x8*, *62x29*."""
        if self.margins is None:
            return "x".join(f"{side:g}" for side in self.page)
        return f"{self.across}x{self.down}"

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of one label, in mm."""
        if self.margins is None:
            return self.page
        free = self.margins
        width = self.page[0] - 2 * free.left - (self.across - 1) * free.between_columns
        height = self.page[1] - 2 * free.top - (self.down - 1) * free.between_rows
        return width / self.across, height / self.down

    def with_margins(self, margins: Margins) -> "LabelFormat":
        """A sheet with these margins; a label printer's paper has none."""
        return self if self.margins is None else replace(self, margins=margins)

    def place(self, nth: int) -> tuple[float, float]:
        """Where a page's label with this number (from 0) begins: mm from the left and the top."""
        free = self.margins or Margins(0, 0)
        width, height = self.size
        row, column = divmod(nth, self.across)
        return (
            free.left + column * (width + free.between_columns),
            free.top + row * (height + free.between_rows),
        )

    @property
    def on_page(self) -> int:
        """How many labels stand on a page."""
        return self.across * self.down


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on one label: ``link`` is in its code, the rest is read by people.

    ``code`` is an object's, empty for a place; ``write`` invites to do so, ``address`` is where
    to, each empty where no mail is received.
    """

    link: str
    name: str
    code: str
    place: str
    write: str
    address: str
    company: str
    phone: str


_USUAL = {
    (2, 7): Margins(15.15, 4.65, 2.5),
    (2, 4): Margins(13.0, 4.65, 2.5),
    (3, 7): Margins(15.15, 7.2, 2.55),
    (3, 8): Margins(12.9, 7.2, 2.55),
    (3, 9): Margins(15.3, 7.2, 2.55),
    (5, 13): Margins(10.7, 4.7, 2.5),
}
"""The sheets that are sold everywhere; any other has the margins that a printer needs."""
_PRINTABLE = Margins(8.0, 8.0, 2.5)


def read_format(text: str, margins: Margins | None = None) -> LabelFormat:
    """*3x8* or *62x29*; raises NoSuchFormat or LabelsTooSmall.

    A first number up to 6 counts labels across an A4 sheet, a larger one is a label's width.
    """
    found = _FORMAT.fullmatch(text.casefold())
    first, second = (int(found[1]), int(found[2])) if found else (0, 0)
    if 1 <= first <= MOST_ACROSS and 1 <= second <= MOST_DOWN:
        free = margins or _USUAL.get((first, second), _PRINTABLE)
        return _large_enough(LabelFormat(A4, first, second, free))
    if NARROWEST <= first <= LARGEST and LOWEST <= second <= LARGEST:
        return LabelFormat((float(first), float(second)))
    raise NoSuchFormat


def read_margins(text: str) -> Margins | None:
    """Four numbers in mm, as *12.9 7.2 2.5 0*; empty is None; raises WrongMargins."""
    if not text.strip():
        return None
    numbers = [each for each in re.split(r"[\s;]+|,\s+", text.strip()) if each]
    if len(numbers) != 4 or not all(_NUMBERS.fullmatch(each) for each in numbers):
        raise WrongMargins
    return Margins(*(float(Decimal(each.replace(",", "."))) for each in numbers))


def written_margins(margins: Margins) -> str:
    """The margins as ``read_margins`` takes them."""
    numbers = (margins.top, margins.left, margins.between_columns, margins.between_rows)
    return " ".join(f"{each:g}" for each in numbers)


def _large_enough(made: LabelFormat) -> LabelFormat:
    width, height = made.size
    if width < NARROWEST or height < LOWEST:
        raise LabelsTooSmall(width=round(max(width, 0)), height=round(max(height, 0)))
    return made
