"""Every use case on an order there is, found in the code, each with a command that names an order."""

import enum
import importlib
import inspect
import pkgutil
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import core.usecases
from core.numbers import OrderNumber

ANOTHER = OrderNumber(2)
PLAIN: dict[Any, Any] = {
    str: "words",
    int: 1,
    bool: False,
    Decimal: Decimal(1),
    date: date(2026, 11, 24),
    datetime: datetime(2026, 11, 24, 9, tzinfo=UTC),
    tzinfo: UTC,
}


@dataclass(frozen=True)
class Found:
    """A use case and the command it takes."""

    name: str
    use_case: Callable[..., Any]
    command: type[Any]

    def about(self, number: OrderNumber) -> Any:
        """A command about this order, everything else in it being of the right kind only."""
        return _made(self.command, number=number)


def on_orders() -> Iterator[Found]:
    """The use cases whose command names an order first."""
    for module in _modules():
        for name, function in inspect.getmembers(module, inspect.isfunction):
            command = _command_of(function)
            is_ours = function.__module__ == module.__name__ and not name.startswith("_")
            if is_ours and command is not None:
                yield Found(name, function, command)


def _modules() -> Iterator[types.ModuleType]:
    for each in pkgutil.walk_packages(core.usecases.__path__, "core.usecases."):
        yield importlib.import_module(each.name)


def _command_of(function: Callable[..., Any]) -> type[Any] | None:
    if tuple(inspect.signature(function).parameters) != ("command", "actor", "uow"):
        return None
    command = typing.get_type_hints(function)["command"]
    if not is_dataclass(command) or not isinstance(command, type):
        return None
    hints = typing.get_type_hints(command)
    first = next((each.name for each in fields(command)), None)
    return command if first == "number" and hints["number"] is OrderNumber else None


def _is_needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _some(kind: Any) -> Any:
    if kind is OrderNumber:
        return ANOTHER
    if kind is UUID:
        return uuid4()
    if kind in PLAIN:
        return PLAIN[kind]
    if typing.get_origin(kind) in {typing.Union, types.UnionType}:
        return None
    if typing.get_origin(kind) is tuple:
        return ()
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return next(iter(kind))
    return _made(kind)


def _made(kind: type[Any], **given: Any) -> Any:
    hints = typing.get_type_hints(kind)
    needed = [each.name for each in fields(kind) if _is_needed(each) and each.name not in given]
    return kind(**given, **{name: _some(hints[name]) for name in needed})
