"""The company's own: its people, settings and counters."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Table, Uuid, false

from core.people import Absence, Role, WorkingHours
from storage.tables.metadata import metadata
from storage.tables.registers import customer
from storage.types import OneOf, Shaped, Utc, Words

user = Table(
    "user",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("name", Words, nullable=False),
    Column("role", OneOf(Role), nullable=False),
    Column("email", Words),
    Column("phone", Words),
    Column("language", Words),
    Column("telegram_id", BigInteger, unique=True),
    Column("active", Boolean, nullable=False),
    Column("rights", Shaped(tuple[str, ...])),
    Column("customer_id", ForeignKey(customer.c.id), index=True),
    Column("working_hours", Shaped(tuple[WorkingHours, ...]), nullable=False, server_default="[]"),
    Column("absences", Shaped(tuple[Absence, ...]), nullable=False, server_default="[]"),
    Column("name_key", Words, nullable=False, unique=True),
    Column("chat_lost_at", Utc),
    Column("calendar_id", Uuid, unique=True),
    Column("mails", Boolean, nullable=False, server_default=false()),
)

session = Table(
    "session",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("user_id", ForeignKey(user.c.id), nullable=False, index=True),
    Column("made_at", Utc, nullable=False),
    Column("opened_at", Utc),
    Column("seen_at", Utc),
    Column("ended_at", Utc),
    Column("browser", Words, nullable=False, server_default=""),
)

join_request = Table(
    "join_request",
    metadata,
    Column("telegram_id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", Words, nullable=False),
    Column("username", Words),
    Column("language", Words),
    Column("said", Words, nullable=False),
    Column("asked_at", Utc, nullable=False),
)

invitation = Table(
    "invitation",
    metadata,
    Column("secret_hash", Words, primary_key=True),
    Column("user_id", ForeignKey(user.c.id), nullable=False, index=True),
    Column("expires_at", Utc, nullable=False),
    Column("used_at", Utc),
)

setting = Table(
    "setting",
    metadata,
    Column("key", Words, primary_key=True),
    Column("value", Words, nullable=False),
)

counter = Table(
    "counter",
    metadata,
    Column("name", Words, primary_key=True),
    Column("value", BigInteger, nullable=False),
)
