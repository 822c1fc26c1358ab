"""What a protocol says, part by part: every text in the reader's language, none of it placed yet."""

from dataclasses import dataclass, field

from core.settings.paper_templates import PLAIN, PaperTemplate
from notifications.papers.blocks import (
    Captioned,
    CompanyHead,
    Done,
    Listed,
    Notices,
    Pair,
    Scannable,
    Signed,
    Style,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One assignment."""

    heading: str
    about: tuple[Pair, ...]
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
    comments: tuple[Done, ...]
    signatures: tuple[Signed, ...]
    template: PaperTemplate = PLAIN
    style: Style = field(default_factory=Style)
    photos: tuple[Captioned, ...] = ()
    more_photos: str = ""
    compared: tuple[Captioned, ...] = ()
    seal: Scannable | None = None
