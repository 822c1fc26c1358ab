"""A mail of ours that came back, or that its reader complained of: believed only where it is ours."""

from collections.abc import Iterator
from uuid import UUID

from core.deliveries import Channel, DeliveryState
from core.people import SYSTEM
from core.ports import UnitOfWork
from core.usecases.unreachable import NoteReturned, note_returned
from intake.answers.returned import why_returned
from intake.doing import TakeBack
from intake.parsing.mail import ParsedMail
from intake.reading import Desktop, ReadMail, Settled

MOST_MARKS = 30
LEFT = {DeliveryState.SENT, DeliveryState.MAYBE_SENT}


def take_back(decision: TakeBack, read: ReadMail, desktop: Desktop, uow: UnitOfWork) -> Settled:
    """Note it on every letter of ours that it gives back."""
    mail, cause = read.mail, why_returned(read.mail)
    letters = {decision.letter_id} if decision.letter_id else set(_by_marks(mail, desktop, uow))
    for each in letters:
        note_returned(NoteReturned(each, cause, mail.bounce_temporary), SYSTEM, uow)
    return Settled(mail.kind.value, str(decision.order) if decision.order else None)


def _by_marks(mail: ParsedMail, desktop: Desktop, uow: UnitOfWork) -> Iterator[UUID]:
    """The latest letters to those whom it names, where it holds the mark that only they were given.

    Hosts that give back a text alone leave out the Message-ID; our mark stands in that text.
    """
    named = (*mail.bounced, *mail.complained)
    for candidate in (*mail.plus_tokens, *mail.marks)[:MOST_MARKS]:
        number, _, token = candidate.partition(".")
        for address in named:
            if token and desktop.signer.proves_reply(number, address, token):
                yield from _latest_to(address, number, uow)


def _latest_to(address: str, number: str, uow: UnitOfWork) -> Iterator[UUID]:
    """The latest that has left, since no other can come back; where that is not known, the latest."""
    theirs = [
        row
        for row in uow.outbox.rows(order=number)
        if row.channel is Channel.EMAIL and row.to.casefold() == address.casefold()
    ]
    left = [row for row in theirs if row.state in LEFT]
    yield from (row.id for row in (left or theirs)[-1:])
