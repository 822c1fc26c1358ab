"""All tables. A column that holds a field of a core dataclass has the field's name."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
    Uuid,
    text,
)

from core.deliveries import Channel, DeliveryState
from core.lines import ToOrderState
from core.links import Purpose
from core.order_papers import SignedAs
from core.people import Role
from core.work_order import Origin, State
from storage.types import ROW_ID, Exact, OneOf, Utc, Words

REVISION = "0001"
"""The migration these tables stand at."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _position() -> Column[int]:
    return Column("position", ROW_ID, Identity(), primary_key=True)


# The registers. Columns ending in _key hold what is looked up by: case-folded, trimmed.

customer = Table(
    "customer",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("name", Words, nullable=False),
    Column("email", Words),
    Column("phone", Words),
    Column("address", Words),
    Column("language", Words),
    Column("comment", Words),
    Column("unconfirmed", Boolean, nullable=False),
    Column("email_key", Words, index=True),
    Column("search_key", Words, nullable=False),
)

facility = Table(
    "facility",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("name", Words, nullable=False),
    Column("customer_id", ForeignKey(customer.c.id), nullable=False, index=True),
    Column("address", Words),
    Column("comment", Words),
    Column("search_key", Words, nullable=False),
    Column("name_key", Words, index=True),
    Column("address_key", Words, index=True),
)

person = Table(
    "person",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("name", Words, nullable=False),
    Column("email", Words),
    Column("phone", Words),
    Column("language", Words),
    Column("customer_id", ForeignKey(customer.c.id), index=True),
    Column("facility_id", ForeignKey(facility.c.id), index=True),
    Column("email_key", Words, index=True),
)

service_object = Table(
    "service_object",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("code", Words, nullable=False),
    Column("name", Words, nullable=False),
    Column("customer_id", ForeignKey(customer.c.id), index=True),
    Column("facility_id", ForeignKey(facility.c.id), index=True),
    Column("model", Words),
    Column("serial_number", Words),
    Column("comment", Words),
    Column("code_key", Words, nullable=False, unique=True),
)

article = Table(
    "article",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("number", Words, nullable=False),
    Column("name", Words, nullable=False),
    Column("unit", Words, nullable=False),
    Column("price", Exact),
    Column("number_key", Words, nullable=False, unique=True),
    Column("search_key", Words, nullable=False),
)

# The company's own.

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
    Column("name_key", Words, nullable=False, unique=True),
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

# The work order. Its ID is OrderNumber.identity; ``position`` is the place in the tuple.

work_order = Table(
    "work_order",
    metadata,
    Column("id", ROW_ID, primary_key=True, autoincrement=False),
    Column("customer_id", ForeignKey(customer.c.id), nullable=False),
    Column("facility_id", ForeignKey(facility.c.id)),
    Column("invoiced_to_id", ForeignKey(customer.c.id)),
    Column("contact_id", ForeignKey(person.c.id)),
    Column("requester_id", ForeignKey(person.c.id)),
    Column("origin", OneOf(Origin), nullable=False),
    Column("created_at", Utc, nullable=False),
    Column("created_by", Words, nullable=False),
    Column("state", OneOf(State), nullable=False),
    Column("incomplete", Boolean, nullable=False),
    Column("urgent", Boolean, nullable=False),
    Column("language", Words),
    Column("custom_status", Words),
    Column("order_type", Words),
    Column("subgroup", Words),
    Column("planned_on", Date),
    Column("cost_centre", Words),
    Column("customer_order_number", Words),
    Column("custom_fields", JSON, nullable=False),
    Column("backorder_of", ForeignKey("work_order.id")),
    Column("version", Integer, nullable=False),
    Column("title", Words, nullable=False),
    Column("title_key", Words, nullable=False),
    Column("shown_version", Integer),
    Index("ix_work_order_state_id", "state", "id"),
    Index("ix_work_order_customer_id_id", "customer_id", "id"),
    Index("ix_work_order_facility_id", "facility_id"),
    Index(
        "ix_work_order_stale",
        "id",
        sqlite_where=text("version > shown_version"),
        postgresql_where=text("version > shown_version"),
    ),
)


def _order_id() -> Column[int]:
    return Column("order_id", ForeignKey(work_order.c.id), primary_key=True, autoincrement=False)


def _in_assignment(name: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["order_id", "assignment_id"],
        ["assignment.order_id", "assignment.id"],
        name=f"fk_{name}_assignment",
    )


def _signed_in(name: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["order_id", "signed_in"],
        ["signature.order_id", "signature.id"],
        name=f"fk_{name}_signature",
    )


