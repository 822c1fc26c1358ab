"""The parts of a protocol as the typesetter's building blocks, in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    HRFlowable,
    KeepTogether,
    LongTable,
    Spacer,
    Table,
)

from notifications.protocol import look
from notifications.protocol.facts import Done, Listed, Pair, Piece, ProtocolFacts
from notifications.protocol.pictured import Grid, photos, signatures
from notifications.protocol.setter import Setter

ABREAST = 3
TWO_LINES = " " * 100


@dataclass(frozen=True, slots=True)
class Parts:
    """Makes the parts of one protocol."""

    facts: ProtocolFacts
    setter: Setter

    @property
    def _layout(self) -> look.Layout:
        return look.LAYOUTS[self.facts.template]

    def all(self) -> Iterator[Flowable]:
        """Everything."""
        facts = self.facts
        yield from self.setter.short(facts.title, look.TITLE)
        yield self._about(facts.about)
        for piece in facts.pieces:
            yield from self._piece(piece)
        for listed in facts.lists:
            yield from self._list(listed, self._layout.heading)
        if facts.total:
            yield self._total(facts.total)
        for listed in facts.to_order:
            yield from self._list(listed, self._layout.heading)
        yield from self._comments()
        yield from self._pictures()

    def _about(self, pairs: Sequence[Pair]) -> Flowable:
        short = self.setter.short
        cells: list[list[Flowable]] = [
            [*short(pair.label, look.LABEL), *short(pair.value, look.TEXT)] for pair in pairs
        ]
        cells.extend([] for _ in range(-len(cells) % ABREAST))
        rows = [cells[start : start + ABREAST] for start in range(0, len(cells), ABREAST)]
        style = [
            *look.TIGHT,
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3 * mm),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4 * mm),
        ]
        return Table(rows, [look.WIDTH / ABREAST] * ABREAST, style=style)

    def _piece(self, piece: Piece) -> Iterator[Flowable]:
        yield CondPageBreak(35 * mm)
        yield from self._heading(piece.heading)
        yield from self.setter.short(piece.about, look.QUIETLY)
        for pair in piece.said:
            yield CondPageBreak(12 * mm)
            yield Spacer(0, 1.6 * mm)
            yield from self.setter.short(pair.label, look.LABEL)
            yield from self.setter.long(pair.value, look.SAID)
        yield from self._measures(piece)
        for listed in piece.lists:
            yield from self._list(listed, look.SUBHEADING)
        for check in piece.checks:
            yield from self.setter.short(check, look.CHECK)

    def _measures(self, piece: Piece) -> Iterator[Flowable]:
        if piece.measures:
            yield CondPageBreak(22 * mm)
            yield from self.setter.short(piece.measures_heading, look.SUBHEADING)
        yield from self._dated(piece.measures)

    def _comments(self) -> Iterator[Flowable]:
        if self.facts.comments:
            yield CondPageBreak(22 * mm)
            yield from self._heading(self.facts.headings.comments)
        yield from self._dated(self.facts.comments)

    def _dated(self, said: Sequence[Done]) -> Iterator[Flowable]:
        for each in said:
            lines = list(self.setter.dated(each.when, each.text))
            if lines:
                yield from lines
                yield from self.setter.short(each.by, look.DONE_BY)

    def _list(self, listed: Listed, heading: ParagraphStyle) -> Iterator[Flowable]:
        short = self.setter.short
        yield CondPageBreak(30 * mm)
        yield from short(listed.heading, heading)
        yield from short(listed.note, look.NOTE)
        heads = [
            short(each.head, look.HEAD_NUMBER if each.number else look.HEAD_CELL)
            for each in listed.columns
        ]
        styles = [look.NUMBER if each.number else look.CELL for each in listed.columns]
        rows = [
            [short(text, style) for text, style in zip(row, styles, strict=True)]
            for row in listed.rows
            if self.setter.allowance.take(TWO_LINES)
        ]
        widths = [each.width * look.WIDTH for each in listed.columns]
        yield LongTable([heads, *rows], widths, repeatRows=1, style=self._layout.ruled)
        yield from short(listed.under, look.QUIETLY)
        yield from self.setter.cut_here()

    def _total(self, total: Pair) -> Flowable:
        short = self.setter.short
        row = [[short(total.label, look.TEXT), short(total.value, look.TOTAL)]]
        table = Table(row, [look.WIDTH * 0.6, look.WIDTH * 0.4], style=look.SUMMED)
        return KeepTogether([Spacer(0, 4 * mm), table])

    def _pictures(self) -> Iterator[Flowable]:
        facts, said = self.facts, self.facts.headings
        if facts.compared:
            side_by_side = Grid(2, self._layout.photo_height)
            heading = self._heading(said.compared)
            yield from photos(facts.compared, side_by_side, heading, said.not_shown, self.setter)
        if facts.photos:
            heading = self._heading(said.photos)
            grid = Grid(self._layout.photos_across, self._layout.photo_height)
            yield from photos(facts.photos, grid, heading, said.not_shown, self.setter)
            yield from self.setter.short(facts.more_photos, look.QUIETLY)
        if facts.signatures:
            yield from signatures(facts.signatures, self._heading(said.signatures), self.setter)

    def _heading(self, text: str) -> list[Flowable]:
        rule = HRFlowable("100%", 0.6, color=look.RULE, spaceBefore=1 * mm, spaceAfter=1.5 * mm)
        return [*self.setter.short(text, self._layout.heading), rule]
