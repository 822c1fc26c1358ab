"""``ordna backup`` and ``ordna restore``: everything in one file, and back."""

import asyncio
from pathlib import Path

import click

from app.archive import read_archive, write_archive
from cli.parts import environment

FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


@click.command()
@FILE
def backup(file: Path) -> None:
    """Writes the database, the files and the secret into one file, also while Ordna serves."""
    asyncio.run(write_archive(environment(), file))


@click.command()
@FILE
def restore(file: Path) -> None:
    """Puts a backup into an empty data folder."""
    read_archive(environment(), file)
