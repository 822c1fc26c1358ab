"""How a command of ``ordna register`` is made, and what its arguments mean."""

from typing import Any

import click

from cli.order.commands import Act
from core.ports import UnitOfWork
from core.register_files.file_kind import FileKind
from core.register_files.kinds import FILE_KINDS
from core.register_files.known import YES_NO, Known
from core.register_files.orders import ORDERS
from core.registers import ServiceObject
from core.usecases.registers.finding import row_called


class Kinds(click.Choice[str]):
    """Registers by name; the usage says KIND, and whoever writes another is told them all."""

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """What stands in the usage."""
        return "KIND"


KIND = Kinds(list(FILE_KINDS))
FILES = Kinds([*FILE_KINDS, ORDERS])
"""What a file may hold: a register, or another system's open orders."""


async def row_meant(act: Act, kind: FileKind, name: str) -> Any:
    """The row of this name, number, code or ID."""
    return await act.ask(lambda uow: row_called(kind, name, act.actor, uow))


def known_in(act: Act, uow: UnitOfWork) -> Known:
    """What cells are written with for people: the company's comma, yes and no."""
    return Known(uow, comma_of(act), yes_no(act))


def comma_of(act: Act) -> str:
    """The sign of decimals in the company's language."""
    return "," if act.words.language == "sv" else "."


def yes_no(act: Act) -> tuple[str, str]:
    """Yes and no in the company's language."""
    yes, no = YES_NO
    return act.words.text(yes), act.words.text(no)


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
