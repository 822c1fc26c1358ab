"""Invoices and quotes: each kept whole, as it was made, under a number of its own series."""

from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import BindParameter, Connection, Select, bindparam, insert, select

from core.invoices import Invoice
from core.numbers import OrderNumber
from core.quotes import Quote
from storage import tables
from storage.counters import next_of
from storage.statements import upsert

_invoice, _quote = tables.invoice, tables.quote
P = TypeVar("P")
LONGEST = 12
OF_ORDER: BindParameter[str] = bindparam("of_order")
NUMBERED: BindParameter[int] = bindparam("numbered")

ADD_INVOICE = insert(_invoice)
INVOICE = select(_invoice.c.invoice).where(_invoice.c.number == NUMBERED)
INVOICES_OF = (
    select(_invoice.c.invoice)
    .where(_invoice.c.order_number == OF_ORDER)
    .order_by(_invoice.c.number)
)
PUT_QUOTE = upsert(_quote)
QUOTE = select(_quote.c.quote).where(_quote.c.number == NUMBERED)
QUOTE_LOCKED = QUOTE.with_for_update()
QUOTES = select(_quote.c.quote).order_by(_quote.c.number.desc())
QUOTES_OF = QUOTES.where(_quote.c.order_number == OF_ORDER)


class SqlInvoices:
    """The invoices of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def next_number(self) -> str:
        """The next free number."""
        return str(next_of(self._connection, "invoice", 1))

    def add(self, invoice: Invoice) -> None:
        """Keep a new invoice."""
        row = _row(invoice) | {"made_on": invoice.made_on, "invoice": invoice}
        self._connection.execute(ADD_INVOICE, row)

    def get(self, number: str) -> Invoice | None:
        """The invoice with this number."""
        return _one(self._connection, INVOICE, number)

    def of_order(self, order: OrderNumber) -> Sequence[Invoice]:
        """Those made of this order, oldest first."""
        return self._connection.execute(INVOICES_OF, {"of_order": str(order)}).scalars().all()


class SqlQuotes:
    """The quotes of one transaction."""

    def __init__(self, connection: Connection, *, writes: bool) -> None:
        self._connection, self._writes = connection, writes

    def next_number(self) -> str:
        """The next free number."""
        return str(next_of(self._connection, "quote", 1))

    def get(self, number: str) -> Quote | None:
        """The quote with this number, locked if this transaction may write."""
        locks = self._writes and self._connection.dialect.name != "sqlite"
        return _one(self._connection, QUOTE_LOCKED if locks else QUOTE, number)

    def put(self, quote: Quote) -> None:
        """Add or change a quote."""
        row = {"state": quote.state, "made_on": quote.made_on, "quote": quote}
        self._connection.execute(PUT_QUOTE, _row(quote) | row)

    def all(self) -> Sequence[Quote]:
        """Every quote, newest first."""
        return self._connection.execute(QUOTES).scalars().all()

    def of_order(self, order: OrderNumber) -> Sequence[Quote]:
        """Those made of this order, newest first."""
        return self._connection.execute(QUOTES_OF, {"of_order": str(order)}).scalars().all()


def _row(paper: Invoice | Quote) -> dict[str, Any]:
    return {"number": int(paper.number), "order_number": str(paper.order)}


def _one(connection: Connection, statement: Select[P], number: str) -> P | None:
    if not number.isascii() or not number.isdigit() or len(number) > LONGEST:
        return None
    return connection.execute(statement, {"numbered": int(number)}).scalar_one_or_none()
