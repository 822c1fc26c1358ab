"""How a command of ``ordna register`` is made, and what its arguments mean."""

from typing import Any

import click

from cli.order.commands import Act
from core.register_files.file_kind import FileKind
from core.register_files.kinds import FILE_KINDS
from core.registers import ServiceObject
from core.usecases.registers.finding import row_called

KIND = click.Choice(list(FILE_KINDS))


async def row_meant(act: Act, kind: FileKind, name: str) -> Any:
    """The row of this name, number, code or ID."""
    return await act.ask(lambda uow: row_called(kind, name, act.actor, uow))


async def object_meant(act: Act, code: str) -> ServiceObject:
    """The service object with this code."""
    found: ServiceObject = await row_meant(act, FILE_KINDS["objects"], code)
    return found


def named(pairs: tuple[str, ...]) -> dict[str, str]:
    """What was typed as ``FIELD=VALUE``, by field."""
    return dict(map(_pair, pairs))


def _pair(pair: str) -> tuple[str, str]:
    field, equals, value = pair.partition("=")
    if not equals:
        raise click.BadParameter(f"{pair}: write FIELD=VALUE")
    return field.strip(), value
