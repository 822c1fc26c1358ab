"""A mail as a mouth hands it over, and the port that keeps it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from core.ports import WaitingMail
from core.words import N_

TOO_LARGE = N_(
    "It is too large, so only its beginning is here. The whole mail lies, marked with a flag, in "
    "{detail}."
)
NOT_GIVEN = N_(
    "The mail host does not give it whole, so only its beginning is here. The mail lies, marked "
    "with a flag, in {detail}."
)
_BEGINNINGS = {"imap-large": TOO_LARGE, "imap-part": NOT_GIVEN}
"""Sources of mails of which only the beginning was taken; where the whole lies stands behind."""


@dataclass(frozen=True, slots=True)
class ReceivedMail:
    """The raw mail as it was sent, with what its envelope said.

    ``source`` names the mouth, or says which mail this is only the beginning of; ``peer`` is the
    host that handed it over, or "". ``helo`` is what the host calls itself.
    """

    raw: bytes = field(repr=False)
    envelope_from: str
    recipients: tuple[str, ...]
    source: str
    peer: str
    helo: str = ""


Store = Callable[[ReceivedMail], Awaitable[None]]
"""Keeps a mail durably before it returns; any exception means that it was not kept."""


def came_from_nobody(mail: WaitingMail) -> bool:
    """Whether its host said MAIL FROM:<>, as machines do whose mail must not be answered."""
    return mail.source in {"smtp", "lmtp"} and not mail.envelope_from


def source_of_beginning(detail: str, *, too_large: bool) -> str:
    """The source of a mail that was not taken in whole; ``detail`` says where the whole lies."""
    return f"{'imap-large' if too_large else 'imap-part'} {detail}"


def why_not_whole(mail: WaitingMail) -> tuple[str, str] | None:
    """Why only its beginning was taken in, as a sentence with {detail}, and that detail."""
    source, _, detail = mail.source.partition(" ")
    return (_BEGINNINGS[source], detail) if source in _BEGINNINGS else None


def plus_words_of(mail: WaitingMail) -> tuple[str, ...]:
    """What stands after the plus in the addresses it was sent to."""
    return tuple(each.rpartition("@")[0].partition("+")[2] for each in mail.recipients)
