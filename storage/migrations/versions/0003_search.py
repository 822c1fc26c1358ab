"""The search index: full-text tables that SQLAlchemy does not know, one kind for each database."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS order_search USING fts5("
            "public, internal, tokenize='ascii', prefix='2 3', columnsize=0)"
        )
    else:
        _on_postgresql(connection)
    op.execute("UPDATE work_order SET changed_at = created_at WHERE changed_at IS NULL")


def _on_postgresql(connection: sa.Connection) -> None:
    op.execute(
        "CREATE TABLE order_search (rowid BIGINT NOT NULL PRIMARY KEY, terms TSVECTOR NOT NULL)"
    )
    op.execute("CREATE INDEX ix_order_search_terms ON order_search USING gin (terms)")
    if _has_trigrams(connection):
        op.execute(
            "CREATE INDEX ix_search_word_trigrams ON search_word USING gin (word gin_trgm_ops)"
        )


def _has_trigrams(connection: sa.Connection) -> bool:
    """Words are found faster with pg_trgm; a server that does not have it, or whose administrator
    keeps it to himself, finds the same words by reading through them."""
    try:
        with connection.begin_nested():
            connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    except sa.exc.DBAPIError:
        return False
    return True
