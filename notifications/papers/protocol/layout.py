"""Lays a protocol out: which parts it has and in which order, as its template says (SE-57)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
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
    Scannable,
    Section,
    Signatures,
    Sums,
    Title,
)
from notifications.papers.protocol.facts import Piece, ProtocolFacts

Made = Callable[[ProtocolFacts], Iterator[Block]]


def laid_out(facts: ProtocolFacts) -> Paper:
    """The protocol as a paper."""
    blocks = (block for name in facts.template.parts_shown for block in MADE[name](facts))
    return Paper(
        language=facts.language,
        document=facts.headings.document,
        number=f"AO {facts.number}",
        title=facts.title,
        company=facts.company,
        notices=facts.notices,
        blocks=(Title(facts.title), *_sealed(blocks)),
        style=facts.style,
    )


def _sealed(blocks: Iterable[Block]) -> Iterator[Block]:
    """The same, a code that comes right after the signatures being one block with them."""
    before: Block | None = None
    for block in blocks:
        if isinstance(before, Signatures) and isinstance(block, Scannable):
            before = replace(before, seal=block)
            continue
        if before is not None:
            yield before
        before = block
    if before is not None:
        yield before


def _parties(facts: ProtocolFacts) -> Iterator[Block]:
    yield Particulars(facts.about)


def _above(facts: ProtocolFacts) -> Iterator[Block]:
    if facts.template.above:
        yield Prose(facts.template.above)


def _below(facts: ProtocolFacts) -> Iterator[Block]:
    if facts.template.below:
        yield Prose(facts.template.below)


def _assignments(facts: ProtocolFacts) -> Iterator[Block]:
    for piece in facts.pieces:
        yield from piece_blocks(piece)


def piece_blocks(piece: Piece) -> Iterator[Block]:
    """One assignment."""
    yield Section(piece.heading)
    if piece.about:
        yield Particulars(piece.about)
    yield from (Prose(pair.value, pair.label) for pair in piece.said)
    if piece.measures:
        yield Log(piece.measures_heading, piece.measures)
    yield from piece.lists
    if piece.checks:
        yield Remarks(piece.checks)


def _other_articles(facts: ProtocolFacts) -> Iterator[Block]:
    yield from _main(facts.lists)


def _total(facts: ProtocolFacts) -> Iterator[Block]:
    if facts.total:
        yield Sums((facts.total,))


def _to_order(facts: ProtocolFacts) -> Iterator[Block]:
    yield from _main(facts.to_order)


def _main(lists: tuple[Listed, ...]) -> Iterator[Block]:
    yield from (replace(each, main=True) for each in lists)


def _comments(facts: ProtocolFacts) -> Iterator[Block]:
    if facts.comments:
        yield Log(facts.headings.comments, facts.comments, main=True)


def _photos(facts: ProtocolFacts) -> Iterator[Block]:
    if facts.compared:
        yield Gallery(facts.headings.compared, facts.compared, across=2)
    if facts.photos:
        yield Gallery(facts.headings.photos, facts.photos, more=facts.more_photos)


def _signatures(facts: ProtocolFacts) -> Iterator[Block]:
    if facts.signatures:
        yield Signatures(facts.headings.signatures, facts.signatures)


def _code(facts: ProtocolFacts) -> Iterator[Block]:
    if facts.seal:
        yield facts.seal


MADE: Mapping[str, Made] = {
    "parties": _parties,
    "above": _above,
    "assignments": _assignments,
    "other-articles": _other_articles,
    "total": _total,
    "articles-to-order": _to_order,
    "comments": _comments,
    "photos": _photos,
    "signatures": _signatures,
    "below": _below,
    "code": _code,
}
"""How each part that a template may name is made."""
