"""A stored mail once it has been read: what the desk hands to those who decide and act."""

from dataclasses import dataclass
from uuid import UUID

from core.links import Signer
from core.mail_trust import UNKNOWN, Verdict
from core.matching.findings import NOTHING, Findings
from core.order_papers import Document
from core.words import N_, Speech
from intake.parsing.mail import ParsedMail
from intake.trust.senders import Trouble


class SettledElsewhere(Exception):  # noqa: N818 - it says what is so
    """Another desk was first with this mail; what this one did is undone."""


@dataclass(frozen=True, slots=True)
class ReadMail:
    """A stored mail that has been read, with its files stored.

    ``plus_words`` stand after the plus in the addresses it was sent to; ``answerable``: it may be
    answered by us; ``verdict``: how far its sender is proved; ``findings``: what its pictures, its
    signature and its numbers tell; ``sha256`` is of the raw mail, in hex; ``refused``: names of
    files that were not taken, with why; ``trouble``: what must be looked at before all else.
    """

    mail_id: UUID
    mail: ParsedMail
    documents: tuple[Document, ...]
    plus_words: str
    answerable: bool
    verdict: Verdict = UNKNOWN
    findings: Findings = NOTHING
    sha256: str = ""
    refused: tuple[tuple[str, str], ...] = ()
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a mail, and the order it belongs to now.

    ``waits``: for a person; ``discarded``: it was put away.
    """

    outcome: str
    order: str | None
    waits: bool = False
    discarded: bool = False


@dataclass(frozen=True, slots=True)
class Desktop:
    """What every act has at hand.

    ``language`` is spoken where a mail's own can't be told, and ``speech`` has its words;
    ``domain`` is the one mail comes to.
    """

    signer: Signer
    language: str
    domain: str = ""
    speech: Speech | None = None


def name_of(mail: ParsedMail) -> str:
    """What its sender is called; the address where there is no name."""
    return (mail.sender.name or mail.sender.email) if mail.sender else ""


def called(mail: ParsedMail, desktop: Desktop) -> str:
    """What its sender is called on an order; a person may have let in a mail that names nobody."""
    name = name_of(mail)
    if name or desktop.speech is None:
        return name
    return desktop.speech(desktop.language).text(N_("Unknown sender"))


def id_of(mail: ParsedMail) -> str | None:
    """Its Message-ID as headers have it, for what answers it."""
    return f"<{mail.message_id}>" if mail.message_id else None


def address_of(mail: ParsedMail) -> str:
    """Its sender's address, or nothing."""
    return mail.sender.email if mail.sender else ""
