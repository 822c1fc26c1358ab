"""Purchase orders. Their rows are the articles to be ordered that name them."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table

from core.purchases import PurchaseState
from storage.tables.metadata import metadata
from storage.tables.registers import supplier
from storage.types import OneOf, Utc, Words

purchase_order = Table(
    "purchase_order",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("supplier_id", ForeignKey(supplier.c.id), nullable=False, index=True),
    Column("created_at", Utc, nullable=False),
    Column("created_by", Words, nullable=False),
    Column("state", OneOf(PurchaseState), nullable=False),
    Column("changed_at", Utc),
    Column("changed_by", Words),
    Index("ix_purchase_order_state_number", "state", "number"),
)
