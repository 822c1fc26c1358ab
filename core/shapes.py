"""Frozen records as plain JSON values, and back by their annotations."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from core.numbers import OrderNumber

_READ: dict[Any, Callable[[Any], Any]] = {
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
    time: time.fromisoformat,
    Decimal: Decimal,
    UUID: UUID,
    OrderNumber: OrderNumber.parse,
}


def shape(value: Any) -> Any:
    """What JSON holds of a record: objects by field name, tuples as arrays, the rest as text."""
    match value:
        case Enum():
            return value.value
        case None | bool() | int() | float() | str():
            return value
        case tuple() | list():
            return [shape(each) for each in value]
        case frozenset():
            return sorted(shape(each) for each in value)
        case OrderNumber() | UUID() | Decimal():
            return str(value)
        case datetime() | date() | time():
            return value.isoformat()
        case _ if is_dataclass(value):
            return {name: shape(getattr(value, name)) for name in _names_of(value)}
        case _:
            raise TypeError(f"{type(value).__name__} has no plain shape")


def made(kind: Any, value: Any) -> Any:
    """The record of this kind that has this shape; what a newer version added has its default."""
    if value is None:
        return None
    return _reader(kind)(value)


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    if kind in _READ:
        return _READ[kind]
    origin = get_origin(kind)
    if origin in {Union, UnionType}:
        inner = _reader(next(each for each in get_args(kind) if each is not NoneType))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        return _tuple_reader(get_args(kind))
    if origin is frozenset:
        of_each = _reader(get_args(kind)[0])
        return lambda value: frozenset(of_each(each) for each in value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if is_dataclass(kind):
        return _record_reader(kind)
    return lambda value: value


def _tuple_reader(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    if kinds[-1] is Ellipsis:
        each_reader = _reader(kinds[0])
        return lambda value: tuple(each_reader(each) for each in value)
    readers = [_reader(kind) for kind in kinds]
    return lambda value: tuple(read(each) for read, each in zip(readers, value, strict=True))


def _record_reader(kind: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    readers = {name: _reader(hints[name]) for name in _names(kind)}
    return lambda value: kind(
        **{name: read(value[name]) for name, read in readers.items() if name in value}
    )


def _names_of(record: Any) -> tuple[str, ...]:
    return _names(record.__class__)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))
