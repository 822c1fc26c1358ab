"""The registers. Columns ending in _key hold what is looked up by: case-folded, trimmed."""

from sqlalchemy import Boolean, Column, Date, Float, ForeignKey, Index, Table, Uuid, false

from core.order_papers import Document
from core.registers import FacilityArticle, Pairs
from core.self_checks import PointTemplate
from storage.tables.metadata import metadata
from storage.types import Exact, Shaped, Utc, Words

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
    Column("organisation_number", Words),
    Column("vat_number", Words),
    Column("buyer_reference", Words),
    Column("name_key", Words, index=True),
    Column("email_key", Words, index=True),
    Column("search_key", Words, nullable=False),
    Column("telling_key", Words, index=True),
    Column("phone_key", Words, index=True),
    Column("domain_key", Words, index=True),
    Column("number_key", Words, index=True),
)

facility = Table(
    "facility",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("name", Words, nullable=False),
    Column("customer_id", ForeignKey(customer.c.id), nullable=False, index=True),
    Column("address", Words),
    Column("comment", Words),
    Column("invoiced_to_id", ForeignKey(customer.c.id)),
    Column("articles", Shaped(tuple[FacilityArticle, ...]), nullable=False, server_default="[]"),
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
    Column("gets_protocols", Boolean, nullable=False, server_default=false()),
    Column("email_key", Words, index=True),
    Column("phone_key", Words, index=True),
    Column("domain_key", Words, index=True),
)

supplier = Table(
    "supplier",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("name", Words, nullable=False),
    Column("email", Words),
    Column("phone", Words),
    Column("name_key", Words, nullable=False, unique=True),
)

agreement = Table(
    "agreement",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("name", Words, nullable=False),
    Column("customer_id", ForeignKey(customer.c.id), nullable=False, index=True),
    Column("terms", Words),
    Column("valid_until", Date),
    Column("name_key", Words, nullable=False, unique=True),
)

model = Table(
    "model",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("name", Words, nullable=False),
    Column("name_key", Words, nullable=False, unique=True),
)

info_template = Table(
    "info_template",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("name", Words, nullable=False),
    Column("fields", Shaped(tuple[str, ...]), nullable=False),
    Column("model", Words),
    Column("name_key", Words, nullable=False, unique=True),
)

self_check_template = Table(
    "self_check_template",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("name", Words, nullable=False),
    Column("points", Shaped(tuple[PointTemplate, ...]), nullable=False),
    Column("name_key", Words, nullable=False, unique=True),
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
    Column("address", Words),
    Column("invoiced_to_id", ForeignKey(customer.c.id)),
    Column("agreement_id", ForeignKey(agreement.c.id)),
    Column("counter_unit", Words),
    Column("counter_reading", Exact),
    Column("info", Shaped(Pairs), nullable=False, server_default="[]"),
    Column("qr_verification", Boolean, nullable=False, server_default=false()),
    Column("code_key", Words, nullable=False, unique=True),
    Column("compact_key", Words, index=True),
    Column("serial_key", Words, index=True),
)

reading = Table(
    "reading",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("object_id", ForeignKey(service_object.c.id), nullable=False),
    Column("at", Utc, nullable=False),
    Column("by", Words, nullable=False),
    Column("value", Exact, nullable=False),
    Column("order", Words),
    Index("ix_reading_object_id_at", "object_id", "at"),
)

scan = Table(
    "scan",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("object_id", ForeignKey(service_object.c.id), nullable=False),
    Column("at", Utc, nullable=False),
    Column("by", Words, nullable=False),
    Column("latitude", Float),
    Column("longitude", Float),
    Index("ix_scan_object_id_at", "object_id", "at"),
)

object_document = Table(
    "object_document",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("object_id", ForeignKey(service_object.c.id), nullable=False, index=True),
    Column("at", Utc, nullable=False),
    Column("document", Shaped(Document), nullable=False),
)

performed_service = Table(
    "performed_service",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("number", Words, nullable=False),
    Column("customer_id", ForeignKey(customer.c.id), nullable=False),
    Column("performed_on", Date, nullable=False),
    Column("facility_id", ForeignKey(facility.c.id)),
    Column("service_object_id", ForeignKey(service_object.c.id)),
    Column("performed_by", Words, nullable=False),
    Column("notes", Words, nullable=False),
    Column("name_key", Words, nullable=False, unique=True),
)

article = Table(
    "article",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("number", Words, nullable=False),
    Column("name", Words, nullable=False),
    Column("unit", Words, nullable=False),
    Column("price", Exact),
    Column("vat", Exact),
    Column("is_time", Boolean, nullable=False, server_default=false()),
    Column("barcode", Words, index=True),
    Column("supplier_id", ForeignKey(supplier.c.id)),
    Column("storage_place", Words),
    Column("number_key", Words, nullable=False, unique=True),
    Column("search_key", Words, nullable=False),
)
