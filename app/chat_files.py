"""An order as a ZIP that needs no system to be read: protocol, photos, mails, JSON, text (XT-22)."""

import asyncio
import io
import json
import logging
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.chat_papers import ChatPapers
from app.mail_files import StoredMails
from core.numbers import OrderNumber
from core.order_archive import Paper
from core.order_json import order_json
from core.order_papers import Comment
from core.people import Actor
from core.ports import Door, Files, TookTooLong, UnitOfWork
from core.refusals import Refused
from core.usecases.archiving import Archived, ArchiveOrder, archive_order
from core.words import N_, Speech, Words
from core.work_order import WorkOrder
from notifications.channels.telegram_files import Press

log = logging.getLogger(__name__)

AS_IT_IS = zipfile.ZIP_STORED
SMALLER = zipfile.ZIP_DEFLATED


@dataclass(frozen=True, slots=True)
class ChatFiles:
    """Makes the files that are asked for in chats: mails, and archives as their readers see them."""

    door: Door
    files: Files
    protocols: Press
    speech: Speech
    mails: StoredMails
    papers: ChatPapers

    async def file(self, name: str, language: str) -> tuple[str, bytes] | None:
        """A received mail, as ``StoredMails`` makes it."""
        return await self.mails.file(name, language)

    async def stored(self, sha256: str) -> bytes | None:
        """A document of an order; None where nothing is stored under that name."""
        try:
            return await self.files.get(sha256)
        except (OSError, KeyError):
            log.warning("a stored file is not there")
            return None

    async def paper(
        self, paper: Sequence[str], reader: UUID, language: str
    ) -> tuple[str, bytes] | None:
        """A printed paper, as ``ChatPapers`` makes it."""
        return await self.papers.file(paper, reader, language)

    async def archive(self, order: str, reader: UUID, language: str) -> tuple[str, bytes] | None:
        """What to call it and what is in it; None where the order, or the right to it, is gone."""
        found = await self.door.ask(lambda uow: _found(OrderNumber.parse(order), reader, uow))
        if found is None:
            return None
        parts = await self._parts(found, self.speech(language))
        return f"AO-{order}.zip", await asyncio.to_thread(_zipped, f"AO-{order}", parts)

    async def _parts(self, found: Archived, words: Words) -> dict[str, bytes]:
        order = found.order
        plain = json.dumps(order_json(order, found.letters), ensure_ascii=False, indent=2)
        parts = {"order.json": plain.encode(), "comments.txt": _comments(order, words).encode()}
        pdf = await self._pdf(found, words)
        if pdf is not None:
            parts[f"AO-{order.number}.pdf"] = pdf
        for paper in found.packing.papers:
            content = await self._content(paper)
            if content is not None:
                parts[paper.path] = content
        left_out = [each.path for each in found.packing.left_out]
        if left_out:
            parts["left-out.txt"] = "\n".join(left_out).encode()
        return parts

    async def _pdf(self, found: Archived, words: Words) -> bytes | None:
        """Without the protocol the rest is worth having, too."""
        try:
            return await self.protocols.pdf(found.order.number, words.language, found.prices)
        except TookTooLong:
            log.warning("the protocol of an archive took too long")
            return None

    async def _content(self, paper: Paper) -> bytes | None:
        if paper.sha256 is not None:
            try:
                return await self.files.get(paper.sha256)
            except FileNotFoundError:
                return None
        mail_id = paper.mail_id
        if mail_id is None:
            return None
        mail = await self.door.ask(lambda uow: uow.mails.get(mail_id))
        return mail.raw if mail else None


def _found(number: OrderNumber, reader: UUID, uow: UnitOfWork) -> Archived | None:
    user = uow.users.get(reader)
    if user is None:
        return None
    try:
        return archive_order(ArchiveOrder(number), Actor.of(user), uow)
    except Refused:
        return None


def _comments(order: WorkOrder, words: Words) -> str:
    return "\n\n".join(
        f"{words.local(each.at):%Y-%m-%d %H:%M} {each.by}{_seen_by(each, words)}\n{each.text}"
        for each in order.comments
    )


def _seen_by(comment: Comment, words: Words) -> str:
    return f" ({words.text(N_('visible to the customer'))})" if comment.visible_to_customer else ""


def _zipped(folder: str, parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, content in parts.items():
            archive.writestr(f"{folder}/{path}", content, _packed(path))
    return out.getvalue()


def _packed(path: str) -> int:
    """Photos and PDF files are packed already."""
    return SMALLER if path.endswith((".txt", ".json", ".eml")) else AS_IT_IS
