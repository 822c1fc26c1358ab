"""Ready, accounting, invoices, quotes and restoring."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.events.happening import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderReady(Event):
    """The order is ready for invoicing.

    ``kept_back``: it was to go on to the accounting software at once, and something stands in the
    way of that (SE-46).
    """

    kept_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyWithdrawn(Event):
    """The order is no longer ready for invoicing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSentToAccounting(Event):
    """The order goes to the accounting software; ``shape`` is what the adapter gets (IN-02)."""

    shape: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountingAnswered(Event):
    """The accounting software answered; ``number`` is its own for what it made of the order."""

    state: str
    number: str | None
    answer: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceGenerated(Event):
    """An invoice of ours was made of the order (IN-03)."""

    invoice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderInvoiced(Event):
    """The order was marked as invoiced (IN-06); ``invoice`` is the invoice's number if known."""

    invoice: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRestored(Event):
    """An invoiced order was opened again in an emergency (RS-01, RS-05)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteCreated(Event):
    """A quote was made of the order (QU-01)."""

    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteSent(Event):
    """The customer has got the quote."""

    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteAccepted(Event):
    """The customer said yes to the quote; ``made`` is the order that came of it."""

    quote: str
    made: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteDeclined(Event):
    """The customer said no to the quote, and perhaps why."""

    quote: str
    reason: str
