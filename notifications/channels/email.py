"""The e-mail channel: a delivery becomes a letter, a mail, and is handed to the smarthost."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from core.deliveries import Channel, Delivery, DeliveryState, Sent
from core.ports import Door, Files, UnitOfWork
from core.reach import Cause, in_the_way
from notifications.attachments import along_with, fetched
from notifications.channels.post import Accepted, Down, Later, Never, Outcome, Unknown
from notifications.gathering import gather
from notifications.inviting import INVITING, invitation_of
from notifications.letter_facts import LetterFacts
from notifications.letters import Letters
from notifications.mail import Enclosed, Entry, Mail, Mailroom
from notifications.mail_headers import NotAnAddress
from notifications.pauses import pause_after

GIVES_UP_AFTER = timedelta(days=5)
KNOWN_TO_CUSTOMERS = {DeliveryState.SENT, DeliveryState.MAYBE_SENT}


Naming = Callable[[], Awaitable[str | None]]
"""Says what the bot is called; None where that is not known now."""


class Posting(Protocol):
    """A way to hand in a mail."""

    async def hand_in(self, mail: Mail) -> Outcome:
        """Hand it in and say what became of it."""


class Printing(Protocol):
    """Makes the papers that go with letters."""

    async def with_letter(
        self, letter: str, facts: LetterFacts, language: str
    ) -> tuple[str, bytes] | None:
        """The letter's paper as a PDF under its file name; None for a letter without one."""


@dataclass(frozen=True, slots=True)
class EmailSender:
    """Sends letters by mail."""

    door: Door
    letters: Letters
    mailroom: Mailroom
    post: Posting
    papers: Printing
    files: Files
    clock: Callable[[], datetime]
    channel: Channel = Channel.EMAIL
    gives_up_after: timedelta = GIVES_UP_AFTER
    bot_name: Naming | None = None

    async def send(self, delivery: Delivery) -> Sent:
        """Write the letter from what is so now, and hand it in; dropped when it is stale."""
        facts, cause = await self.door.ask(lambda uow: _looked_up(delivery, uow))
        if facts is None:
            return Sent(DeliveryState.DROPPED)
        if cause is not None:
            return Sent(DeliveryState.FAILED, error=f"mail to this address comes back: {cause}")
        try:
            mail = await self._mail(delivery, facts)
        except NotAnAddress:
            return Sent(DeliveryState.FAILED, error="not an address that mail can be sent to")
        return self._sent(delivery, mail, await self.post.hand_in(mail))

    def settle(self, delivery: Delivery, sent: Sent, uow: UnitOfWork) -> None:
        """From now on an answer to this mail belongs to its order."""
        if sent.state in KNOWN_TO_CUSTOMERS and sent.external_id and delivery.order:
            uow.mails.remember_thread(sent.external_id, delivery.order)

    async def _mail(self, delivery: Delivery, facts: LetterFacts) -> Mail:
        if facts.chat_link is not None and self.bot_name is not None:
            facts = replace(facts, bot=await self.bot_name() or "")
        letter = self.letters.write(delivery, facts)
        if facts.about is None:
            return self.mailroom.mail(delivery, facts, letter, Enclosed())
        along = along_with(delivery.letter, facts.order, facts.settings)
        files = await fetched(along.documents, self.files)
        enclosed = Enclosed(files=files)
        if delivery.letter in INVITING:
            enclosed = Enclosed(calendar=self._invitation(delivery, facts), files=files)
        paper = await self.papers.with_letter(delivery.letter, facts, delivery.language)
        if paper is not None:
            name, pdf = paper
            enclosed = replace(enclosed, pdf=pdf, file_name=name)
        return self.mailroom.mail(delivery, facts, letter, enclosed)

    def _invitation(self, delivery: Delivery, facts: LetterFacts) -> Entry | None:
        words = self.letters.speech(delivery.language)
        invitation = invitation_of(delivery, facts, self.mailroom, words)
        return Entry(invitation.written(), invitation.method) if invitation else None

    def _sent(self, delivery: Delivery, mail: Mail, outcome: Outcome) -> Sent:
        match outcome:
            case Accepted():
                return Sent(DeliveryState.SENT, mail.message_id)
            case Unknown(why):
                return Sent(DeliveryState.MAYBE_SENT, mail.message_id, why)
            case Never(why):
                return Sent(DeliveryState.FAILED, error=why)
            case Down(why):
                return replace(self._later(delivery, why), channel_is_down=True)
            case Later(why):
                return replace(self._later(delivery, why), recipient_rests=True)

    def _later(self, delivery: Delivery, why: str) -> Sent:
        now = self.clock()
        if now - delivery.created_at >= GIVES_UP_AFTER:
            return Sent(DeliveryState.FAILED, error=why)
        again = now + pause_after(delivery.attempts)
        return Sent(DeliveryState.WAITING, error=why, retry_at=again)


def _looked_up(delivery: Delivery, uow: UnitOfWork) -> tuple[LetterFacts | None, Cause | None]:
    """What the letter is written from, and why it is not sent, if anything is in the way.

    Nothing where a later letter of the same kind about the same time has gone or goes instead:
    both would be written from what is so now, and say the same.
    """
    if _is_superseded(delivery, uow):
        return None, None
    return gather(delivery, uow), in_the_way(delivery.recipient, delivery.letter, uow)


def _is_superseded(delivery: Delivery, uow: UnitOfWork) -> bool:
    booking = delivery.context.get("booking_id")
    if booking is None or delivery.order is None:
        return False
    return any(each.get("booking_id") == booking for each in uow.outbox.newer(delivery))
