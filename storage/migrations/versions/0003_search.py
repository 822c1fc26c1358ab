"""The search index: full-text tables that SQLAlchemy does not know, one kind for each database.

And what older rows lack: when an order was changed, and by which key a customer is found by name.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

SAY_WHEN_CHANGED = """
    UPDATE work_order SET changed_at = COALESCE(
        (
            SELECT max(at) FROM event_log WHERE order_number = CAST(work_order.id / 1000 AS TEXT)
                || CASE WHEN work_order.id % 1000 = 0 THEN ''
                ELSE '-' || CAST(work_order.id % 1000 AS TEXT) END
        ),
        created_at
    )
    WHERE changed_at IS NULL
"""
LONGEST_KEY = 500
AT_ONCE = 1000
_customer = sa.table(
    "customer", sa.column("id", sa.Uuid), sa.column("name"), sa.column("name_key")
)
SET_KEY = (
    sa.update(_customer)
    .where(_customer.c.id == sa.bindparam("this"))
    .values(name_key=sa.bindparam("key"))
)


def upgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS order_search USING fts5("
            "public, internal, tokenize='ascii', prefix='2 3', columnsize=0)"
        )
    else:
        _on_postgresql(connection)
    op.execute(SAY_WHEN_CHANGED)
    _find_customers_by_name(connection)


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


def _find_customers_by_name(connection: sa.Connection) -> None:
    found = connection.execute(sa.select(_customer.c.id, _customer.c.name)).all()
    keys = [{"this": this, "key": _key_of(name)} for this, name in found]
    for start in range(0, len(keys), AT_ONCE):
        connection.execute(SET_KEY, keys[start : start + AT_ONCE])


def _key_of(name: str) -> str | None:
    return " ".join(name.casefold().split())[:LONGEST_KEY] or None
