"""Column types that mean the same on both databases: text, moments, exact numbers, choices."""

import re
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, Numeric, Text, TypeDecorator
from sqlalchemy.types import TypeEngine

from core.shapes import made, shape

ROW_ID = BigInteger().with_variant(Integer(), "sqlite")  # SQLite counts up INTEGER keys alone
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class Words(TypeDecorator[str]):
    """Text from anywhere; what no database can hold (NUL, lone surrogates) is replaced."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text as both databases take it."""
        return None if value is None else _UNSTORABLE.sub("\ufffd", value)


class Utc(TypeDecorator[datetime]):
    """A moment: timestamptz on PostgreSQL, ISO text that sorts as time does on SQLite."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text where there is no type for moments."""
        return Text() if dialect.name == "sqlite" else DateTime(timezone=True)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """The moment in UTC; a naive one is a bug of whoever made it."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone can't be stored")
        moment = value.astimezone(UTC)
        return moment.isoformat(timespec="microseconds") if dialect.name == "sqlite" else moment

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """The moment, in UTC."""
        return datetime.fromisoformat(value) if isinstance(value, str) else value


class Exact(TypeDecorator[Decimal]):
    """Money and quantities to the last digit: numeric on PostgreSQL, text on SQLite."""

    impl = Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text where numbers are floats."""
        return Text() if dialect.name == "sqlite" else Numeric()

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        """The number as it is; infinity and its kin are no amounts."""
        if value is None:
            return None
        if not value.is_finite():
            raise ValueError("only a finite number can be stored")
        return str(value) if dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """The number, digit for digit."""
        return Decimal(value) if isinstance(value, str) else value


class OneOf(TypeDecorator[StrEnum]):
    """A choice of a fixed few, kept as its word."""

    impl = Text
    cache_ok = True

    def __init__(self, choices: type[StrEnum]) -> None:
        super().__init__()
        self.choices = choices
        self._by_word = {choice.value: choice for choice in choices}

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        """The choice's word."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """The choice that the word stands for."""
        return None if value is None else self._by_word[value]


class Shaped(TypeDecorator[Any]):
    """A frozen record, or a tuple of them, kept as JSON in the shape its annotation gives."""

    impl = JSON
    cache_ok = True

    def __init__(self, kind: Any) -> None:
        super().__init__(none_as_null=True)
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """The record's plain shape."""
        return shape(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """The record with this shape."""
        return made(self.kind, value)
