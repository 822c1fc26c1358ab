"""What a protocol says, part by part: every text in the reader's language, none of it placed yet."""

from dataclasses import dataclass

from notifications.papers.blocks import (
    Captioned,
    CompanyHead,
    Done,
    Listed,
    Notices,
    Pair,
    Scannable,
    Signed,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One assignment."""

    heading: str
    about: str
    said: tuple[Pair, ...]
    measures_heading: str
    measures: tuple[Done, ...]
    lists: tuple[Listed, ...]
    checks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Headings:
    """The words over a part."""

    document: str
    photos: str
    compared: str
    comments: str
    signatures: str


@dataclass(frozen=True, slots=True)
class ProtocolFacts:
    """A whole protocol; ``compared`` are photos of before and after, turn about (RV-13)."""

    language: str
    number: str
    title: str
    company: CompanyHead
    notices: Notices
    headings: Headings
    about: tuple[Pair, ...]
    pieces: tuple[Piece, ...]
    lists: tuple[Listed, ...]
    total: Pair | None
    to_order: tuple[Listed, ...]
    photos: tuple[Captioned, ...]
    more_photos: str
    comments: tuple[Done, ...]
    signatures: tuple[Signed, ...]
    template: str
    compared: tuple[Captioned, ...] = ()
    seal: Scannable | None = None
