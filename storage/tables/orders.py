"""The work order. Its ID is OrderNumber.identity; ``position`` is the place in the tuple."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Uuid,
    false,
    text,
)

from core.arrival import Arrival
from core.lines import ToOrderState
from core.order_papers import (
    Accounting,
    Approval,
    BookingAnswer,
    Recurrence,
    Related,
    SignedAs,
    Stage,
    Stamp,
)
from core.ratings import Rating
from core.registers import Pairs
from core.self_checks import Point
from core.work_order import Origin, State
from storage.tables.company import user
from storage.tables.metadata import metadata
from storage.tables.registers import customer, facility, person, service_object
from storage.types import ROW_ID, Exact, OneOf, Shaped, Utc, Words

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
    Column("custom_fields", Shaped(Pairs), nullable=False),
    Column("backorder_of", ForeignKey("work_order.id"), index=True),
    Column("service_number", Words),
    Column("restored", Boolean, nullable=False, server_default=false()),
    Column("cancelled_from", OneOf(State)),
    Column("invoice_number", Words),
    Column("recurrence", Shaped(Recurrence)),
    Column("accounting", Shaped(Accounting)),
    Column("approvals", Shaped(tuple[Approval, ...]), nullable=False, server_default="[]"),
    Column("related", Shaped(tuple[Related, ...]), nullable=False, server_default="[]"),
    Column("arrival", Shaped(Arrival)),
    Column("stamps", Shaped(tuple[Stamp, ...]), nullable=False, server_default="[]"),
    Column("rating", Shaped(Rating)),
    Column("version", Integer, nullable=False),
    Column("title", Words, nullable=False),
    Column("title_key", Words, nullable=False),
    Column("shown_version", Integer),
    Column("indexed_version", Integer, nullable=False, server_default="-1"),
    Column("changed_at", Utc),
    Index("ix_work_order_state_id", "state", "id"),
    Index("ix_work_order_customer_id_id", "customer_id", "id"),
    Index("ix_work_order_facility_id", "facility_id"),
    Index("ix_work_order_changed_at_id", "changed_at", "id"),
    Index("ix_work_order_created_at_id", "created_at", "id"),
    Index("ix_work_order_state_created_at", "state", "created_at"),
    Index("ix_work_order_planned_on_id", "planned_on", "id"),
    Index(
        "ix_work_order_stale",
        "id",
        sqlite_where=text("version > shown_version"),
        postgresql_where=text("version > shown_version"),
    ),
    Index(
        "ix_work_order_unindexed",
        "id",
        sqlite_where=text("version > indexed_version"),
        postgresql_where=text("version > indexed_version"),
    ),
)


def order_id() -> Column[int]:
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
    order_id(),
    Column("user_id", ForeignKey(user.c.id), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", Words, nullable=False),
    Column("accepted_at", Utc),
    Index("ix_assigned_user_id_order_id", "user_id", "order_id"),
)

assignment = Table(
    "assignment",
    metadata,
    order_id(),
    Column("id", Uuid, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("description", Words, nullable=False),
    Column("error", Words, nullable=False),
    Column("cause", Words, nullable=False),
    Column("service_object_id", ForeignKey(service_object.c.id), index=True),
    Column("counter", Exact),
)

signature = Table(
    "signature",
    metadata,
    order_id(),
    Column("id", Uuid, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("role", OneOf(SignedAs), nullable=False),
    Column("name", Words, nullable=False),
    Column("at", Utc, nullable=False),
    Column("finished", Boolean, nullable=False),
    Column("image_sha256", Words),
    Column("mail_sha256", Words),
    Column("digest", Words),
    Column("seals", Shaped(Pairs), nullable=False, server_default="[]"),
)

measure = Table(
    "measure",
    metadata,
    order_id(),
    Column("id", Uuid, primary_key=True),
    Column("assignment_id", Uuid, nullable=False),
    Column("position", Integer, nullable=False),
    Column("text", Words, nullable=False),
    Column("done_on", Date, nullable=False),
    Column("done_by", Words, nullable=False),
    Column("signed_in", Uuid),
    Column("amends", Uuid),
    _in_assignment("measure"),
    _signed_in("measure"),
)

line = Table(
    "line",
    metadata,
    order_id(),
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
    Column("vat", Exact),
    Column("price_changed", Boolean, nullable=False, server_default=false()),
    Column("is_time", Boolean, nullable=False, server_default=false()),
    Column("facility_id", Uuid),
    Column("signed_in", Uuid),
    _in_assignment("line"),
    _signed_in("line"),
    Index("ix_line_added_by_added_at", "added_by", "added_at"),
)

article_to_order = Table(
    "article_to_order",
    metadata,
    order_id(),
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
    Column("mailed", Shaped(tuple[ToOrderState, ...]), nullable=False, server_default="[]"),
    Column("mailed_as", Words),
    Column("purchase_order", Words),
    Column("promised_on", Date),
    _in_assignment("article_to_order"),
    Index(
        "ix_article_to_order_purchase_order",
        "purchase_order",
        sqlite_where=text("purchase_order IS NOT NULL"),
        postgresql_where=text("purchase_order IS NOT NULL"),
    ),
    Index(
        "ix_article_to_order_awaited",
        "number",
        "name",
        "state",
        sqlite_where=text("state IN ('to_order', 'ordered')"),
        postgresql_where=text("state IN ('to_order', 'ordered')"),
    ),
)

self_check = Table(
    "self_check",
    metadata,
    order_id(),
    Column("id", Uuid, primary_key=True),
    Column("assignment_id", Uuid, nullable=False),
    Column("position", Integer, nullable=False),
    Column("name", Words, nullable=False),
    Column("mandatory", Boolean, nullable=False),
    Column("completed", Boolean, nullable=False),
    Column("points", Shaped(tuple[Point, ...]), nullable=False, server_default="[]"),
    Column("completed_by", Words),
    Column("completed_at", Utc),
    Column("signed_by", Words),
    Column("signed_at", Utc),
    Column("signed_in", Uuid),
    _in_assignment("self_check"),
    _signed_in("self_check"),
)

booking = Table(
    "booking",
    metadata,
    order_id(),
    Column("id", Uuid, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("user_id", ForeignKey(user.c.id), nullable=False),
    Column("resource", Words, nullable=False),
    Column("starts_at", Utc, nullable=False),
    Column("ends_at", Utc, nullable=False),
    Column("confirmation_sent_at", Utc),
    Column("changed_since_confirmation", Boolean, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("answer", OneOf(BookingAnswer)),
    Column("answered_at", Utc),
    Column("answered_by", Words),
    Column("proposed_starts_at", Utc),
    Column("proposed_ends_at", Utc),
    Column("confirmed_under", Words),
    Column("answer_note", Words),
    Index("ix_booking_user_id_starts_at", "user_id", "starts_at"),
    Index("ix_booking_ends_at_starts_at", "ends_at", "starts_at"),
)

held_time = Table(
    "held_time",
    metadata,
    Column("user_id", ForeignKey(user.c.id), primary_key=True),
    Column("quarter", Utc, primary_key=True),
    Column("holder", Uuid, nullable=False),
    Column("until", Utc, nullable=False),
)

comment = Table(
    "comment",
    metadata,
    order_id(),
    Column("id", Uuid, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("text", Words, nullable=False),
    Column("by", Words, nullable=False),
    Column("at", Utc, nullable=False),
    Column("visible_to_customer", Boolean, nullable=False),
    Column("quoted", Words),
    Column("from_customer", Boolean, nullable=False, server_default=false()),
)

document = Table(
    "document",
    metadata,
    order_id(),
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
    Column("stage", OneOf(Stage)),
    ForeignKeyConstraint(
        ["order_id", "measure_id"], ["measure.order_id", "measure.id"], name="fk_document_measure"
    ),
)
