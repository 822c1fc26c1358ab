"""The pictures of a paper: photos in an even grid, signatures on their lines."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from notifications.papers import look
from notifications.papers.blocks import Captioned, Picture, Signed
from notifications.papers.setter import Setter

JPEG = b"\xff\xd8\xff"
DRAWING = (62 * mm, 17 * mm)
BETWEEN = 10 * mm
LINE = (look.WIDTH - BETWEEN) / 2


def photos(
    shown: Sequence[Captioned],
    grid: look.Grid,
    heading: Sequence[Flowable],
    setter: Setter,
) -> Iterator[Flowable]:
    """The grid; its heading stays with the first row."""
    rows = [_row(row, grid, setter) for row in _in_rows(shown, grid.across)]
    yield KeepTogether([*heading, Spacer(0, 2 * mm), rows[0]])
    yield from rows[1:]


def signatures(
    signed: Sequence[Signed],
    heading: Sequence[Flowable],
    under: Sequence[Flowable],
    setter: Setter,
) -> Iterator[Flowable]:
    """The signatures two by two; the heading stays with the first two, ``under`` with the last."""
    first, *more = (_pair(pair, setter) for pair in _in_rows(signed, 2))
    kept = [[*heading, Spacer(0, 2 * mm), first], *([each] for each in more)]
    kept[-1].extend(under)
    yield from (KeepTogether(each) for each in kept)


def _in_rows(things: Sequence[Any], across: int) -> list[Sequence[Any]]:
    return [things[start : start + across] for start in range(0, len(things), across)]


def _row(row: Sequence[Captioned], grid: look.Grid, setter: Setter) -> Flowable:
    cells: list[Any] = []
    for photo in row:
        cells += [_photo(photo, grid, setter), None]
    cells += [None, None] * (grid.across - len(row))
    widths = ([grid.width, look.GAP] * grid.across)[:-1]
    style = [*look.TIGHT, ("BOTTOMPADDING", (0, 0), (-1, -1), 3 * mm)]
    return Table([cells[:-1]], widths, style=style)


def _photo(photo: Captioned, grid: look.Grid, setter: Setter) -> list[Flowable]:
    shown: Any = setter.short(setter.notices.not_shown, look.CAPTION)
    if photo.picture:
        shown = image(photo.picture, grid.width, grid.height)
    frame = [
        *look.TIGHT,
        ("ALIGN", (0, 0), (-1, -1), "CENTER"),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("BACKGROUND", (0, 0), (-1, -1), look.SHADE),
    ]
    box = Table([[shown]], [grid.width], [grid.height], style=frame)
    return [box, Spacer(0, 1.2 * mm), *setter.short(photo.caption, look.CAPTION)]


def _pair(pair: Sequence[Signed], setter: Setter) -> Flowable:
    columns: list[tuple[Any, Any]] = [_signed(each, setter) for each in pair]
    columns += [(None, None)] * (2 - len(columns))
    rows = [[columns[0][line], None, columns[1][line]] for line in (0, 1)]
    style = [
        *look.TIGHT,
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 1.5 * mm),
        ("TOPPADDING", (0, 1), (-1, 1), 1.2 * mm),
        ("BOTTOMPADDING", (0, 1), (-1, 1), 3 * mm),
        *(("LINEBELOW", (at, 0), (at, 0), 0.8, look.INK) for at in (0, 2)[: len(pair)]),
    ]
    # Room to draw in is left only where somebody has drawn.
    above = DRAWING[1] + 2 * mm if any(each.drawing for each in pair) else 8 * mm
    return Table(rows, [LINE, BETWEEN, LINE], [above, None], style=style)


def _signed(signed: Signed, setter: Setter) -> tuple[Any, Any]:
    mark: Any = setter.short(signed.instead, look.QUIETLY)
    if signed.drawing:
        mark = image(signed.drawing, *DRAWING)
        mark.hAlign = "LEFT"
    role = setter.short(f"{signed.role} · {signed.when}", look.QUIETLY)
    return mark, [*setter.short(signed.name, look.NAME), *role]


def image(picture: Picture, width: float, height: float) -> "Printed":
    """The picture as large as it can be in this room."""
    scale = min(width / picture.width, height / picture.height)
    return Printed(picture, picture.width * scale, picture.height * scale)


class Printed(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A picture in this size; one that is there twice is in the file once."""

    def __init__(self, picture: Picture, width: float, height: float) -> None:
        super().__init__()
        self._picture, self.width, self.height = picture, width, height

    def draw(self) -> None:
        """Draw it with its foot at the origin."""
        self.canv.drawImage(reader_of(self._picture), 0, 0, self.width, self.height)


def reader_of(picture: Picture) -> ImageReader:
    """The picture as reportlab wants it."""
    content = BytesIO(picture.content)
    return _Photo(content) if picture.content.startswith(JPEG) else ImageReader(content)


class _Photo(ImageReader):  # type: ignore[misc]  # reportlab has no types
    """A JPEG, which goes into the file as it is: it is told from others without being opened."""

    _dataA = None  # noqa: N815 - reportlab's name

    def getRGBData(self) -> bytes:  # noqa: N802 - reportlab's name
        """What tells it from others."""
        return bytes(self.fp.getvalue())
