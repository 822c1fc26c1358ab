"""What papers are made of: blocks whose every text is in the reader's language; plain, picklable."""

from dataclasses import dataclass

ACCENT = "#0b5c6b"


@dataclass(frozen=True, slots=True)
class Picture:
    """An image made ready for print."""

    content: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A name and what stands beside it."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Title:
    """What the paper is about, over all of it."""

    text: str


@dataclass(frozen=True, slots=True)
class Particulars:
    """Names and values, side by side."""

    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The head of a part of the paper, with a quiet line under it."""

    heading: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """A text of any length; under a small label where it has one."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """A measure or a comment: when, what, and by whom."""

    when: str
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Log:
    """What was done or said, each with its day in the margin; ``main`` has a section of its own."""

    heading: str
    said: tuple[Done, ...]
    main: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its head, its width in parts of the whole, and whether it holds numbers."""

    head: str
    width: float
    number: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of lines, such as the articles used; ``note`` says what must be known of it.

    ``under`` stands below it, such as who answers for a self-check; ``main`` has a larger heading.
    """

    heading: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    under: str = ""
    main: bool = False


@dataclass(frozen=True, slots=True)
class Sums:
    """What things cost together: small lines, and the last one large."""

    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Remarks:
    """Short lines, a paragraph each."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Captioned:
    """A photo and what is said of it; without a picture when it can't be shown."""

    picture: Picture | None
    caption: str


@dataclass(frozen=True, slots=True)
class Gallery:
    """Photos in an even grid; ``across`` None leaves it to the layout, ``more`` says what is not here."""

    heading: str
    photos: tuple[Captioned, ...]
    across: int | None = None
    more: str = ""


@dataclass(frozen=True, slots=True)
class Scannable:
    """A QR code of ``link`` with words beside it."""

    link: str
    heading: str
    said: str


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature: drawn, or the words that stand for one."""

    role: str
    name: str
    when: str
    drawing: Picture | None
    instead: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """Signatures two by two, each on its line; ``seal`` stays on the page of the last."""

    heading: str
    signed: tuple[Signed, ...]
    seal: Scannable | None = None


Block = (
    Title
    | Particulars
    | Section
    | Prose
    | Log
    | Listed
    | Sums
    | Remarks
    | Gallery
    | Signatures
    | Scannable
)


@dataclass(frozen=True, slots=True)
class CompanyHead:
    """The company as the papers' heads and feet name it; ``papers`` are its numbers and the like."""

    name: str
    address: str
    reach: str
    papers: str
    logo: Picture | None = None


@dataclass(frozen=True, slots=True)
class Notices:
    """The words that stand on every page, or where something is not shown."""

    page: str
    """With {page} and {pages}."""
    made: str
    cut: str
    not_shown: str


@dataclass(frozen=True, slots=True)
class Style:
    """How a paper looks: the name of its layout, and its one colour as *#rrggbb*."""

    layout: str = "standard"
    accent: str = ACCENT


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper: what it is (*Protocol*), of what (*AO 421*), and its blocks in reading order."""

    language: str
    document: str
    number: str
    title: str
    company: CompanyHead
    notices: Notices
    blocks: tuple[Block, ...]
    style: Style = Style()
