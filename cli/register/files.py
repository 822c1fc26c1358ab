"""``ordna register import`` and ``export``: registers and open orders as files."""

import json
import sys
from pathlib import Path

import click

from cli.order.commands import Act, acting
from cli.order.showing import write
from cli.parts import print_table
from cli.register.commands import FILES, KIND, comma_of, named, yes_no
from cli.register.report import tell_report
from core.refusals import Refused
from core.register_files.columns import Column
from core.register_files.kinds import FILE_KINDS
from core.register_files.orders import COLUMNS, ORDERS
from core.register_files.sheets import Sheet, sheet_of
from core.register_files.texts import AUTO
from core.register_files.writing import csv_of
from core.usecases.registers.importing import (
    ImportRegister,
    ImportReport,
    import_register,
    written_register,
)
from core.usecases.registers.order_import import (
    NOTE,
    ImportOrders,
    NothingImported,
    import_orders,
)
from core.words import N_


class CantRead(Refused):
    sentence = N_("{file} can't be read. Name a file that is there.")


@click.command("import")
@click.argument("kind", type=FILES)
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--map", "pairs", multiple=True, metavar="THEIRS=OURS", help="Names a column.")
@click.option("--dry-run", is_flag=True, help="Only tells what would come of it.")
@click.option("--delimiter", default=AUTO, show_default=True, help="Such as ; or , or tab.")
@click.option("--encoding", default=AUTO, show_default=True, help="Such as utf-8 or cp1252.")
@click.option("--json", "as_json", is_flag=True, help="The report as one object.")
@acting
async def import_command(
    act: Act,
    kind: str,
    file: Path,
    pairs: tuple[str, ...],
    dry_run: bool,
    delimiter: str,
    encoding: str,
    as_json: bool,
) -> None:
    """Takes in a CSV file, such as Excel writes, all of its rows or none; ``-`` reads the input.

    KIND is a register, or orders, which takes over another system's open orders. The first row
    names the columns, in English or Swedish: ordna register columns KIND. What is there already
    is changed by its name, number or code.
    """
    sheet = sheet_of(_bytes(file), encoding=encoding, delimiter=delimiter)
    report = await _imported(act, kind, sheet, named(pairs), dry_run=dry_run)
    if as_json:
        click.echo(json.dumps(_as_json(report, act), ensure_ascii=False, indent=2))
        if report.refused:
            raise NothingImported(report)
        return
    tell_report(kind, report, act)


@click.command("export")
@click.argument("kind", type=KIND)
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), default=Path("-"))
@click.option("--delimiter", help="The sign between cells; by default what Excel takes.")
@acting
async def export_command(act: Act, kind: str, file: Path, delimiter: str | None) -> None:
    """Writes a register as a CSV file that Excel opens and ``import`` takes."""
    swedish = act.words.language == "sv"
    sign = {"tab": "\t", None: ";" if swedish else ","}.get(delimiter, delimiter or ",")
    lines = await act.parts.door.look_through(
        lambda uow: written_register(kind, act.actor, uow, comma_of(act), yes_no(act))
    )
    header = [act.words.text(column.label) for column in FILE_KINDS[kind].columns]
    content = csv_of(header, lines, sign).encode()
    if str(file) == "-":
        sys.stdout.buffer.write(content)
        return
    write(file, content)
    click.echo(
        act.words.plural(
            "{count} row is in {file}.", "{count} rows are in {file}.", len(lines), file=file
        )
    )


@click.command("columns")
@click.argument("kind", type=FILES)
@acting
async def columns(act: Act, kind: str) -> None:
    """The columns of a register's file, and other headers that are understood."""
    known = COLUMNS if kind == ORDERS else FILE_KINDS[kind].columns
    print_table([_told(column, act) for column in known], fold=True)
    act.say(N_("A star marks what every row must have."))


def _told(column: Column, act: Act) -> tuple[str, ...]:
    label = act.words.text(column.label)
    others = ", ".join(each for each in column.others if each.casefold() != label.casefold())
    return column.key, "*" if column.required else "", label, others


async def _imported(
    act: Act, kind: str, sheet: Sheet, renamed: dict[str, str], *, dry_run: bool
) -> ImportReport:
    if kind != ORDERS:
        return await act.do(import_register, ImportRegister(kind, sheet, renamed, dry_run))
    note = act.words.translations.gettext(NOTE)
    try:
        return await act.do(import_orders, ImportOrders(sheet, renamed, dry_run, note))
    except NothingImported as looked:
        return looked.report


def _bytes(file: Path) -> bytes:
    if str(file) == "-":
        return sys.stdin.buffer.read()
    try:
        return file.read_bytes()
    except OSError:
        raise CantRead(file=file) from None


def _as_json(report: ImportReport, act: Act) -> dict[str, object]:
    return {
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "refused": report.refused,
        "imported": report.imported,
        "problems": [
            {
                "line": each.line,
                "column": each.column or None,
                "sentence": act.words.text(each.sentence, **each.fields),
            }
            for each in report.problems
        ],
        "ignored": list(report.ignored),
    }
