"""What a protocol says: every text in the reader's language, ready to be set; plain and picklable."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """A name and what stands beside it."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class CompanyHead:
    """The company as the protocol's head and foot name it; ``papers`` are its numbers and the like."""

    name: str
    address: str
    reach: str
    papers: str


@dataclass(frozen=True, slots=True)
class Done:
    """A measure or a comment: when, what, and by whom."""

    when: str
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its head, its width in parts of the whole, and whether it holds numbers."""

    head: str
    width: float
    number: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of lines, such as the articles used; ``note`` says what must be known of it.

    ``under`` stands below it, such as who answers for a self-check.
    """

    heading: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    under: str = ""


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
class Picture:
    """An image made ready for print."""

    content: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Captioned:
    """A photo and what is said of it; without a picture when it can't be shown."""

    picture: Picture | None
    caption: str


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature: drawn, or the words that stand for one."""

    role: str
    name: str
    when: str
    drawing: Picture | None
    instead: str


@dataclass(frozen=True, slots=True)
class Headings:
    """The words that stand on every page or over a part."""

    document: str
    photos: str
    compared: str
    comments: str
    signatures: str
    not_shown: str
    cut: str
    page: str
    """With {page} and {pages}."""
    made: str


@dataclass(frozen=True, slots=True)
class ProtocolFacts:
    """A whole protocol; ``template`` is the layout it is set in (SE-57)."""

    language: str
    number: str
    title: str
    company: CompanyHead
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
    """Photos of before and after the work, turn about (RV-13)."""
