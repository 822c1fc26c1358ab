"""What happened, what is to be sent, and what must happen later."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    Table,
    UniqueConstraint,
    Uuid,
    text,
)

from core.deliveries import Channel, DeliveryState
from core.links import Purpose
from storage.tables.metadata import metadata, position
from storage.types import OneOf, Utc, Words

event_log = Table(
    "event_log",
    metadata,
    position(),
    Column("id", Uuid, nullable=False, unique=True),
    Column("at", Utc, nullable=False),
    Column("by", Words, nullable=False),
    Column("order_number", Words),
    Column("event", Words, nullable=False),
    Column("body", JSON, nullable=False),
    Column("unit", Uuid, index=True),
    Column("actor_id", Uuid),
    Column("changes", JSON(none_as_null=True)),
    Index("ix_event_log_order_number_position", "order_number", "position"),
    sqlite_autoincrement=True,
)

_UNFINISHED = text("state IN ('waiting', 'sending')")

delivery = Table(
    "delivery",
    metadata,
    position(),
    Column("id", Uuid, nullable=False, unique=True),
    Column("cause", Words, nullable=False),
    Column("channel", OneOf(Channel), nullable=False),
    Column("recipient", Words, nullable=False),
    Column("letter", Words, nullable=False),
    Column("language", Words, nullable=False),
    Column("context", JSON, nullable=False),
    Column("order_number", Words),
    Column("by", Words, nullable=False),
    Column("created_at", Utc, nullable=False),
    Column("state", OneOf(DeliveryState), nullable=False),
    Column("due_at", Utc, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("token", Uuid),
    Column("finished_at", Utc),
    Column("external_id", Words),
    Column("error", Words),
    UniqueConstraint("cause", "channel", "recipient", "letter", name="uq_delivery_once"),
    Index("ix_delivery_order_number", "order_number"),
    Index(
        "ix_delivery_unfinished_due",
        "channel",
        "due_at",
        sqlite_where=_UNFINISHED,
        postgresql_where=_UNFINISHED,
    ),
    Index(
        "ix_delivery_unfinished_queue",
        "channel",
        "recipient",
        "position",
        "attempts",
        "due_at",
        sqlite_where=_UNFINISHED,
        postgresql_where=_UNFINISHED,
    ),
    sqlite_autoincrement=True,
)

outage = Table(
    "outage",
    metadata,
    Column("channel", OneOf(Channel), primary_key=True),
    Column("since", Utc, nullable=False),
    Column("why", Words, nullable=False),
    Column("knock_at", Utc, nullable=False),
    Column("knocks", Integer, nullable=False),
    Column("told_at", Utc),
)

due_row = Table(
    "due_row",
    metadata,
    Column("kind", Words, primary_key=True),
    Column("key", Words, primary_key=True),
    Column("at", Utc, nullable=False, index=True),
    Column("context", JSON, nullable=False),
)

link = Table(
    "link",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("purpose", OneOf(Purpose), nullable=False),
    Column("order_id", BigInteger, nullable=False),
    Column("recipient", Words, nullable=False),
    Column("expires_at", Utc, nullable=False),
    Column("name", Words, nullable=False),
    Column("language", Words),
    Column("used_at", Utc),
    Column("revoked", Boolean, nullable=False),
    Index("ix_link_order_id_purpose", "order_id", "purpose"),
)
