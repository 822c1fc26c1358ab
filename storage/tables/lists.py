"""How each person has his lists: the filter he kept, his columns, his favourites."""

from sqlalchemy import Boolean, Column, ForeignKey, Table

from core.filters import OrderFilter
from storage.tables.company import user
from storage.tables.metadata import metadata
from storage.types import Shaped, Words

list_choice = Table(
    "list_choice",
    metadata,
    Column("user_id", ForeignKey(user.c.id), primary_key=True),
    Column("filter", Shaped(OrderFilter)),
    Column("columns", Shaped(tuple[str, ...])),
)

favourite = Table(
    "favourite",
    metadata,
    Column("user_id", ForeignKey(user.c.id), primary_key=True),
    Column("name_key", Words, primary_key=True),
    Column("name", Words, nullable=False),
    Column("filter", Shaped(OrderFilter), nullable=False),
    Column("is_default", Boolean, nullable=False),
)
