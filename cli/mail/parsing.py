"""``ordna mail parse``: explains mails, and needs no configuration for it."""

import asyncio
import json
import os
from collections.abc import Awaitable, Callable, Iterator
from itertools import chain, islice
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from app.words import speech
from cli.mail.explaining import by_itself, explain, foretold, in_short, written_on
from cli.mail.sources import Found, as_one_mail, files_in, mails_in
from cli.parts import environment, with_parts, words_of
from core.refusals import Refused
from core.words import LANGUAGES, N_, Words
from intake.decisions import Decision
from intake.parsing import read_mail
from intake.parsing.mail import ParsedMail, as_json

FILES = click.argument(
    "paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)

Foresee = Callable[[ParsedMail], Awaitable[Decision]]
"""Says what would become of a mail."""


@click.command()
@FILES
@click.option("--json", "json_lines", is_flag=True, help="One object a line.")
@click.option("--against", is_flag=True, help="Looks into the database what would become of it.")
def parse(paths: tuple[Path, ...], json_lines: bool, against: bool) -> None:
    """A dry run: what intake would make of each mail in files, mbox files and folders.

    Needs no configuration, and changes nothing. As JSON each file is one object, also an mbox.
    """
    if json_lines:
        for path in files_in(paths):
            told = as_json(read_mail(as_one_mail(path).raw), str(path))
            click.echo(json.dumps(told, ensure_ascii=False))
        return
    found = (each for path in files_in(paths) for each in mails_in(path))
    words = words_anyhow()
    if against:
        with_parts(lambda parts: _explain(found, words, parts.desk.foresee))
    else:
        asyncio.run(_explain(found, words, by_itself))


async def _explain(found: Iterator[Found], words: Words, foresee: Foresee) -> None:
    """One mail at length, several in a short paragraph each."""
    first = list(islice(found, 2))
    if len(first) == 1:
        await _explain_one(first[0], words, foresee)
        return
    for each in chain(first, found):
        await _explain_shortly(each, words, foresee)


def words_anyhow() -> Words:
    """The company's words, or plain ones where its configuration can't be read."""
    try:
        return words_of(environment())
    except Refused:
        language = os.environ.get("ORDNA_LANGUAGE", "")
        return speech("en", ZoneInfo("UTC"), "SEK")(language if language in LANGUAGES else "en")


async def _explain_one(found: Found, words: Words, foresee: Foresee) -> None:
    if found.trouble:
        click.echo(unreadable(found, words), err=True)
        return
    mail = read_mail(found.raw)
    for line in explain(mail, str(found.path), words):
        click.echo(line)
    click.echo(f"  {written_on(found.raw, mail, words)}")
    click.echo(f"  → {foretold(await foresee(mail), words)}")


async def _explain_shortly(found: Found, words: Words, foresee: Foresee) -> None:
    if found.trouble:
        click.echo(unreadable(found, words), err=True)
        return
    mail = read_mail(found.raw)
    name = f"{found.path} {found.nth}" if found.nth > 1 else str(found.path)
    click.echo(in_short(mail, name, words))
    for line in _kept_short(mail, words):
        click.echo(f"  {line}")
    click.echo(f"  → {foretold(await foresee(mail), words)}")


def _kept_short(mail: ParsedMail, words: Words) -> Iterator[str]:
    told = " ".join(mail.told.split())
    if told:
        yield f"| {told[:120]}{'…' if len(told) > 120 else ''}"
    if mail.attachments:
        yield words.plural("📎 {count} file", "📎 {count} files", len(mail.attachments))


def unreadable(found: Found, words: Words) -> str:
    """The sentence that names a file that can't be read."""
    return words.text(
        N_("{file} can't be read: {why}."), file=found.path, why=words.text(found.trouble)
    )
