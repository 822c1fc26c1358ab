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
class MailQuarantined(Event):
    """A mail waits for a person; ``reason`` is a sentence, ``sender`` and ``subject`` the mail's."""

    mail_id: str
    reason: str
    sender: str = ""
    subject: str = ""
