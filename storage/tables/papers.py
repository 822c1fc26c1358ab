"""Papers made of orders. ``order_number`` is text: a quote outlives the order it was made of."""

from sqlalchemy import BigInteger, Column, Date, Table

from core.invoices import Invoice
from core.quotes import Quote, QuoteState
from storage.tables.metadata import metadata
from storage.types import OneOf, Shaped, Words

invoice = Table(
    "invoice",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("order_number", Words, nullable=False, index=True),
    Column("made_on", Date, nullable=False),
    Column("invoice", Shaped(Invoice), nullable=False),
)

quote = Table(
    "quote",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("order_number", Words, nullable=False, index=True),
    Column("state", OneOf(QuoteState), nullable=False),
    Column("made_on", Date, nullable=False),
    Column("quote", Shaped(Quote), nullable=False),
)
