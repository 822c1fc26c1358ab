"""``ordna backup`` and ``ordna restore``: everything in one file, and back."""

import asyncio
from pathlib import Path

import click

from app.archive import read_archive, write_archive
from cli.order.showing import CantWrite
from cli.parts import environment, words_of
from core.words import N_

FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


@click.command()
@FILE
def backup(file: Path) -> None:
    """Writes the database, the files and the secret into one file, also while Ordna serves."""
    try:
        asyncio.run(write_archive(environment(), file))
    except OSError:
        raise CantWrite(file=file) from None
    _say(N_("Everything is in {file}. It holds the secret too, so keep it safe."), file=file)


@click.command()
@FILE
def restore(file: Path) -> None:
    """Puts a backup into an empty data folder."""
    read_archive(environment(), file)
    _say(N_("{file} is restored. Bring it to this version with: ordna db upgrade"), file=file)


def _say(sentence: str, **fields: object) -> None:
    click.echo(words_of(environment()).text(sentence, **fields))
