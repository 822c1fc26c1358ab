"""The order's own documents that go along with its mails, few and small enough (DO-06, SE-60)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.order_papers import Document
from core.ports import Files
from core.settings import ATTACH_DOCUMENTS, Settings
from core.text import one_line
from core.work_order import WorkOrder

LETTERS = {"message", "order-confirmation", "booking-confirmation", "self-checks", "protocol"}
"""The letters that somebody sends to a customer; others are ours alone, or come by themselves."""

MOST, MOST_BYTES = 20, 10 << 20
"""Most mail hosts take 25 MB, and a file grows by a third on its way."""

_TYPE = re.compile(r"(?!message/|multipart/)[a-z]+/[a-z0-9][a-z0-9.+-]{0,80}")


@dataclass(frozen=True, slots=True)
class Attached:
    """A file as it goes along with a mail."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Along:
    """The documents that go along with a letter, and how many stay behind."""

    documents: tuple[Document, ...] = ()
    left_out: int = 0


def along_with(letter: str, order: WorkOrder, settings: Settings) -> Along:
    """What goes along: in the order they came, as many as fit; none unless SE-60 is on."""
    if letter not in LETTERS or not settings[ATTACH_DOCUMENTS]:
        return Along()
    there = [document for document in order.documents if document.sha256]
    chosen: list[Document] = []
    for document in there:
        size = sum(each.size for each in (*chosen, document))
        if len(chosen) < MOST and size <= MOST_BYTES:
            chosen.append(document)
    return Along(tuple(chosen), len(there) - len(chosen))


async def fetched(documents: Sequence[Document], files: Files) -> tuple[Attached, ...]:
    """Their bytes; a file that is no longer stored is left out."""
    found: dict[str, Attached] = {}
    for document in documents:
        try:
            content = await files.get(document.sha256 or "")
        except FileNotFoundError:
            continue
        name = _free(one_line(document.name, 120), found)
        found[name] = Attached(name, _type(document.content_type), content)
    return tuple(found.values())


def _free(name: str, taken: dict[str, Attached]) -> str:
    """The name, with a number where another file has it already."""
    stem, dot, ending = name.rpartition(".")
    number, free = 2, name
    while free in taken:
        free = f"{stem} ({number}).{ending}" if dot and stem else f"{name} ({number})"
        number += 1
    return free


def _type(said: str) -> str:
    plain = said.partition(";")[0].strip().casefold()
    return plain if _TYPE.fullmatch(plain) else "application/octet-stream"
