"""``ordna register add``, ``set`` and ``remove``: single rows, as they are typed."""

from typing import Any

import click

from cli.order.commands import Act, acting
from cli.register.commands import KIND, named, row_meant
from core.refusals import Refused
from core.register_files.columns import header_key
from core.register_files.file_kind import FileKind
from core.register_files.kinds import FILE_KINDS
from core.register_files.known import Known
from core.register_files.sheets import Sheet, SheetRow
from core.registers import Customer
from core.usecases.registers import RemoveRow, customers_alike, remove_row
from core.usecases.registers.importing import ImportRegister, import_register
from core.words import N_


class HasSeveralLines(Refused):
    sentence = N_("A self-check template has a line for each point. Import it from a file.")


@click.command("add")
@click.argument("kind", type=KIND)
@click.argument("pairs", metavar="FIELD=VALUE...", nargs=-1, required=True)
@acting
async def add(act: Act, kind: str, pairs: tuple[str, ...]) -> None:
    """Adds a row: name=..., customer=... and so on, by the columns of an export."""
    fields = named(pairs)
    await _keep(act, ImportRegister(kind, _sheet(fields), only_new=True))
    act.say(N_("Added."))
    if kind == "customers":
        await _tell_alike(act, fields)


@click.command("set")
@click.argument("kind", type=KIND)
@click.argument("name")
@click.argument("pairs", metavar="FIELD=VALUE...", nargs=-1, required=True)
@acting
async def change(act: Act, kind: str, name: str, pairs: tuple[str, ...]) -> None:
    """Changes a row, found by its name, number, code or ID."""
    of = FILE_KINDS[kind]
    row = await row_meant(act, of, name)
    fields = await act.ask(lambda uow: _marks(of, row, Known(uow)))
    await _keep(act, ImportRegister(kind, _sheet(fields | named(pairs))))
    act.say(N_("Saved."))


@click.command("remove")
@click.argument("kind", type=KIND)
@click.argument("name")
@acting
async def remove(act: Act, kind: str, name: str) -> None:
    """Removes a row that no order and no other row names."""
    of = FILE_KINDS[kind]
    row = await row_meant(act, of, name)
    await act.do(remove_row, RemoveRow(kind, row.id))
    act.say(N_("{name} is removed."), name=of.register.name_of(row))


def _sheet(fields: dict[str, str]) -> Sheet:
    return Sheet(tuple(fields), (SheetRow(1, tuple(fields.values())),))


def _marks(kind: FileKind, row: Any, known: Known) -> dict[str, str]:
    """What tells the row from all others: its required cells, and its ID where it has a column."""
    if kind.parts:
        raise HasSeveralLines
    (line,) = kind.written(row, known)
    cells = zip(kind.columns, line, strict=True)
    return {c.key: cell for c, cell in cells if c.required or c.field == "id"}


async def _keep(act: Act, command: ImportRegister) -> None:
    """Take in the one row; raises what is wrong with it."""
    report = await act.do(import_register, command)
    for problem in report.problems:
        raise Refused(problem.sentence, **problem.fields)


async def _tell_alike(act: Act, fields: dict[str, str]) -> None:
    called = FILE_KINDS["customers"].column("name").headers
    name = next(said for field, said in fields.items() if header_key(field) in called)
    added = await row_meant(act, FILE_KINDS["customers"], name)
    if not isinstance(added, Customer):
        return
    for other in await act.ask(lambda uow: customers_alike(added, uow)):
        act.say(
            N_("{name} is much like {other}. If they are one: ordna register merge"),
            name=added.name,
            other=other.name,
        )
