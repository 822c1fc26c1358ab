"""What the bot remembers of chats."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, Integer, Table, Uuid, false

from core.deliveries import Channel
from storage.tables.metadata import metadata
from storage.tables.orders import order_id
from storage.types import OneOf, Utc, Words


def _chat() -> list[Column[int]]:
    return [
        Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
        Column("thread_id", BigInteger, primary_key=True, autoincrement=False),
    ]


linked_chat = Table(
    "linked_chat",
    metadata,
    Column("role", Words, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger, nullable=False),
    Column("language", Words),
)

pending_input = Table(
    "pending_input",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    *_chat(),
    Column("kind", Words, nullable=False),
    Column("order", Words),
    Column("context", JSON, nullable=False),
    Column("prompt_message_id", BigInteger),
    Column("asked_at", Utc),
)

hand = Table(
    "hand",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    *_chat(),
    Column("order", Words, nullable=False),
    Column("assignment_id", Uuid),
)

bot_line = Table(
    "bot_line",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("stands_for", JSON, nullable=False),
)

card = Table(
    "card",
    metadata,
    order_id(),
    *_chat(),
    Column("language", Words, nullable=False),
    Column("user_id", Uuid),
    Column("message_id", BigInteger),
    Column("shown_version", Integer, nullable=False),
    Column("shown_hash", Words, nullable=False),
    Column("tried_at", Utc, nullable=False),
    Column("pinned", Boolean, nullable=False, server_default=false()),
)

topic = Table(
    "topic",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("about", Words, primary_key=True),
    Column("thread_id", BigInteger, nullable=False),
    Column("name", Words, nullable=False),
    Column("closed", Boolean, nullable=False, server_default=false()),
)

timer = Table(
    "timer",
    metadata,
    Column("user_id", Uuid, primary_key=True),
    Column("order", Words, nullable=False),
    Column("assignment_id", Uuid),
    Column("running_since", Utc),
    Column("worked", Integer, nullable=False, server_default="0"),
)

linked_contact = Table(
    "linked_contact",
    metadata,
    Column("address_key", Words, primary_key=True),
    Column("address", Words, nullable=False),
    Column("telegram_id", BigInteger, nullable=False, index=True),
    Column("name", Words, nullable=False),
    Column("language", Words),
    Column("linked_at", Utc, nullable=False),
    Column("last_channel", OneOf(Channel), nullable=False),
    Column("ended_at", Utc),
)

address_code = Table(
    "address_code",
    metadata,
    Column("telegram_id", BigInteger, primary_key=True, autoincrement=False),
    Column("address", Words, nullable=False),
    Column("hashed", Words, nullable=False),
    Column("expires_at", Utc, nullable=False),
    Column("tries", Integer, nullable=False),
)
