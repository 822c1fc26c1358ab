"""The durable inboxes of Telegram updates and of mail."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Uuid,
    text,
)

from core.mail_choice import MailChoice
from core.mail_trust import Verdict
from storage.tables.metadata import metadata, position
from storage.types import Shaped, Utc, Words

_WAITING, _QUARANTINED = text("state IN ('waiting')"), text("state IN ('quarantined')")

telegram_update = Table(
    "telegram_update",
    metadata,
    position(),
    Column("update_id", BigInteger, nullable=False, unique=True),
    Column("key", Words, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("state", Words, nullable=False),
    Column("reason", Words),
    Column("stored_at", Utc, nullable=False, index=True),
    Index(
        "ix_telegram_update_waiting",
        "position",
        sqlite_where=_WAITING,
        postgresql_where=_WAITING,
    ),
    sqlite_autoincrement=True,
)

received_mail = Table(
    "received_mail",
    metadata,
    position(),
    Column("id", Uuid, nullable=False, unique=True),
    Column("identity", Words, nullable=False, unique=True),
    Column("envelope_from", Words, nullable=False),
    Column("recipients", JSON, nullable=False),
    Column("source", Words, nullable=False),
    Column("received_at", Utc, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("state", Words, nullable=False),
    Column("due_at", Utc, nullable=False),
    Column("reason", Words),
    Column("detail", Words),
    Column("outcome", Words),
    Column("order_number", Words),
    Column("peer", Words),
    Column("helo", Words),
    Column("sender", Words),
    Column("subject", Words),
    Column("kind", Words),
    Column("verdict", Shaped(Verdict)),
    Column("stored_bytes", BigInteger),
    Column("settled_at", Utc),
    Column("settled_by", Words),
    Column("name", Words),
    Column("beginning", Words),
    Column("files", Shaped(tuple[str, ...])),
    Column("choice", Shaped(MailChoice)),
    Index(
        "ix_received_mail_waiting",
        "due_at",
        sqlite_where=_WAITING,
        postgresql_where=_WAITING,
    ),
    Index(
        "ix_received_mail_quarantined",
        "position",
        sqlite_where=_QUARANTINED,
        postgresql_where=_QUARANTINED,
    ),
    Index("ix_received_mail_sender", "sender", "received_at"),
    Index("ix_received_mail_received_at", "received_at"),
    sqlite_autoincrement=True,
)

raw_mail = Table(
    "raw_mail",
    metadata,
    Column("mail_id", ForeignKey(received_mail.c.id), primary_key=True),
    Column("raw", LargeBinary, nullable=False),
)

mail_thread = Table(
    "mail_thread",
    metadata,
    Column("message_hash", Words, primary_key=True),
    Column("order_number", Words, nullable=False, index=True),
    Column("subject_hash", Words),
)

mail_mention = Table(
    "mail_mention",
    metadata,
    Column("message_hash", Words, primary_key=True),
    Column("order_number", Words, primary_key=True, index=True),
    Column("subject_hash", Words, nullable=False),
)

seen_mail = Table(
    "seen_mail",
    metadata,
    Column("folder", Words, primary_key=True),
    Column("uidvalidity", BigInteger, primary_key=True, autoincrement=False),
    Column("uid", BigInteger, nullable=False),
)

undeliverable = Table(
    "undeliverable",
    metadata,
    Column("address", Words, primary_key=True),
    Column("since", Utc, nullable=False),
    Column("reason", Words, nullable=False),
    Column("order_number", Words),
)
