"""Text on a label: as large as it fits, broken where it may be, cut only where it must."""

from collections.abc import Iterator

from reportlab.pdfbase.pdfmetrics import stringWidth

from core.labels import Label
from core.text import one_line
from notifications.papers import look
from notifications.papers.look import BOLD, REGULAR
from notifications.papers.text import settable

MOST = 300
LEADING = 1.2
SMALLEST = 5.0
"""Smaller letters are read by nobody."""
AS_WHOLE_AS_FITS = (
    (1.0, 2, 2),
    (0.85, 2, 2),
    (0.85, 2, 1),
    (0.75, 2, 1),
    (0.72, 1, 1),
    (0.7, 1, 0),
)
"""How small the texts are, in how many lines a name may be, and a place."""
Line = tuple[str, str, float]
"""A text with its font and size."""


def about(label: Label, scale: float, width: float, height: float) -> list[Line]:
    """What it is, where, and whose, as large and as whole as there is room for."""
    lines: list[Line] = []
    for small, names, places in AS_WHOLE_AS_FITS:
        lines = list(_about(label, scale * small, width, names, places))
        if sum(size * LEADING for _, _, size in lines) <= height:
            break
    return lines


def foot(label: Label, size: float, width: float) -> list[Line]:
    """Where to write: on one line where it can be read so, else the address below, never cut."""
    if not label.address:
        return []
    whole, address = shown(f"{label.write} {label.address}"), shown(label.address)
    if fits := fitting_size(whole, REGULAR, size, max(size * 0.82, SMALLEST), width):
        return [(whole, REGULAR, fits)]
    fits = fitting_size(address, REGULAR, size, SMALLEST, width) or SMALLEST
    parts = wrapped(address, REGULAR, fits, width * 1.001, 3)
    write = wrapped(label.write, REGULAR, fits, width, 1)
    return [(each, REGULAR, fits) for each in (*write, *parts)]


def shown(text: str) -> str:
    """The text on one line, with only what the font has."""
    return " ".join(settable(one_line(text, MOST), look.glyphs()).split())


def wrapped(text: str, font: str, size: float, width: float, most: int) -> list[str]:
    """The text in at most so many lines of this width in points; an ellipsis where it is cut."""
    lines: list[str] = []
    for word in _words(shown(text), font, size, width):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and stringWidth(longer, font, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(" ".join(lines[most - 1 :]), font, size, width)]
    return lines


def fitting_size(text: str, font: str, wanted: float, least: float, width: float) -> float | None:
    """The size up to ``wanted`` at which the text fits the width; None below ``least``."""
    at_one = stringWidth(text, font, 1.0)
    size = min(wanted, width / at_one) if at_one else wanted
    return size if size >= least else None


def _about(label: Label, scale: float, width: float, names: int, places: int) -> Iterator[Line]:
    code = shown(label.code)
    code_size = fitting_size(code, BOLD, 13 * scale, 7 * scale, width) or 7 * scale
    wanted = (
        (label.name, BOLD, 9.5 * scale, names),
        (label.code, BOLD, code_size * 0.999, 2),
        (label.place, REGULAR, 6.8 * scale, places),
        *((each, REGULAR, 6.8 * scale, min(1, places)) for each in _whose(label, scale, width)),
    )
    for text, font, size, most in wanted:
        if text and most:
            yield from ((line, font, size) for line in wrapped(text, font, size, width, most))


def _whose(label: Label, scale: float, width: float) -> tuple[str, ...]:
    """The company with its telephone, on one line if there is room."""
    whole = " · ".join(shown(each) for each in (label.company, label.phone) if each)
    fits = fitting_size(whole, REGULAR, 6.8 * scale, 6.8 * scale, width)
    return (whole,) if fits else (label.company, label.phone)


def _words(text: str, font: str, size: float, width: float) -> Iterator[str]:
    for word in text.split():
        rest = word
        while stringWidth(rest, font, size) > width and len(rest) > 1:
            fits = _as_much(rest, font, size, width)
            yield rest[:fits]
            rest = rest[fits:]
        yield rest


def _as_much(word: str, font: str, size: float, width: float) -> int:
    """How many characters fit, at least one; better up to a sign at which words may part."""
    fits = 1
    while fits < len(word) and stringWidth(word[: fits + 1], font, size) <= width:
        fits += 1
    parts = [at + 1 for at, sign in enumerate(word[:fits]) if sign in "-/.,+" and at]
    return parts[-1] if parts else fits


def _cut(text: str, font: str, size: float, width: float) -> str:
    while text and stringWidth(f"{text}…", font, size) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"
