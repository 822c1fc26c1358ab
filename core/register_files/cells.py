"""How single cells are read as people and programs write them, and written so that they are read."""

import re
from datetime import date
from decimal import Decimal

from core.refusals import BadInput
from core.settings import yes_or_no
from core.words import N_

_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*")
_PLAIN = re.compile(r"-?[0-9]{0,12}(?:[.,][0-9]{0,9})?")
_MONEY = re.compile(r"(?:kr|sek|eur|nok|dkk|usd|€|\$|:-|%)", re.IGNORECASE)
_SHORTENED = re.compile(r"[0-9][.,][0-9]+E\+?[0-9]+", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ]0?0[:.]00(?:[:.]00)?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
_HARMLESS = re.compile(r"[+-]?[0-9][0-9 .,()/-]*")
_PART = re.compile(r"(?:\\.|[^;\n\\]|\\$)+", re.DOTALL)
_ESCAPE, _ESCAPED = re.compile(r"[\\;]"), re.compile(r"\\([\\;:!])")


def number_said(text: str) -> Decimal | None:
    """A number: *1 240,50*, *1,240.50 kr*, *1240.5*; nothing for an empty cell.

    One that can be read two ways, such as *1,240*, is refused.
    """
    said = re.sub(r"[\s'’]", "", _MONEY.sub("", text))
    if not said:
        return None
    last = max(said.rfind(","), said.rfind("."))
    whole, part = (said[:last], said[last:]) if last >= 0 else (said, "")
    if _GROUPED.fullmatch(whole) and said[last] not in whole:
        said = re.sub(r"[.,]", "", whole) + part
    elif _GROUPED.fullmatch(said):
        said = _without_groups(text, said)
    if not _PLAIN.fullmatch(said) or not any(each.isdigit() for each in said):
        raise BadInput(N_("{text} is no number. Write one such as 1240.50."), text=text.strip())
    return Decimal(said.replace(",", "."))


def _without_groups(text: str, said: str) -> str:
    signs = [each for each in said if each in ".,"]
    if len(signs) == 1 and not said.startswith("0"):
        raise BadInput(
            N_("{text} can be read two ways. Write it as 1240 or as 1,2400."), text=text.strip()
        )
    return said if len(signs) == 1 else re.sub(r"[.,]", "", said)


def number_written(number: Decimal | None, comma: str) -> str:
    """The number so that ``number_said`` can't take its decimals for thousands."""
    if number is None:
        return ""
    plain = f"{number.normalize():f}"
    _, point, decimals = plain.partition(".")
    return (f"{plain}0" if len(decimals) == 3 else plain).replace(".", comma if point else ".")


def day_said(text: str) -> date | None:
    """A day: *2026-12-24*, *20261224*, *24.12.2026*; nothing for an empty cell."""
    said = text.strip()
    if not said:
        return None
    if match := _DAY.fullmatch(said):
        return _day(said, match[1], match[2], match[3])
    if match := _DAY_FIRST.fullmatch(said):
        first, second = int(match[1]), int(match[3])
        if match[2] == "." or first > 12 or first == second:
            return _day(said, match[4], match[3], match[1])
    raise BadInput(N_("{text} can't be read as a day. Write it as 2026-12-24."), text=said)


def _day(said: str, year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise BadInput(N_("There is no day {text}. Write it as 2026-12-24."), text=said) from None


def yes_said(text: str) -> bool:
    """A yes or no; an empty cell is no, a cross is yes."""
    word = text.strip().casefold()
    if word in {"", "-", "falskt", "falsch"}:
        return False
    return word in {"x", "sant", "y", "j"} or yes_or_no(word)


def code_said(text: str) -> str:
    """A number or code; one that Excel has shortened is refused."""
    if _SHORTENED.fullmatch(text.strip()):
        raise BadInput(
            N_("{text} is a number that Excel has shortened. Make that column text in Excel, "
               "and save the file again."),
            text=text.strip(),
        )  # fmt: skip
    return text


def parts_said(text: str) -> list[str]:
    """The parts of a cell with semicolons or line breaks between; ``\\;`` is a semicolon."""
    return [part.strip() for part in _PART.findall(text) if part.strip()]


def parts_written(parts: list[str]) -> str:
    """Parts, written as ``escaped`` gave them, in one cell."""
    return "; ".join(parts)


def escaped(text: str, also: str = "") -> str:
    """A text as a part of a cell: its semicolons, backslashes and ``also`` told apart."""
    whole = _ESCAPE.sub(r"\\\g<0>", text)
    return "".join(f"\\{each}" if each in also else each for each in whole)


def unescaped(text: str) -> str:
    """The text that ``escaped`` wrote."""
    return _ESCAPED.sub(r"\1", text)


def guarded(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: a sign that begins one gets a ``'`` first."""
    if _DANGEROUS.match(text) and not _HARMLESS.fullmatch(text):
        return f"'{text}"
    return text


def unguarded(text: str) -> str:
    """The cell that ``guarded`` wrote."""
    return text[1:] if text.startswith("'") and _DANGEROUS.match(text) else text
