"""An order as files that need no system to be read: which there are, and which fit (XT-22)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from core.file_names import file_name
from core.order_papers import Document
from core.ports import KeptMail

LARGEST = 48_000_000
"""Bytes of all papers together: a bot sends no file over 50 MB, and the rest needs room too."""
PHOTOS, FILES, MAILS = "photos", "files", "mails"


@dataclass(frozen=True, slots=True)
class Paper:
    """A file of the archive: where it stands in it, its size, and what it is made from.

    ``sha256`` names stored bytes, ``mail_id`` a received mail.
    """

    path: str
    size: int
    sha256: str | None = None
    mail_id: UUID | None = None

    @property
    def name(self) -> str:
        """What people call it."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Packing:
    """The papers that go into the archive, and those left out because it would be too large."""

    papers: tuple[Paper, ...]
    left_out: tuple[Paper, ...]


def packing(
    documents: Sequence[Document], mails: Sequence[KeptMail], most: int = LARGEST
) -> Packing:
    """All papers, but for the largest where they are too large together."""
    papers = _named([*_documents(documents), *_mails(mails)])
    left_out: list[Paper] = []
    while sum(each.size for each in papers) > most:
        largest = max(papers, key=lambda each: each.size)
        papers.remove(largest)
        left_out.append(largest)
    return Packing(tuple(papers), tuple(left_out))


def _documents(documents: Iterable[Document]) -> Iterable[Paper]:
    for each in documents:
        if each.sha256 is not None:
            folder = PHOTOS if each.is_image else FILES
            yield Paper(f"{folder}/{file_name(each.name)}", each.size, sha256=each.sha256)


def _mails(mails: Iterable[KeptMail]) -> Iterable[Paper]:
    for each in mails:
        subject = each.subject.replace("/", "-").replace("\\", "-")
        name = file_name(f"{each.received_at:%Y-%m-%d %H.%M} {subject[:60]}.eml")
        yield Paper(f"{MAILS}/{name}", each.size, mail_id=each.id)


def _named(papers: Iterable[Paper]) -> list[Paper]:
    """No two of the same name."""
    seen: dict[str, int] = {}
    named = []
    for each in papers:
        key = each.path.casefold()
        seen[key] = seen.get(key, 0) + 1
        named.append(each if seen[key] == 1 else _numbered(each, seen[key]))
    return named


def _numbered(paper: Paper, nth: int) -> Paper:
    stem, dot, ending = paper.path.rpartition(".")
    path = f"{stem} ({nth}){dot}{ending}" if dot else f"{paper.path} ({nth})"
    return Paper(path, paper.size, paper.sha256, paper.mail_id)
