"""Received mails as files for a chat: what they say as text, or the whole as it came."""

from dataclasses import dataclass
from uuid import UUID

from core.file_names import file_name
from core.ports import Door, Processes, TookTooLong, UnitOfWork
from core.words import N_, Speech, Words
from intake.telling import Labels, told

LONGEST_STEM = 60
LARGEST = 40 * 1024 * 1024
"""Bytes. Telegram takes no file much larger from a bot."""


@dataclass(frozen=True, slots=True)
class StoredMails:
    """Makes files of stored mails; text is read in a child process."""

    door: Door
    processes: Processes
    speech: Speech

    async def file(self, name: str, language: str) -> tuple[str, bytes] | None:
        """What to call ``<ID>.txt`` or ``<ID>.eml``, and what is in it; None when it is gone."""
        stem, _, ending = name.rpartition(".")
        found = await self.door.ask(lambda uow: _found(UUID(stem), uow))
        if found is None:
            return None
        subject, raw = found
        called = f"{file_name(subject)[:LONGEST_STEM].strip(' .') or stem}.{ending}"
        if ending == "eml":
            return called, raw[:LARGEST]
        return called, (await self._text(raw, self.speech(language))).encode()

    async def _text(self, raw: bytes, words: Words) -> str:
        try:
            return await self.processes.run(told, raw, _labels(words))
        except TookTooLong:
            return words.text(N_("This mail could not be read in time. Open it as it came."))


def _found(mail_id: UUID, uow: UnitOfWork) -> tuple[str, bytes] | None:
    row, mail = uow.mails.row(mail_id), uow.mails.get(mail_id)
    return (row.subject or "", mail.raw) if row and mail else None


def _labels(words: Words) -> Labels:
    return (
        words.text(N_("From")),
        words.text(N_("To")),
        words.text(N_("Date")),
        words.text(N_("Subject")),
    )
