"""The papers that are made of orders: invoices of ours, and quotes."""

from collections.abc import Sequence
from typing import Protocol

from core.invoices import Invoice
from core.numbers import OrderNumber
from core.quotes import Quote


class Invoices(Protocol):
    """Invoices as they were made; none is ever changed."""

    def next_number(self) -> str:
        """The next number of their own series; never given twice."""

    def add(self, invoice: Invoice) -> None: ...
    def get(self, number: str) -> Invoice | None: ...
    def of_order(self, order: OrderNumber) -> Sequence[Invoice]:
        """Those made of this order, oldest first."""


class Quotes(Protocol):
    """Quotes by number."""

    def next_number(self) -> str:
        """The next number of their own series; never given twice."""

    def get(self, number: str) -> Quote | None:
        """The quote, locked for this transaction if that may write."""

    def put(self, quote: Quote) -> None: ...
    def all(self) -> Sequence[Quote]:
        """Every quote, newest first."""

    def of_order(self, order: OrderNumber) -> Sequence[Quote]:
        """Those made of this order, newest first."""
