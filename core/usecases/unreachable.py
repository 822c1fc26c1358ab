"""Mail that came back: its letter says so, its address is not written to again, a person is told."""

from dataclasses import dataclass
from uuid import UUID

from core import permissions as may
from core.events import MailReturned
from core.people import SYSTEM, Actor
from core.ports import Letter, UnitOfWork, Unreached
from core.reach import Cause, cause_of
from core.refusals import Refused
from core.text import one_line
from core.words import N_


class CanBeReached(Refused):
    sentence = N_("No mail came back from {address}, so nothing keeps it from being written to.")


@dataclass(frozen=True, slots=True)
class NoteReturned:
    """A letter of ours came back, or its reader complained of it.

    ``still_trying``: the host that says so has not given up.
    """

    letter_id: UUID
    cause: Cause
    still_trying: bool = False


@dataclass(frozen=True, slots=True)
class ReachAgain:
    """An address is right after all: it may be written to again."""

    address: str


def note_returned(command: NoteReturned, actor: Actor, uow: UnitOfWork) -> bool:
    """Note that a letter came back; False where it is none of ours, so that nobody need believe it.

    Only its own reader is marked, whatever the mail that says so names; the dispatchers are told
    once of an address that can't be reached, and of each letter lost for another cause.
    """
    letter = uow.outbox.letter(command.letter_id)
    if letter is None:
        return False
    if command.still_trying:
        return True
    is_news = command.cause is Cause.COMPLAINT or uow.outbox.returned(letter.id, command.cause)
    if command.cause.lasts:
        is_news = _mark(letter, command.cause, uow)
    if is_news:
        uow.publish(_told(letter, command.cause))
    return True


def heard_from(address: str, actor: Actor, uow: UnitOfWork) -> None:
    """A person wrote from there, so it can be reached; who complained is not written to for that."""
    unreached = uow.undeliverable.get(address)
    if unreached is not None and cause_of(unreached) is not Cause.COMPLAINT:
        uow.undeliverable.remove(address)


def reach_again(command: ReachAgain, actor: Actor, uow: UnitOfWork) -> None:
    """Let an address be written to again."""
    actor.require_at_all(may.EDIT)
    if not uow.undeliverable.remove(command.address):
        raise CanBeReached(address=one_line(command.address, 120))


def _mark(letter: Letter, cause: Cause, uow: UnitOfWork) -> bool:
    """Mark the letter's reader; whether that is new."""
    before = uow.undeliverable.get(letter.recipient)
    if before is not None:
        return False
    uow.undeliverable.put(Unreached(letter.recipient, uow.now, cause, letter.order))
    return True


def _told(letter: Letter, cause: Cause) -> MailReturned:
    return MailReturned(
        order=letter.order,
        by=SYSTEM.name,
        address=letter.recipient,
        letter=letter.letter,
        cause=cause.value,
        lasts=cause.lasts,
    )
