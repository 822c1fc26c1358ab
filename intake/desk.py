"""The desk: each stored mail is read, decided on and acted on, in one transaction with *done*."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from core.links import Signer
from core.people import SYSTEM, Actor
from core.ports import DatabaseAway, Door, Files, Processes, TookTooLong, UnitOfWork, WaitingMail
from core.refusals import Refused
from core.usecases.quarantine import AcceptHeld, SettledMeanwhile, held_to_accept
from core.words import N_, Speech
from intake.acting.held import quarantine
from intake.clues.regions import HOME
from intake.decisions import Decision
from intake.examining import Examiner
from intake.identity import identity
from intake.parsing.mail import ParsedMail
from intake.quiet_log import log_without_words
from intake.reading import Desktop, ReadMail, Settled, SettledElsewhere
from intake.received import ReceivedMail
from intake.settling import WHERE_IT_WANTS, AsSaid, Choice, Settling
from intake.trust.clamav import ScannerIsAway
from intake.trust.domains import domain_of
from intake.trust.guard import Guard

log = logging.getLogger(__name__)

BATCH = 20
TRIES = 5
LONGEST_REST = 5.0
SHORTEST_WAIT, LONGEST_WAIT = timedelta(seconds=4), timedelta(minutes=5)
"""How long a mail is left when the disk, the database or the virus scanner is away."""


class Desk:
    """Turns stored mails into orders, comments, notes and quarantined ones, oldest first."""

    def __init__(
        self, door: Door, files: Files, processes: Processes, signer: Signer, language: str,
        clock: Callable[[], datetime], own_address: str | None = None, guard: Guard | None = None,
        region: str = HOME, speech: Speech | None = None,
    ) -> None:  # fmt: skip
        self._door = door
        self._clock, own = clock, (own_address or "").casefold()
        self._settling = Settling(Desktop(signer, language, domain_of(own), speech))
        self._examiner = Examiner(door, files, processes, clock, guard or Guard(), own, region)
        self._awake = asyncio.Event()
        self._stopping = False

    async def keep(self, received: ReceivedMail) -> UUID | None:
        """Store a mail durably before it is answered; its ID, None when it was there already."""
        now = self._clock()
        mail = WaitingMail(
            id=uuid4(),
            identity=await asyncio.to_thread(identity, received, now.date()),
            raw=received.raw,
            envelope_from=received.envelope_from,
            recipients=received.recipients,
            source=received.source,
            received_at=now,
            peer=received.peer,
            helo=received.helo,
        )
        is_new = await self._door.do(_keep, mail, SYSTEM)
        return mail.id if is_new else None

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
        reading = [asyncio.ensure_future(self._examined(mail)) for mail in waiting]
        try:
            for mail, read in zip(waiting, reading, strict=True):
                await self._settle(mail, read)
        finally:
            for read in reading:
                read.cancel()
            await asyncio.gather(*reading, return_exceptions=True)
        return len(waiting)

    async def accept(
        self, mail_id: UUID, choice: Choice = WHERE_IT_WANTS, actor: Actor = SYSTEM
    ) -> Settled:
        """Let a held mail in, as a person says; raises NoSuchHeldMail and SettledMeanwhile."""
        held = await self._door.do(held_to_accept, AcceptHeld(mail_id, choice.order), actor)
        read = await self._examiner.examine(held.mail, despite_quota=True)
        try:
            return await self._door.do(self._settling.settle_as_said, AsSaid(read, choice), actor)
        except SettledElsewhere:
            raise SettledMeanwhile from None

    async def _examined(self, mail: WaitingMail) -> ReadMail:
        return await self._examiner.examine(mail, despite_quota=mail.choice is not None)

    async def _settled(self, mail: WaitingMail, read: ReadMail) -> Settled:
        """As a person said of it while it was held, else as it is decided."""
        said = mail.choice
        if said is None:
            return await self._door.do(self._settling.settle, read, SYSTEM)
        asked = AsSaid(read, Choice(said.order, as_new=said.as_new))
        try:
            return await self._door.do(self._settling.settle_as_said, asked, Actor(said.by))
        except Refused as refused:
            log.info("a held mail could not go where it was said: %s", type(refused).__name__)
            return await self._door.do(_hold_again, mail, SYSTEM)

    async def foresee(self, mail: ParsedMail) -> Decision:
        """What a mail would become, were it to come now and nobody checked; nothing is changed."""
        plus_words = " ".join(mail.plus_tokens)
        read = ReadMail(uuid4(), mail, (), plus_words, mail.answerable)
        return await self._door.ask(lambda uow: self._settling.foresee(read, uow))

    async def _settle(self, mail: WaitingMail, read: "asyncio.Future[ReadMail]") -> None:
        try:
            settled = await self._settled(mail, await read)
            log.info("mail settled: %s", settled.outcome, extra={"order": settled.order})
        except TookTooLong:
            await self._failed(mail, N_("It could not be read in time."))
        except SettledElsewhere:
            log.info("a mail was settled elsewhere")
        except (DatabaseAway, ScannerIsAway, OSError) as error:  # ours, and mended in time
            log_without_words(
                log, "a mail waits for the disk, the database or the virus scanner", error
            )
            await self._put_off(mail)
        except Exception as error:  # noqa: BLE001 - the next mail is taken care of, whatever this is
            log_without_words(log, "a mail could not be handled", error)
            await self._failed(mail, N_("It could not be handled, because of a fault in Ordna."))

    async def _put_off(self, mail: WaitingMail) -> None:
        """Leave it for as long again as it has waited already; no fault of ours is its own."""
        waited = self._clock() - mail.received_at
        until = self._clock() + min(max(waited, SHORTEST_WAIT), LONGEST_WAIT)
        await self._door.do(_put_off, (mail.id, until), SYSTEM)

    async def _failed(self, mail: WaitingMail, reason: str) -> None:
        tries = mail.attempts + 1
        retry_at = None if tries >= TRIES else self._clock() + timedelta(seconds=4**tries)
        await self._door.do(_fail, (mail.id, reason, retry_at), SYSTEM)


def _keep(mail: WaitingMail, actor: Actor, uow: UnitOfWork) -> bool:
    return uow.mails.add(mail)


def _fail(failure: tuple[UUID, str, datetime | None], actor: Actor, uow: UnitOfWork) -> None:
    mail_id, reason, retry_at = failure
    if retry_at is None:
        quarantine(mail_id, reason, None, uow)
    else:
        uow.mails.failed(mail_id, reason, retry_at)


def _hold_again(mail: WaitingMail, actor: Actor, uow: UnitOfWork) -> Settled:
    order = mail.choice.order if mail.choice else None
    reason = N_("It could not go where it was to go: that order has changed since.")
    quarantine(mail.id, reason, order, uow)
    return Settled("held", None, waits=True)


def _put_off(put_off: tuple[UUID, datetime], actor: Actor, uow: UnitOfWork) -> None:
    mail_id, until = put_off
    uow.mails.put_off(mail_id, until)


async def _event_or(event: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return
