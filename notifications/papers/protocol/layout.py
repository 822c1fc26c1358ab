"""Lays a protocol out: which blocks it has, in which order."""

from collections.abc import Iterator
from dataclasses import replace

from notifications.papers.blocks import (
    Block,
    Gallery,
    Listed,
    Log,
    Paper,
    Particulars,
    Prose,
    Remarks,
    Section,
    Signatures,
    Style,
    Sums,
    Title,
)
from notifications.papers.protocol.facts import Piece, ProtocolFacts


def laid_out(facts: ProtocolFacts) -> Paper:
    """The protocol as a paper."""
    return Paper(
        language=facts.language,
        document=facts.headings.document,
        number=f"AO {facts.number}",
        title=facts.title,
        company=facts.company,
        notices=facts.notices,
        blocks=tuple(_blocks(facts)),
        style=Style(facts.template),
    )


def _blocks(facts: ProtocolFacts) -> Iterator[Block]:
    yield Title(facts.title)
    yield Particulars(facts.about)
    for piece in facts.pieces:
        yield from piece_blocks(piece)
    yield from _main(facts.lists)
    if facts.total:
        yield Sums((facts.total,))
    yield from _main(facts.to_order)
    if facts.comments:
        yield Log(facts.headings.comments, facts.comments, main=True)
    yield from _pictures(facts)
    if facts.signatures:
        yield Signatures(facts.headings.signatures, facts.signatures)
    if facts.seal:
        yield facts.seal


def piece_blocks(piece: Piece) -> Iterator[Block]:
    """One assignment."""
    yield Section(piece.heading, piece.about)
    yield from (Prose(pair.value, pair.label) for pair in piece.said)
    if piece.measures:
        yield Log(piece.measures_heading, piece.measures)
    yield from piece.lists
    if piece.checks:
        yield Remarks(piece.checks)


def _main(lists: tuple[Listed, ...]) -> Iterator[Block]:
    yield from (replace(each, main=True) for each in lists)


def _pictures(facts: ProtocolFacts) -> Iterator[Block]:
    if facts.compared:
        yield Gallery(facts.headings.compared, facts.compared, across=2)
    if facts.photos:
        yield Gallery(facts.headings.photos, facts.photos, more=facts.more_photos)
