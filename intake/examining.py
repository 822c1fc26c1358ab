"""Reading a stored mail whole: what it says, who sent it, which of its files are taken."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.order_papers import Document
from core.ports import Door, Files, Processes, TookTooLong, UnitOfWork, WaitingMail
from core.settings import REFUSED_FILES
from core.words import N_
from intake.clues import read_codes, read_with_clues
from intake.clues.codes import MOST_PICTURES, TYPES
from intake.clues.regions import HOME
from intake.leftovers import leftovers
from intake.parsing.mail import Attachment, ParsedMail
from intake.reading import ReadMail, address_of, name_of
from intake.received import came_from_nobody, plus_words_of, why_not_whole
from intake.trust.clamav import TooLargeToScan
from intake.trust.files import A_DAY, INFECTED, why_refused
from intake.trust.guard import Guard
from intake.trust.senders import Trouble, standing_of

MOST_DOCUMENTS = 50
READ_SECONDS, PROCESSOR_SECONDS = 15.0, 5.0
PIXEL = 1024
"""An inline image no larger than this many bytes is a tracking pixel or a rule, not a photo."""


@dataclass(frozen=True, slots=True)
class _House:
    """What the company says of this sender and of files."""

    refused_files: tuple[str, ...]
    is_allowed: bool
    stored_today: int


@dataclass(frozen=True, slots=True)
class Examiner:
    """Reads mails with what is at hand; ``own_address`` is the one that our letters come from."""

    door: Door
    files: Files
    processes: Processes
    clock: Callable[[], datetime]
    guard: Guard
    own_address: str = ""
    region: str = HOME

    async def examine(self, waiting: WaitingMail, *, despite_quota: bool = False) -> ReadMail:
        """Read it, and store its files unless a person must look first.

        Raises TookTooLong, ScannerIsAway, OSError.
        """
        mail, findings = await self.processes.run(
            read_with_clues, waiting.raw, self.region, seconds=READ_SECONDS, cpu=PROCESSOR_SECONDS
        )
        house = await self.door.ask(lambda uow: self._house(address_of(mail), uow))
        taken, refused = _sorted(mail, waiting.raw, house.refused_files)
        trouble = await self._virus(waiting.raw)
        if trouble is not None:
            taken, refused = [], [(each.name, trouble.reason) for each in _files_of(mail)]
        elif not despite_quota and not house.is_allowed and _is_too_much(taken, house):
            taken, trouble = [], Trouble(N_("Its sender has sent more files than fit in a day."))
        return ReadMail(
            mail_id=waiting.id,
            mail=mail,
            documents=tuple([await self._stored(each, mail) for each in taken]),
            plus_words=" ".join(_plus_words(waiting, mail)),
            answerable=self._is_answerable(mail, waiting),
            verdict=await self.guard.verifier.verdict(waiting, address_of(mail)),
            findings=replace(findings, codes=await self._codes(taken)),
            sha256=hashlib.sha256(waiting.raw).hexdigest(),
            refused=tuple(refused),
            trouble=trouble or _cut(waiting),
        )

    def _house(self, address: str, uow: UnitOfWork) -> _House:
        since = self.clock() - timedelta(days=1)
        return _House(
            uow.settings.all()[REFUSED_FILES],
            standing_of(address, "", uow).allowed,
            uow.mails.stored_since(address, since) if address else 0,
        )

    async def _virus(self, raw: bytes) -> Trouble | None:
        if self.guard.scanner is None:
            return None
        try:
            virus = await self.guard.scanner.virus_in(raw)
        except TooLargeToScan:
            return Trouble(N_("It is larger than the virus scanner takes, so nobody knows."))
        return Trouble(INFECTED, virus) if virus else None

    async def _codes(self, files: list[Attachment]) -> tuple[str, ...]:
        """What stands in the codes of its pictures; a picture that takes too long has none."""
        pictures = [each.content for each in files if each.content_type in TYPES]
        if not pictures:
            return ()
        try:
            return await self.processes.run(read_codes, pictures[:MOST_PICTURES])
        except TookTooLong:
            return ()

    def _is_answerable(self, mail: ParsedMail, waiting: WaitingMail) -> bool:
        ours = bool(self.own_address) and address_of(mail).casefold() == self.own_address
        return mail.answerable and not ours and not came_from_nobody(waiting)

    async def _stored(self, attachment: Attachment, mail: ParsedMail) -> Document:
        return Document(
            name=attachment.name,
            content_type=attachment.content_type,
            size=attachment.size,
            by=name_of(mail),
            at=self.clock(),
            sha256=await self.files.put(attachment.content),
            source="mail",
        )


def _plus_words(waiting: WaitingMail, mail: ParsedMail) -> tuple[str, ...]:
    """Of the envelope; where that names nobody's plus, as of a file or a mailbox, of the head."""
    of_envelope = tuple(each for each in plus_words_of(waiting) if each)
    return of_envelope or mail.plus_tokens


def _files_of(mail: ParsedMail) -> Iterator[Attachment]:
    """Its files, without those that only make it look nice."""
    for each in mail.attachments[:MOST_DOCUMENTS]:
        if not (each.is_seal or _is_pixel(each)):
            yield each


def _is_pixel(file: Attachment) -> bool:
    return file.inline and file.size <= PIXEL and file.content_type.startswith("image/")


def _cut(mail: WaitingMail) -> Trouble | None:
    """What lies elsewhere is for a person to fetch; its beginning is no order by itself."""
    why = why_not_whole(mail)
    return Trouble(*why) if why else None


def _sorted(
    mail: ParsedMail, raw: bytes, sorts: tuple[str, ...]
) -> tuple[list[Attachment], list[tuple[str, str]]]:
    """The files that are taken, and the names of the others with why they are not."""
    taken: list[Attachment] = []
    refused: list[tuple[str, str]] = []
    for each in _files_of(mail):
        if why := why_refused(each, sorts):
            refused.append((each.name, why))
        else:
            taken.append(each)
    return [*taken, *leftovers(mail, raw)], refused


def _is_too_much(files: list[Attachment], house: _House) -> bool:
    brought = sum(each.size for each in files)
    return brought > 0 and house.stored_today + brought > A_DAY
