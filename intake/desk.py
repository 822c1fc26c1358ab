"""The desk: each stored mail is read, decided on and acted on, in one transaction with *done*."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from core.events import MailQuarantined
from core.links import Signer
from core.numbers import OrderNumber
from core.order_papers import Document
from core.people import SYSTEM, Actor
from core.ports import Door, Files, Processes, TookTooLong, UnitOfWork, WaitingMail
from core.usecases.comments import CommentAsCustomer, comment_as_customer
from core.usecases.faults import ReportFault, report_fault
from core.words import N_
from intake.decisions import CommentOn, Decision, Hold, Ignore, OpenOrder, decide
from intake.identity import identity
from intake.leftovers import leftovers
from intake.parsing import read_mail
from intake.parsing.mail import Attachment, ParsedMail
from intake.quiet_log import log_without_words
from intake.received import ReceivedMail, came_from_nobody, plus_words_of
from intake.threads import known_about

log = logging.getLogger(__name__)

BATCH = 20
MOST_DOCUMENTS = 50
TRIES = 5
LONGEST_REST = 5.0
PIXEL = 1024
"""An inline image no larger than this many bytes is a tracking pixel or a rule, not a photo."""


class SettledElsewhere(Exception):  # noqa: N818 - it says what is so
    """Another desk was first with this mail; what this one did is undone."""


@dataclass(frozen=True, slots=True)
class ReadMail:
    """A stored mail that has been read, with its files stored."""

    mail_id: UUID
    mail: ParsedMail
    documents: tuple[Document, ...]
    plus_words: str
    answerable: bool


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a mail, and the order it belongs to now."""

    outcome: str
    order: str | None


