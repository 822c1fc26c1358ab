"""The blocks of a paper as the typesetter's building blocks, in reading order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    HRFlowable,
    KeepTogether,
    Spacer,
    Table,
)

from notifications.papers import blocks, look
from notifications.papers.pictured import photos, signatures
from notifications.papers.scannable import QrCode
from notifications.papers.setter import Setter
from notifications.papers.tables import table_of

SHORT = 26
"""So many characters of a value stand in a narrow column."""
QR_SIDE = 16 * mm
SHORT_TEXT = 400
"""So many characters stay on one page."""
WHOLE_ROWS = 7
"""A list of so few rows stays on one page."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Makes the parts of one paper."""

    look: look.Look
    setter: Setter

    def of(self, shown: Iterable[blocks.Block]) -> Iterator[Flowable]:
        """Everything; what a short list comes to stays with it."""
        kept: list[Flowable] = []
        for block in shown:
            if kept and not isinstance(block, blocks.Sums):
                yield KeepTogether(kept)
                kept = []
            made = SET[type(block)](self, block)
            if _is_short(block):
                kept.extend(made)
            else:
                yield from made
        if kept:
            yield KeepTogether(kept)

    def title(self, block: blocks.Title) -> Iterator[Flowable]:
        """A title."""
        yield from self.setter.short(block.text, look.TITLE)

    def particulars(self, block: blocks.Particulars) -> Iterator[Flowable]:
        """Names and values: long ones three abreast, then short ones four."""
        long = [pair for pair in block.pairs if _is_long(pair)]
        short = [pair for pair in block.pairs if not _is_long(pair)]
        yield from self._abreast(long, 3)
        yield from self._abreast(short, 4)

    def _abreast(self, pairs: Sequence[blocks.Pair], many: int) -> Iterator[Flowable]:
        cells = [self._cell(pair) for pair in pairs]
        cells.extend([] for _ in range(-len(cells) % many))
        rows = [cells[start : start + many] for start in range(0, len(cells), many)]
        style = [
            *look.TIGHT,
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5 * mm),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4 * mm),
        ]
        if rows:
            yield Table(rows, [look.WIDTH / many] * many, style=style)

    def _cell(self, pair: blocks.Pair) -> list[Flowable]:
        short = self.setter.short
        return [*short(pair.label, look.LABEL), *short(pair.value, look.TEXT)]

    def section(self, block: blocks.Section) -> Iterator[Flowable]:
        """A heading that has room for something under it."""
        yield CondPageBreak(35 * mm)
        yield from self._heading(block.heading)
        yield from self.setter.short(block.about, look.QUIETLY)

    def prose(self, block: blocks.Prose) -> Iterator[Flowable]:
        """A long text."""
        yield CondPageBreak(12 * mm)
        yield Spacer(0, 1.6 * mm)
        yield from self.setter.short(block.label, look.LABEL)
        yield from self.setter.long(block.text, look.SAID)

    def log(self, block: blocks.Log) -> Iterator[Flowable]:
        """What was done or said, day by day; the heading stays with the first."""
        yield CondPageBreak(22 * mm)
        heading = self._heading if block.main else self._subheading
        above = heading(block.heading)
        for each in block.said:
            lines = list(self.setter.dated(each.when, each.text))
            if lines:
                whole = [*above, *lines, *self.setter.short(each.by, look.DONE_BY)]
                yield from [KeepTogether(whole)] if len(each.text) < SHORT_TEXT else whole
                above = []

    def _subheading(self, text: str) -> list[Flowable]:
        return self.setter.short(text, look.SUBHEADING)

    def listed(self, block: blocks.Listed) -> Iterator[Flowable]:
        """A list of lines, its head repeated on every page."""
        short = self.setter.short
        if not _is_short(block):
            yield CondPageBreak(30 * mm)
        yield from (
            *short(block.heading, self.look.heading if block.main else look.SUBHEADING),
            *short(block.note, look.NOTE),
            table_of(block, self.look, self.setter),
            *short(block.under, look.UNDER),
            *self.setter.cut_here(),
        )

    def sums(self, block: blocks.Sums) -> Iterator[Flowable]:
        """What it costs together, on a shade."""
        last = len(block.pairs) - 1
        rows = [self._sum(pair, large=place == last) for place, pair in enumerate(block.pairs)]
        table = Table(rows, [look.WIDTH * 0.6, look.WIDTH * 0.4], style=look.SUMMED)
        yield from (Spacer(0, 5 * mm), table)

    def _sum(self, pair: blocks.Pair, *, large: bool) -> list[list[Flowable]]:
        short = self.setter.short
        return [
            short(pair.label, look.TEXT),
            short(pair.value, look.TOTAL if large else look.NUMBER),
        ]

    def remarks(self, block: blocks.Remarks) -> Iterator[Flowable]:
        """Short lines."""
        for line in block.lines:
            yield from self.setter.short(line, look.CHECK)

    def gallery(self, block: blocks.Gallery) -> Iterator[Flowable]:
        """Photos."""
        grid = self.look.grid(len(block.photos), block.across)
        yield from photos(block.photos, grid, self._heading(block.heading), self.setter)
        yield from self.setter.short(block.more, look.QUIETLY)

    def signatures(self, block: blocks.Signatures) -> Iterator[Flowable]:
        """Who signed."""
        under = self._scan(block.seal) if block.seal else []
        yield from signatures(block.signed, self._heading(block.heading), under, self.setter)

    def scannable(self, block: blocks.Scannable) -> Iterator[Flowable]:
        """A QR code with words beside it."""
        yield KeepTogether(self._scan(block))

    def _scan(self, block: blocks.Scannable) -> list[Flowable]:
        short = self.setter.short
        said = [*short(block.heading, look.NAME), *short(block.said, look.QUIETLY)]
        widths = [QR_SIDE + 5 * mm, look.WIDTH - QR_SIDE - 5 * mm]
        style = [*look.TIGHT, ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
        table = Table([[QrCode(block.link, QR_SIDE), said]], widths, style=style)
        return [Spacer(0, 2 * mm), table]

    def _heading(self, text: str) -> list[Flowable]:
        rule = HRFlowable("100%", 0.6, color=look.RULE, spaceBefore=1 * mm, spaceAfter=1.5 * mm)
        return [*self.setter.short(text, self.look.heading), rule]


def _is_short(block: blocks.Block) -> bool:
    """Whether it stays on one page, and what it comes to with it."""
    if isinstance(block, blocks.Listed):
        return len(block.rows) <= WHOLE_ROWS
    return isinstance(block, blocks.Sums)


def _is_long(pair: blocks.Pair) -> bool:
    return len(pair.value) > SHORT or "\n" in pair.value


SET: dict[type, Callable[[Parts, Any], Iterator[Flowable]]] = {
    blocks.Title: Parts.title,
    blocks.Particulars: Parts.particulars,
    blocks.Section: Parts.section,
    blocks.Prose: Parts.prose,
    blocks.Log: Parts.log,
    blocks.Listed: Parts.listed,
    blocks.Sums: Parts.sums,
    blocks.Remarks: Parts.remarks,
    blocks.Gallery: Parts.gallery,
    blocks.Signatures: Parts.signatures,
    blocks.Scannable: Parts.scannable,
}
"""How each kind of block is set."""
