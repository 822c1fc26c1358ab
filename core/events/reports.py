"""How orders come in, and who is reminded of them."""

from dataclasses import dataclass

from core.events.happening import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultReported(Event):
    """A mail became an order; ``reply_to`` is where a receipt may go, None for automatic mail."""

    reply_to: str | None
    language: str
    subject: str
    in_reply_to: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderCreated(Event):
    """An order was made by one of the company's people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgentReported(Event):
    """An urgent report waits: these users are alerted, the dispatchers if they are none (SE-71)."""

    alerted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderUntouched(Event):
    """Nobody has touched the order for so many hours; ``again``: its people heard it (SE-67)."""

    hours: int
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitReminded(Event):
    """The contact is reminded of a booked visit (SE-66)."""

    booking_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailRejected(Event):
    """A mail, or files of it, were not taken and its sender is told; ``why`` names the letter.

    ``files`` are their names, each with a sentence on why not.
    """

    to: str
    why: str
    language: str
    subject: str
    in_reply_to: str | None
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MailQuarantined(Event):
    """A mail waits for a person: ``reason`` says why, with ``detail`` where it has {detail}.

    Whose it is stands with the mail alone, which is forgotten in its time (SE-69).
    """

    mail_id: str
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailAccepted(Event):
    """Somebody let a held mail in: onto the order, or as it."""

    mail_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailDiscarded(Event):
    """Somebody put a held mail away for good."""

    mail_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarantineGrew(Event):
    """So many mails wait for a person, the oldest since a moment (ISO 8601)."""

    count: int
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailReturned(Event):
    """A letter of ours came back from its reader's host; ``cause`` is one of ``core.reach``.

    ``lasts``: the address is not written to any more.
    """

    address: str
    letter: str
    cause: str
    lasts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusTold(Event):
    """A customer asked by mail how his order stands and is told (XT-21).

    ``others`` are his other open orders, where he asked about none by number.
    """

    email: str
    others: tuple[str, ...] = ()
    subject: str = ""
    in_reply_to: str | None = None
    language: str | None = None