class Desk:
    """Turns stored mails into orders, comments, notes and quarantined ones, oldest first."""

    def __init__(
        self, door: Door, files: Files, processes: Processes, signer: Signer, language: str,
        clock: Callable[[], datetime], own_address: str | None = None,
    ) -> None:  # fmt: skip
        self._door, self._files, self._processes = door, files, processes
        self._signer, self._language, self._clock = signer, language, clock
        self._own_address = (own_address or "").casefold()
        self._awake = asyncio.Event()
        self._stopping = False

    async def keep(self, received: ReceivedMail) -> bool:
        """Store a mail durably before it is answered; False when it was there already."""
        mail = WaitingMail(
            id=uuid4(),
            identity=await asyncio.to_thread(identity, received),
            raw=received.raw,
            envelope_from=received.envelope_from,
            recipients=received.recipients,
            source=received.source,
            received_at=self._clock(),
        )
        return await self._door.do(_keep, mail, SYSTEM)

    async def receive(self, received: ReceivedMail) -> None:
        """What the mouths call: ``keep`` without its answer."""
        await self.keep(received)

    def wake(self) -> None:
        """There may be mail to take care of."""
        self._awake.set()

    def stop(self) -> None:
        """Take nothing new; ``run`` ends when the batch in hand is settled."""
        self._stopping = True
        self.wake()

    async def run(self) -> None:
        """Take care of mail until stopped."""
        while not self._stopping:
            self._awake.clear()
            try:
                settled = await self.clear()
            except Exception as error:  # noqa: BLE001 - a database that is away comes back
                log_without_words(log, "stored mail could not be read", error)
                settled = 0
            if not settled and not self._stopping:
                await _event_or(self._awake, seconds=LONGEST_REST)

    async def clear(self) -> int:
        """Take care of one batch of what waits; gives how many mails."""
        waiting = await self._door.ask(lambda uow: tuple(uow.mails.waiting(BATCH)))
        reading = [asyncio.ensure_future(self._read(mail)) for mail in waiting]
        try:
            for mail, read in zip(waiting, reading, strict=True):
                await self._settle(mail, read)
        finally:
            for read in reading:
                read.cancel()
            await asyncio.gather(*reading, return_exceptions=True)
        return len(waiting)

    async def accept(self, mail_id: UUID) -> Settled | None:
        """Take a mail out of quarantine, trusting its sender; None when it is not there."""
        if not await self._door.do(_take_out, mail_id, SYSTEM):
            return None
        waiting = await self._door.ask(lambda uow: uow.mails.get(mail_id))
        if waiting is None:
            return None
        return await self._door.do(self._settle_as_said, await self._read(waiting), SYSTEM)

    async def _settle(self, mail: WaitingMail, read: "asyncio.Future[ReadMail]") -> None:
        try:
            settled = await self._door.do(self._settle_mail, await read, SYSTEM)
            log.info("mail settled: %s", settled.outcome, extra={"order": settled.order})
        except TookTooLong:
            await self._failed(mail, N_("It could not be read in time."))
        except SettledElsewhere:
            log.info("a mail was settled elsewhere")
        except OSError as error:  # a full disk is not the mail's fault, and is mended in time
            log_without_words(log, "a mail's files could not be stored", error)
            await self._failed(mail, N_("Its files could not be stored."), for_good=False)
        except Exception as error:  # noqa: BLE001 - the next mail is taken care of, whatever this is
            log_without_words(log, "a mail could not be handled", error)
            await self._failed(mail, N_("It could not be handled, because of a fault in Ordna."))

    async def _failed(self, mail: WaitingMail, reason: str, *, for_good: bool = True) -> None:
        tries = min(mail.attempts + 1, TRIES)
        ended = for_good and tries == TRIES
        retry_at = None if ended else self._clock() + timedelta(seconds=4 ** min(tries, TRIES - 1))
        await self._door.do(_fail, (mail.id, reason, retry_at), SYSTEM)

    async def _read(self, waiting: WaitingMail) -> ReadMail:
        mail = await self._processes.run(read_mail, waiting.raw, seconds=10.0)
        documents = [
            await self._stored(attachment, mail)
            for attachment in (*mail.attachments[:MOST_DOCUMENTS], *leftovers(mail, waiting.raw))
            if not (attachment.inline and attachment.size <= PIXEL)
        ]
        plus_words = " ".join(plus_words_of(waiting))
        ours = bool(self._own_address) and _address(mail).casefold() == self._own_address
        answerable = mail.answerable and not ours and not came_from_nobody(waiting)
        return ReadMail(waiting.id, mail, tuple(documents), plus_words, answerable)

    async def _stored(self, attachment: Attachment, mail: ParsedMail) -> Document:
        return Document(
            name=attachment.name,
            content_type=attachment.content_type,
            size=attachment.size,
            by=_name(mail),
            at=self._clock(),
            sha256=await self._files.put(attachment.content),
            source="mail",
        )

    def _settle_mail(self, read: ReadMail, actor: Actor, uow: UnitOfWork) -> Settled:
        decision = decide(read.mail, known_about(read.mail, self._signer, uow))
        return self._settled(decision, read, uow)

    def _settle_as_said(self, read: ReadMail, actor: Actor, uow: UnitOfWork) -> Settled:
        """A person has looked at it: it goes where it wants to, an order if nowhere."""
        known = known_about(read.mail, self._signer, uow)
        number = known.proved or known.claimed
        return self._settled(CommentOn(number) if number else OpenOrder(), read, uow)

    def _settled(self, decision: Decision, read: ReadMail, uow: UnitOfWork) -> Settled:
        settled = self._act(decision, read, uow)
        if isinstance(decision, Hold):
            return settled
        if not uow.mails.done(read.mail_id, settled.outcome, settled.order):
            raise SettledElsewhere
        if read.mail.message_id and settled.order:
            uow.mails.remember_thread(read.mail.message_id, settled.order)
        return settled

    def _act(self, decision: Decision, read: ReadMail, uow: UnitOfWork) -> Settled:
        match decision:
            case Ignore(outcome, order):
                return Settled(outcome, str(order) if order else None)
            case Hold(reason, order):
                _quarantine(read.mail_id, reason, order, uow, read.mail)
                return Settled("held", str(order) if order else None)
            case CommentOn(number):
                return self._comment(number, read, uow)
            case _:
                return self._open(read, uow)

    def _comment(self, number: OrderNumber, read: ReadMail, uow: UnitOfWork) -> Settled:
        command = CommentAsCustomer(
            number=number,
            text=read.mail.reply or read.mail.text or read.mail.subject,
            quoted=read.mail.quoted or None,
            documents=read.documents,
        )
        comment_as_customer(command, Actor.customer(_name(read.mail), number), uow)
        return Settled("comment", str(number))

    def _open(self, read: ReadMail, uow: UnitOfWork) -> Settled:
        mail = read.mail
        person = mail.forwarded_from if mail.forwarded_from and mail.forwarded_from.email else None
        command = ReportFault(
            sender_name=(person.name or person.email) if person else _name(mail),
            sender_email=(person.email if person else _address(mail)).casefold(),
            subject=(person.subject if person else "") or mail.subject,
            text=mail.text if person else mail.told,
            language=mail.language,
            company_language=self._language,
            documents=read.documents,
            receipt=read.answerable,
            message_id=mail.message_id,
            place_words=read.plus_words,
        )
        return Settled("order", str(report_fault(command, SYSTEM, uow).number))


def _keep(mail: WaitingMail, actor: Actor, uow: UnitOfWork) -> bool:
    return uow.mails.add(mail)


def _fail(failure: tuple[UUID, str, datetime | None], actor: Actor, uow: UnitOfWork) -> None:
    mail_id, reason, retry_at = failure
    if retry_at is None:
        _quarantine(mail_id, reason, None, uow)
    else:
        uow.mails.failed(mail_id, reason, retry_at)


def _quarantine(
    mail_id: UUID,
    reason: str,
    order: OrderNumber | None,
    uow: UnitOfWork,
    mail: ParsedMail | None = None,
) -> None:
    uow.mails.failed(mail_id, reason, None)
    uow.publish(
        MailQuarantined(
            order=str(order) if order else None,
            by="Ordna",
            mail_id=str(mail_id),
            reason=reason,
            sender=f"{_name(mail)} <{_address(mail)}>" if mail and mail.sender else "",
            subject=mail.subject if mail else "",
        )
    )


def _take_out(mail_id: UUID, actor: Actor, uow: UnitOfWork) -> bool:
    return uow.mails.retry(mail_id)


def _name(mail: ParsedMail) -> str:
    return (mail.sender.name or mail.sender.email) if mail.sender else ""


def _address(mail: ParsedMail) -> str:
    return mail.sender.email if mail.sender else ""


async def _event_or(event: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return
