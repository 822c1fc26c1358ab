"""A mail as a mouth hands it over, and the port that keeps it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from core.ports import WaitingMail


@dataclass(frozen=True, slots=True)
class ReceivedMail:
    """The raw mail as it was sent, with what its envelope said.

    ``source`` names the mouth; ``peer`` is the host that handed it over, or "". ``held`` says why
    a person must look at it before anything else: it could not be taken in whole, say. ``helo`` is
    what the host calls itself.
    """

    raw: bytes = field(repr=False)
    envelope_from: str
    recipients: tuple[str, ...]
    source: str
    peer: str
    held: str | None = None
    helo: str = ""


Store = Callable[[ReceivedMail], Awaitable[None]]
"""Keeps a mail durably before it returns; any exception means that it was not kept."""


def came_from_nobody(mail: WaitingMail) -> bool:
    """Whether its host said MAIL FROM:<>, as machines do whose mail must not be answered."""
    return mail.source in {"smtp", "lmtp"} and not mail.envelope_from


def plus_words_of(mail: WaitingMail) -> tuple[str, ...]:
    """What stands after the plus in the addresses it was sent to."""
    return tuple(each.rpartition("@")[0].partition("+")[2] for each in mail.recipients)
