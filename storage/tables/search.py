"""The search index: a full-text table of each database's own kind, and the words that occur in it.

The full-text table ``order_search`` is no table SQLAlchemy knows: FTS5's virtual one on SQLite, one
with a tsvector on PostgreSQL. On both its ``rowid`` is the order's ID.
"""

from typing import Any

from sqlalchemy import Column, Connection, MetaData, Table, event

from storage.tables.metadata import metadata
from storage.types import Words

search_word = Table("search_word", metadata, Column("word", Words, primary_key=True))

SEARCH_TABLES = {
    "sqlite": (
        "CREATE VIRTUAL TABLE IF NOT EXISTS order_search USING fts5("
        "public, internal, tokenize='ascii', prefix='2 3', columnsize=0)",
    ),
    "postgresql": (
        "CREATE TABLE IF NOT EXISTS order_search "
        "(rowid BIGINT NOT NULL PRIMARY KEY, terms TSVECTOR NOT NULL)",
        "CREATE INDEX IF NOT EXISTS ix_order_search_terms ON order_search USING gin (terms)",
    ),
}


@event.listens_for(metadata, "after_create")
def _make_search_table(_target: MetaData, connection: Connection, **_: Any) -> None:
    for statement in SEARCH_TABLES[connection.dialect.name]:
        connection.exec_driver_sql(statement)