assigned = Table(
    "assigned",
    metadata,
    _order_id(),
    Column("user_id", ForeignKey(user.c.id), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", Words, nullable=False),
    Index("ix_assigned_user_id_order_id", "user_id", "order_id"),
)

assignment = Table(
    "assignment",
    metadata,
    _order_id(),
    Column("id", Uuid, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("description", Words, nullable=False),
    Column("error", Words, nullable=False),
    Column("cause", Words, nullable=False),
    Column("service_object_id", ForeignKey(service_object.c.id), index=True),
)

signature = Table(
    "signature",
    metadata,
    _order_id(),
    Column("id", Uuid, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("role", OneOf(SignedAs), nullable=False),
    Column("name", Words, nullable=False),
    Column("at", Utc, nullable=False),
    Column("finished", Boolean, nullable=False),
    Column("image_sha256", Words),
)

measure = Table(
    "measure",
    metadata,
    _order_id(),
    Column("id", Uuid, primary_key=True),
    Column("assignment_id", Uuid, nullable=False),
    Column("position", Integer, nullable=False),
    Column("text", Words, nullable=False),
    Column("done_on", Date, nullable=False),
    Column("done_by", Words, nullable=False),
    Column("signed_in", Uuid),
    _in_assignment("measure"),
    _signed_in("measure"),
)

line = Table(
    "line",
    metadata,
    _order_id(),
    Column("id", Uuid, primary_key=True),
    Column("assignment_id", Uuid),
    Column("home", Words, nullable=False),
    Column("position", Integer, nullable=False),
    Column("name", Words, nullable=False),
    Column("quantity", Exact, nullable=False),
    Column("added_by", Words, nullable=False),
    Column("added_at", Utc, nullable=False),
    Column("number", Words),
    Column("unit", Words, nullable=False),
    Column("price", Exact),
    Column("discount", Exact),
    Column("signed_in", Uuid),
    _in_assignment("line"),
    _signed_in("line"),
)

article_to_order = Table(
    "article_to_order",
    metadata,
    _order_id(),
    Column("id", Uuid, primary_key=True),
    Column("assignment_id", Uuid, nullable=False),
    Column("position", Integer, nullable=False),
    Column("name", Words, nullable=False),
    Column("quantity", Exact, nullable=False),
    Column("added_by", Words, nullable=False),
    Column("added_at", Utc, nullable=False),
    Column("number", Words),
    Column("unit", Words, nullable=False),
    Column("state", OneOf(ToOrderState), nullable=False),
    _in_assignment("article_to_order"),
)

self_check = Table(
    "self_check",
    metadata,
    _order_id(),
    Column("id", Uuid, primary_key=True),
    Column("assignment_id", Uuid, nullable=False),
    Column("position", Integer, nullable=False),
    Column("name", Words, nullable=False),
    Column("mandatory", Boolean, nullable=False),
    Column("completed", Boolean, nullable=False),
    Column("signed_in", Uuid),
    _in_assignment("self_check"),
    _signed_in("self_check"),
)

booking = Table(
    "booking",
    metadata,
    _order_id(),
    Column("id", Uuid, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("user_id", ForeignKey(user.c.id), nullable=False),
    Column("resource", Words, nullable=False),
    Column("starts_at", Utc, nullable=False),
    Column("ends_at", Utc, nullable=False),
    Column("confirmation_sent_at", Utc),
    Column("changed_since_confirmation", Boolean, nullable=False),
    Column("sequence", Integer, nullable=False),
    Index("ix_booking_user_id_starts_at", "user_id", "starts_at"),
)

comment = Table(
    "comment",
    metadata,
    _order_id(),
    Column("id", Uuid, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("text", Words, nullable=False),
    Column("by", Words, nullable=False),
    Column("at", Utc, nullable=False),
    Column("visible_to_customer", Boolean, nullable=False),
    Column("quoted", Words),
)

document = Table(
    "document",
    metadata,
    _order_id(),
    Column("id", Uuid, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", Words, nullable=False),
    Column("content_type", Words, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("by", Words, nullable=False),
    Column("at", Utc, nullable=False),
    Column("sha256", Words),
    Column("measure_id", Uuid),
    Column("source", Words),
    Column("album", Words),
    ForeignKeyConstraint(
        ["order_id", "measure_id"], ["measure.order_id", "measure.id"], name="fk_document_measure"
    ),
)

# What happened, what is to be sent, and what must happen later.

event_log = Table(
    "event_log",
    metadata,
    _position(),
    Column("id", Uuid, nullable=False, unique=True),
    Column("at", Utc, nullable=False),
    Column("by", Words, nullable=False),
    Column("order_number", Words),
    Column("event", Words, nullable=False),
    Column("body", JSON, nullable=False),
    Index("ix_event_log_order_number_position", "order_number", "position"),
    sqlite_autoincrement=True,
)

_UNFINISHED = text("state IN ('waiting', 'sending')")

delivery = Table(
    "delivery",
    metadata,
    _position(),
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

# What the bot remembers of chats.


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
    _order_id(),
    *_chat(),
    Column("language", Words, nullable=False),
    Column("user_id", Uuid),
    Column("message_id", BigInteger),
    Column("shown_version", Integer, nullable=False),
    Column("shown_hash", Words, nullable=False),
    Column("tried_at", Utc, nullable=False),
)

# The durable inboxes.

_WAITING, _QUARANTINED = text("state IN ('waiting')"), text("state IN ('quarantined')")

telegram_update = Table(
    "telegram_update",
    metadata,
    _position(),
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
    _position(),
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
    Column("outcome", Words),
    Column("order_number", Words),
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
    Column("order_number", Words, nullable=False),
)

seen_mail = Table(
    "seen_mail",
    metadata,
    Column("folder", Words, primary_key=True),
    Column("uidvalidity", BigInteger, primary_key=True, autoincrement=False),
    Column("uid", BigInteger, nullable=False),
)
