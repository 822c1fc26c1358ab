"""Cells that hold several things: a facility's articles, an object's information, choices."""

import re
from decimal import Decimal
from typing import Any

from core.refusals import BadInput
from core.register_files.cells import (
    code_said,
    escaped,
    number_said,
    number_written,
    parts_said,
    parts_written,
    unescaped,
)
from core.register_files.columns import Values
from core.register_files.known import Known
from core.registers import FacilityArticle, Pairs
from core.self_checks import Choice
from core.words import N_

_TIMES = re.compile(r"([0-9][0-9., ]*)\s*[x×*]\s*(.+)", re.IGNORECASE)
_NAME_AND_VALUE = re.compile(r"((?:\\.|[^\\:])*):(.*)", re.DOTALL)
NOT_APPROVED = "!"


def facility_articles_read(text: str, _known: Known, _values: Values) -> Any:
    """``2 x 4711; P12``: quantities and numbers (AR-09)."""
    return tuple(_article(part) for part in parts_said(text))


def facility_articles_written(value: Any, known: Known, _values: Values) -> str:
    """As ``facility_articles_read`` takes them."""
    return parts_written(
        [f"{number_written(a.quantity, known.comma)} x {escaped(a.number)}" for a in value or ()]
    )


def info_read(text: str, _known: Known, _values: Values) -> Pairs:
    """``Width: 90 cm; Height: 2 m``: pieces of information with their values (OB-09)."""
    return tuple(_pair(part) for part in parts_said(text))


def info_written(value: Any, _known: Known, _values: Values) -> str:
    """As ``info_read`` takes them."""
    return info_cell(value or ())


def info_cell(pairs: Pairs) -> str:
    """Pieces of information in one cell."""
    return parts_written([f"{escaped(name, ':')}: {escaped(said)}" for name, said in pairs])


def pieces_read(text: str, _known: Known, _values: Values) -> tuple[str, ...]:
    """``Width; Height``: names of pieces of information."""
    return tuple(unescaped(part) for part in parts_said(text))


def pieces_written(value: Any, _known: Known, _values: Values) -> str:
    """As ``pieces_read`` takes them."""
    return parts_written([escaped(piece) for piece in value or ()])


def choices_read(text: str, _known: Known, _values: Values) -> tuple[Choice, ...]:
    """``Yes; !No``: the answers there are; a ``!`` goes before one that is not approved.

    Where no semicolon or line break parts them, a comma does.
    """
    commas = not any(sign in text for sign in ";\n")
    return tuple(
        Choice(
            unescaped(part.removeprefix(NOT_APPROVED)).strip(), not part.startswith(NOT_APPROVED)
        )
        for part in parts_said(text.replace(",", ";") if commas else text)
    )


def choices_written(value: Any, _known: Known, _values: Values) -> str:
    """As ``choices_read`` takes them."""
    written = parts_written(
        [("" if each.approved else NOT_APPROVED) + _choice(each.text) for each in value or ()]
    )
    return f"{written};" if "," in written and ";" not in written else written


def _choice(text: str) -> str:
    whole = escaped(text)
    return f"\\{whole}" if whole.startswith(NOT_APPROVED) else whole


def _article(part: str) -> FacilityArticle:
    match = _TIMES.fullmatch(part)
    quantity = number_said(match[1]) if match else Decimal(1)
    number = unescaped(match[2] if match else part).strip()
    return FacilityArticle(code_said(number), quantity or Decimal(0))


def _pair(part: str) -> tuple[str, str]:
    match = _NAME_AND_VALUE.fullmatch(part)
    if match is None:
        raise BadInput(N_("Write {text} with a colon, as Width: 90 cm."), text=part)
    return unescaped(match[1]).strip(), unescaped(match[2]).strip()
