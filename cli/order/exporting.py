"""``ordna order export``: the list as CSV for Excel and Numbers."""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click

from cli.order.commands import Act, order_command
from cli.order.filtering import Options, filtered
from cli.order.showing import CantWrite
from core.ports import UnitOfWork
from core.usecases.list_exports import ExportList, export_list
from core.words import N_

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}


@order_command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@filtered
@click.option("--columns", metavar="KEYS", help="With commas between.")
@click.option("--separator", type=click.Choice(list(SEPARATORS)), help="Between cells.")
async def export(
    act: Act, options: Options, file: Path, columns: str | None, separator: str | None
) -> None:
    """Writes the list to a file that appears when it is whole; ``-`` is the standard output."""
    command = ExportList(
        act.words,
        await options.filter(act),
        None if columns is None else tuple(columns.split(",")),
        None if separator is None else SEPARATORS[separator],
    )
    if str(file) == "-":
        await act.parts.door.look_through(partial(_print, command, act))
        return
    await act.parts.door.look_through(partial(_write, command, act, file))
    act.say(N_("Written to {file}."), file=file)


def _print(command: ExportList, act: Act, uow: UnitOfWork) -> None:
    for piece in export_list(command, act.actor, uow):
        sys.stdout.buffer.write(piece.encode())


def _write(command: ExportList, act: Act, file: Path, uow: UnitOfWork) -> None:
    pieces = export_list(command, act.actor, uow)
    beside = file.with_name(f".{file.name}.partly")
    try:
        _fill(beside, pieces)
        beside.replace(file)
    except OSError:
        raise CantWrite(file=file) from None
    finally:
        beside.unlink(missing_ok=True)


def _fill(file: Path, pieces: Iterator[str]) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        out.writelines(pieces)
