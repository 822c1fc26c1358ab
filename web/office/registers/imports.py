"""A CSV file into a register: what it would change is shown first, and a yes takes it in.

The file travels in the page between the two, so that nothing of it stays where nobody said yes.
"""

import asyncio
import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from aiohttp import web

from core.refusals import BadInput
from core.register_files.columns import Column, ColumnMissing
from core.register_files.sheets import Sheet, sheet_of
from core.register_files.texts import LARGEST
from core.usecases.registers.import_preview import ImportPreview, preview_import
from core.usecases.registers.importing import ImportRegister, ImportReport, import_register
from core.words import N_
from web.office.desk import Desk, office
from web.office.registers.kinds import ONE, Shelf, shelf_of

MOST = LARGEST * 4 // 3 + 1024 * 1024
"""The file as it travels in a page, which is a third longer."""


@dataclass(frozen=True, slots=True)
class Brought:
    """The file of a form: as it travels, cut into cells, and how its headers are meant."""

    kept: str
    sheet: Sheet
    renamed: Mapping[str, str]


class Importing(Protocol):
    """What a file is taken into: what it is called, and where its page is."""

    @property
    def label(self) -> str: ...
    @property
    def where(self) -> str: ...


async def begin(desk: Desk) -> web.StreamResponse:
    """Which columns the file may have, and where it is chosen."""
    shelf = _may_import(desk)
    return import_page(desk, shelf, shelf.file.columns)


async def look(desk: Desk) -> web.StreamResponse:
    """What the file would change, with what is wrong in it line by line."""
    shelf = _may_import(desk)
    brought = await brought_in(desk)
    command = ImportRegister(shelf.key, brought.sheet, brought.renamed, dry_run=True)
    try:
        preview = await desk.ask(lambda uow: preview_import(command, desk.actor, uow))
    except ColumnMissing as missing:
        return ask_columns(desk, shelf, shelf.file.columns, brought, missing)
    return preview_page(desk, shelf, shelf.file.columns, brought, preview)


async def take_in(desk: Desk) -> web.StreamResponse:
    """All of its rows, or none; wrong ones are shown again."""
    shelf = _may_import(desk)
    brought = await brought_in(desk)
    command = ImportRegister(shelf.key, brought.sheet, brought.renamed)
    report = await desk.do(import_register, command)
    if report.refused:
        return await look(desk)
    return desk.back(
        N_("{added} added, {changed} changed, {unchanged} as they were."),
        to=shelf.where,
        added=report.added,
        changed=report.changed,
        unchanged=report.unchanged,
    )


def _may_import(desk: Desk) -> Shelf:
    shelf = shelf_of(desk)
    desk.actor.require_at_all(shelf.file.register.right)
    return shelf


async def brought_in(desk: Desk) -> Brought:
    content = _content(desk)
    sheet = await asyncio.to_thread(sheet_of, content)
    meant = zip(desk.form.all("theirs"), desk.form.all("ours"), strict=False)
    renamed = {theirs: ours for theirs, ours in meant if theirs and ours}
    return Brought(base64.b64encode(content).decode(), sheet, renamed)


def _content(desk: Desk) -> bytes:
    upload = next((each for name, each in desk.form.files if name == "file"), None)
    if upload is not None:
        return upload.content
    try:
        content = base64.b64decode(desk.form.text("kept"), validate=True)
    except (binascii.Error, ValueError):
        content = b""
    if not content:
        raise BadInput(N_("Choose a CSV file first, such as Excel saves."))
    return content


def import_page(desk: Desk, shelf: Importing, columns: Sequence[Column]) -> web.Response:
    """Where a file is chosen, with the columns that are understood."""
    told = [(desk.words.text(c.label), c.required, c.others) for c in columns if c.others]
    return desk.page("registers/import.html", shelf=shelf, columns=told)


def preview_page(
    desk: Desk,
    shelf: Importing,
    columns: Sequence[Column],
    brought: Brought,
    preview: ImportPreview,
) -> web.Response:
    """What would change, what is wrong, and which columns were left out."""
    report = preview.report
    return desk.page(
        "registers/preview.html",
        shelf=shelf,
        report=report,
        preview=preview,
        kept=brought.kept,
        renamed=brought.renamed,
        problems=_problems(desk, report),
        ignored=report.ignored,
        columns=_offered(desk, columns),
        missing="",
    )


def ask_columns(
    desk: Desk,
    shelf: Importing,
    columns: Sequence[Column],
    brought: Brought,
    missing: ColumnMissing,
) -> web.Response:
    """A column that must be there is not: which of the file's is it?"""
    return desk.page(
        "registers/preview.html",
        400,
        shelf=shelf,
        report=None,
        preview=None,
        kept=brought.kept,
        renamed=brought.renamed,
        problems=(),
        ignored=tuple(each for each in brought.sheet.header if each not in brought.renamed),
        columns=_offered(desk, columns),
        missing=desk.words.text(missing.sentence, **missing.fields),
    )


def _offered(desk: Desk, columns: Sequence[Column]) -> Sequence[tuple[str, str]]:
    own = ((c.key, desk.words.text(c.label)) for c in columns if c.field != "id")
    return [("", desk.words.text(N_("Leave it out"))), *own]


def _problems(desk: Desk, report: ImportReport) -> Sequence[tuple[int, str, str]]:
    return [
        (each.line, each.column, desk.words.text(each.sentence, **each.fields))
        for each in report.problems
    ]


ROUTES = (
    web.get(f"{ONE}/import", office(begin)),
    web.post(f"{ONE}/import", office(look, most=MOST)),
    web.post(f"{ONE}/import/take-in", office(take_in, most=MOST)),
)
