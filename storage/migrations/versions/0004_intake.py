"""What is known of a mail beside its bytes: who sent it, how far that is proved, what was made of it."""

import sqlalchemy as sa
from alembic import op

from core.keys import street
from core.mail_addresses import own_domain_of
from core.matching.keys import (
    compact_or_none,
    number_key,
    phone_key,
    place_key,
    serial_key,
    telling_key,
)
from storage import types

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEYS = {
    "customer": ("telling_key", "phone_key", "domain_key", "number_key"),
    "person": ("phone_key", "domain_key"),
    "service_object": ("compact_key", "serial_key"),
}
"""What is looked up by when a report tells whose it is and what it is about."""
AT_ONCE = 1000
REKEYED = {
    "customer": (
        ("name", "email", "phone", "organisation_number"),
        {
            "telling_key": lambda row: telling_key(row.name),
            "phone_key": lambda row: phone_key(row.phone),
            "domain_key": lambda row: own_domain_of(row.email or "") or None,
            "number_key": lambda row: number_key(row.organisation_number),
        },
    ),
    "person": (
        ("email", "phone"),
        {
            "phone_key": lambda row: phone_key(row.phone),
            "domain_key": lambda row: own_domain_of(row.email or "") or None,
        },
    ),
    "facility": (
        ("name", "address"),
        {
            "name_key": lambda row: place_key(row.name),
            "address_key": lambda row: place_key(street(row.address)),
        },
    ),
    "service_object": (
        ("code", "serial_number"),
        {
            "compact_key": lambda row: compact_or_none(row.code),
            "serial_key": lambda row: serial_key(row.serial_number),
        },
    ),
}
"""What each table is looked up by, of which of its columns."""


def upgrade() -> None:
    op.create_table(
        "undeliverable",
        sa.Column("address", types.Words(), nullable=False),
        sa.Column("since", types.Utc(), nullable=False),
        sa.Column("reason", types.Words(), nullable=False),
        sa.Column("order_number", types.Words(), nullable=True),
        sa.PrimaryKeyConstraint("address", name="pk_undeliverable"),
    )
    op.create_table(
        "mail_mention",
        sa.Column("message_hash", types.Words(), nullable=False),
        sa.Column("order_number", types.Words(), nullable=False),
        sa.Column("subject_hash", types.Words(), nullable=False),
        sa.PrimaryKeyConstraint("message_hash", "order_number", name="pk_mail_mention"),
    )
    with op.batch_alter_table("mail_mention") as batch_op:
        batch_op.create_index("ix_mail_mention_order_number", ["order_number"])
    with op.batch_alter_table("mail_thread") as batch_op:
        batch_op.add_column(sa.Column("subject_hash", types.Words(), nullable=True))
    with op.batch_alter_table("received_mail") as batch_op:
        batch_op.add_column(sa.Column("detail", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("peer", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("helo", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("sender", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("subject", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("kind", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("verdict", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column("settled_at", types.Utc(), nullable=True))
        batch_op.add_column(sa.Column("settled_by", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("stored_bytes", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("name", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("beginning", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("files", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column("choice", sa.JSON(none_as_null=True), nullable=True))
        batch_op.create_index("ix_received_mail_sender", ["sender", "received_at"])
    with op.batch_alter_table("work_order") as batch_op:
        batch_op.add_column(sa.Column("arrival", sa.JSON(none_as_null=True), nullable=True))
    with op.batch_alter_table("booking") as batch_op:
        batch_op.add_column(sa.Column("answer", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("answered_at", types.Utc(), nullable=True))
        batch_op.add_column(sa.Column("answered_by", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("proposed_starts_at", types.Utc(), nullable=True))
        batch_op.add_column(sa.Column("proposed_ends_at", types.Utc(), nullable=True))
    with op.batch_alter_table("article_to_order") as batch_op:
        batch_op.add_column(sa.Column("promised_on", sa.Date(), nullable=True))
    for table, names in KEYS.items():
        with op.batch_alter_table(table) as batch_op:
            for name in names:
                batch_op.add_column(sa.Column(name, types.Words(), nullable=True))
                batch_op.create_index(f"ix_{table}_{name}", [name])
    for table, (read, keys) in REKEYED.items():
        _rekey(table, read, keys)


def _rekey(table, read, keys):
    """Fill what the rows there are is looked up by, a thousand at a time."""
    these = sa.table(table, sa.column("id", sa.Uuid), *map(sa.column, (*read, *keys)))
    rows = op.get_bind().execute(sa.select(these.c.id, *(these.c[name] for name in read))).all()
    change = sa.update(these).where(these.c.id == sa.bindparam("this"))
    for start in range(0, len(rows), AT_ONCE):
        filled = [
            {"this": row.id, **{name: key(row) for name, key in keys.items()}}
            for row in rows[start : start + AT_ONCE]
        ]
        op.get_bind().execute(change, filled)
