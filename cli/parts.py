"""How every command gets at the installation: the environment's parts, opened and closed around it."""

import asyncio
import json
import os
from collections.abc import Awaitable, Callable, Iterator, Sequence
from shutil import get_terminal_size
from textwrap import wrap
from typing import Any, TypeVar

import click

from app.environment import Environment, read_environment
from app.wiring import Parts, open_parts
from app.words import speech
from core.words import Words

T = TypeVar("T")
WIDTH = 100
"""Signs in a line where the terminal does not say how many it has."""
NARROWEST = 30


class Commands(click.Group):
    """A noun whose help tells each of its commands in a whole sentence, nothing cut."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order in which they were given."""
        return list(self.commands)

    def themes(self, ctx: click.Context) -> Iterator[tuple[str, Sequence[str]]]:
        """The headings of the help, and the commands under each."""
        yield "Commands", self.list_commands(ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, theme by theme, in one column for all."""
        for title, names in self.themes(ctx):
            rows = [(name, _in_short(self.get_command(ctx, name))) for name in names]
            with formatter.section(title):
                formatter.write_dl(rows, col_max=24)


def environment() -> Environment:
    """The environment, read and checked."""
    return read_environment(os.environ)


def words_of(given: Environment) -> Words:
    """The company's own language."""
    return speech(given.language, given.zone, given.currency)(None)


def with_parts(work: Callable[[Parts], Awaitable[T]]) -> T:
    """Open the installation, do the work, close it again."""

    async def run() -> T:
        async with open_parts(environment()) as parts:
            return await work(parts)

    return asyncio.run(run())


def print_json(value: Any) -> None:
    """One JSON value, readable by people and machines."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(rows: list[tuple[str, ...]], *, fold: bool = False) -> None:
    """Rows in columns that line up, nothing cut; ``fold`` breaks a last column that is too wide."""
    if not rows:
        return
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    begins = sum(widths[:-1]) + 2 * len(widths[:-1])
    room = max(NARROWEST, get_terminal_size((WIDTH, 24)).columns - begins) if fold else None
    for *first, last in rows:
        line = "".join(
            f"{cell.ljust(width)}  " for cell, width in zip(first, widths, strict=False)
        )
        parts = wrap(last, room) if room and len(last) > room else [last]
        click.echo(f"{line}{parts[0] if parts else ''}".rstrip())
        for part in parts[1:]:
            click.echo(f"{'':{begins}}{part}")


def _in_short(command: click.Command | None) -> str:
    """What a command does, on one line: the first paragraph of its help."""
    whole = (command.help or "") if command else ""
    first = " ".join(whole.partition("\n\n")[0].split()).replace("``", "")
    return first.removesuffix(".")
