"""What storage knows about a mail, gathered before anything is decided."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from core.mail_trust import UNKNOWN, Verdict
from core.numbers import OrderNumber
from core.ports import Letter
from intake.trust.senders import STRANGER, Standing, Trouble


class Proof(StrEnum):
    """By what the order of a mail was found, the surest first."""

    TOKEN = "token"  # noqa: S105 - a word for it, not one
    ANSWERED = "answered"
    MARK = "mark"
    REFERENCES = "references"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Known:
    """What storage knows about a mail.

    ``proved``: the order whose reply token was given to this very sender, or whose letter the
    mail answers while the sender takes part in the order. ``claimed``: an order it names by a
    genuine token or thread without that proof. ``long_finished``: the proved order was finished
    so long ago that this is about something new. ``in_our_name``: its sender's address is that of
    one of the company's people, ``colleague`` if he may write on the claimed order. ``likely``: an
    order that speaks of the same mail, if nothing says more. ``beyond``: how far the sender's
    domain is beyond what an hour takes. ``proof`` is by what it was found, ``letter``
    our own letter that it answers; ``verdict`` says how far its sender is proved, ``standing``
    what he is to the company; ``trouble`` is what a person must look at before all else;
    ``asks_about`` are its sender's own orders whose status it asks for, and nothing else;
    ``in_chat``: its sender agreed to be written to in Telegram.
    """

    proved: OrderNumber | None = None
    claimed: OrderNumber | None = None
    long_finished: bool = False
    proof: Proof | None = None
    in_our_name: bool = False
    colleague: UUID | None = None
    likely: OrderNumber | None = None
    beyond: int = 0
    letter: Letter | None = None
    verdict: Verdict = UNKNOWN
    standing: Standing = STRANGER
    trouble: Trouble | None = None
    asks_about: tuple[OrderNumber, ...] = ()
    in_chat: bool = False
