"""Bar charts as plain shapes: where each piece of a bar stands, what it says, where it leads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

WIDTH, HEIGHT = 360, 190
LEFT, TOP, BOTTOM = 30, 16, 24
BAR_SHARE, WIDEST = 0.7, 44
ROW, ROW_BAR = 44, 16
FEWEST_ON_THE_AXIS = 4


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a chart, and the list that it counts."""

    count: int
    href: str


@dataclass(frozen=True, slots=True)
class Group:
    """One bar: its label, its short one below it, its figures in the order of the series."""

    label: str
    short: str
    figures: tuple[Figure, ...]

    @property
    def total(self) -> int:
        """How long the bar is."""
        return sum(each.count for each in self.figures)


@dataclass(frozen=True, slots=True)
class Piece:
    """A rectangle; ``series`` says which colour."""

    x: float
    y: float
    width: float
    height: float
    series: int
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Text:
    """A word at a place; ``anchor`` as SVG has it."""

    x: float
    y: float
    text: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with what its table says."""

    key: str
    title: str
    what: str
    series: tuple[str, ...]
    groups: tuple[Group, ...]
    height: int
    pieces: tuple[Piece, ...]
    texts: tuple[Text, ...]
    lines: tuple[float, ...]
    empty: str

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(group.total for group in self.groups)


def upright(
    key: str, title: str, what: str, series: Sequence[str], groups: Sequence[Group], empty: str
) -> Chart:
    """Bars beside each other, each of a stack of figures."""
    most = _round_up(max((group.total for group in groups), default=0))
    floor = HEIGHT - BOTTOM
    scale = (floor - TOP) / most
    pieces = tuple(_stacked(groups, series, scale, floor))
    levels = (0, most // 2, most)
    texts = (
        *(Text(LEFT - 6, floor - level * scale + 4, str(level), "end") for level in levels),
        *_below(groups),
        *_above(groups, scale, floor),
    )
    lines = tuple(floor - level * scale for level in levels)
    return Chart(
        key, title, what, tuple(series), tuple(groups), HEIGHT, pieces, texts, lines, empty
    )


def lying(
    key: str, title: str, what: str, series: Sequence[str], groups: Sequence[Group], empty: str
) -> Chart:
    """Bars below each other, each under its name: for names that are long."""
    most = max((group.total for group in groups), default=0) or 1
    scale = (WIDTH - LEFT) / most
    pieces, texts = list[Piece](), list[Text]()
    for n, group in enumerate(groups):
        top = n * ROW
        texts.append(Text(0, top + 14, group.label, "start"))
        for x, width, s in _pieces(group, scale):
            title_ = f"{group.label}, {series[s]}: {group.figures[s].count}"
            pieces.append(Piece(x, top + 20, width, ROW_BAR, s, title_, group.figures[s].href))
        texts.append(Text(group.total * scale + 6, top + 33, str(group.total), "start"))
    height = max(len(groups), 1) * ROW
    return Chart(
        key, title, what, tuple(series), tuple(groups), height, tuple(pieces), tuple(texts), (), empty
    )  # fmt: skip


def _stacked(
    groups: Sequence[Group], series: Sequence[str], scale: float, floor: float
) -> Iterator[Piece]:
    wide = min(WIDEST, _step(groups) * BAR_SHARE)
    for n, group in enumerate(groups):
        for start, length, s in _pieces(group, scale):
            figure = group.figures[s]
            title = f"{group.label}, {series[s]}: {figure.count}"
            x, y = _middle(n, groups) - wide / 2, floor - start - length
            yield Piece(round(x, 1), round(y, 1), round(wide, 1), length, s, title, figure.href)


def _pieces(group: Group, scale: float) -> Iterator[tuple[float, float, int]]:
    """Start, length and series of what is not nought, one after the other."""
    counts = [each.count for each in group.figures]
    starts = accumulate(counts, initial=0)
    for s, (start, count) in enumerate(zip(starts, counts, strict=False)):
        if count:
            yield round(start * scale, 1), round(count * scale, 1), s


def _below(groups: Sequence[Group]) -> Iterator[Text]:
    for n, group in enumerate(groups):
        yield Text(round(_middle(n, groups), 1), HEIGHT - 6, group.short)


def _above(groups: Sequence[Group], scale: float, floor: float) -> Iterator[Text]:
    for n, group in enumerate(groups):
        if group.total:
            yield Text(
                round(_middle(n, groups), 1), round(floor - group.total * scale - 4, 1),
                str(group.total),
            )  # fmt: skip


def _step(groups: Sequence[Group]) -> float:
    return (WIDTH - LEFT) / max(len(groups), 1)


def _middle(n: int, groups: Sequence[Group]) -> float:
    return LEFT + (n + 0.5) * _step(groups)


def _round_up(most: int) -> int:
    """An even number that is easy to read, at least as large."""
    if most <= FEWEST_ON_THE_AXIS:
        return FEWEST_ON_THE_AXIS
    step = 10 ** (len(str(most)) - 1)
    half = step // 2 if step > 1 and step // 2 * 2 == step else 2
    return -(-most // half) * half
