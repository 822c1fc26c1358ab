"""The registers. Columns ending in _key hold what is looked up by: case-folded, trimmed."""

from sqlalchemy import Boolean, Column, ForeignKey, Table, Uuid

from storage.tables.metadata import metadata
from storage.types import Exact, Words

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
