"""A polite answer to a mail, or a part of one, that could not be taken: why, and what to do next."""

from dataclasses import dataclass
from enum import StrEnum

from core.answering import may_be_answered
from core.events import MailRejected
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.text import one_line

MOST_FILES = 20


class Rejection(StrEnum):
    """Why something was not taken; each is a letter of this name."""

    NOTHING_READABLE = "nothing-readable"
    TOO_LARGE = "too-large"
    FILES_REFUSED = "files-refused"


@dataclass(frozen=True, slots=True)
class RejectMail:
    """Tell a sender what of his mail was not taken.

    ``address`` is his; ``files`` are names of files, each with a sentence on why not; ``order`` is
    the one that came of the mail, if it is his.
    """

    address: str
    why: Rejection
    subject: str = ""
    language: str = "sv"
    message_id: str | None = None
    files: tuple[tuple[str, str], ...] = ()
    order: OrderNumber | None = None


def reject_mail(command: RejectMail, actor: Actor, uow: UnitOfWork) -> bool:
    """Answer, unless this address had its automatic mails for the hour; says whether it does."""
    if not may_be_answered(command.address, uow):
        return False
    uow.publish(
        MailRejected(
            order=str(command.order) if command.order else None,
            by=actor.name,
            to=command.address,
            why=command.why.value,
            language=command.language,
            subject=one_line(command.subject),
            in_reply_to=command.message_id,
            files=tuple((one_line(name, 120), why) for name, why in command.files[:MOST_FILES]),
        )
    )
    return True
