"""``ordna mail receive``: takes mails in from a disk, one in memory at a time, and may be resumed."""

import asyncio
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import click

from app.wiring import Parts
from cli.mail.parsing import FILES, unreadable
from cli.mail.sources import Found, files_in, mails_in, size_of
from cli.parts import environment, with_parts, words_of
from core.mail_words import outcome_in_words
from core.ports import UnitOfWork
from core.words import N_, Words
from intake.received import ReceivedMail

AT_ONCE = 20
WORTH_A_BAR = 2 * 1024 * 1024
"""Bytes: less is taken in before anybody has looked."""


@dataclass
class Tally:
    """What has become of the mails so far."""

    stopped: asyncio.Event = field(default_factory=asyncio.Event)
    known: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    troubles: list[Found] = field(default_factory=list)

    @property
    def new(self) -> int:
        """How many were taken in."""
        return self.outcomes.total()


@click.command()
@FILES
def receive(paths: tuple[Path, ...]) -> None:
    """Takes mails in as if they had come by SMTP: files, mbox files and folders.

    What is here already is passed over, so that the same command goes on where one was stopped.
    """
    tally = with_parts(lambda parts: _receive(parts, tuple(files_in(paths))))
    words = words_of(environment())
    for line in _told(tally, words):
        click.echo(line)
    for each in tally.troubles:
        click.echo(unreadable(each, words), err=True)
    if tally.stopped.is_set():
        click.echo(words.text(N_("Stopped. The same command goes on from here.")), err=True)
        raise click.Abort
    if tally.troubles:
        raise click.exceptions.Exit(1)


async def _receive(parts: Parts, files: tuple[Path, ...]) -> Tally:
    tally, waiting = Tally(), list[UUID]()
    total = sum(size_of(path) for path in files)
    hidden = total < WORTH_A_BAR or not sys.stderr.isatty()
    with (
        click.progressbar(length=total, file=sys.stderr, hidden=hidden) as bar,
        until_interrupted(tally),
    ):
        for found, read in _through(files):
            if tally.stopped.is_set():
                break
            await _take(found, parts, tally, waiting)
            if len(waiting) >= AT_ONCE:
                await _settle(parts, tally, waiting)
            bar.update(read - bar.pos)
        await _settle(parts, tally, waiting)
    return tally


def _through(files: tuple[Path, ...]) -> Iterator[tuple[Found, int]]:
    """Every mail of the files, and how many bytes are behind it."""
    behind = 0
    for path in files:
        for found in mails_in(path):
            yield found, behind + found.read
        behind += size_of(path)


@contextmanager
def until_interrupted(tally: Tally) -> Iterator[None]:
    """Ctrl-C ends the work after the mails in hand."""
    loop = asyncio.get_running_loop()
    with suppress(NotImplementedError, RuntimeError, ValueError):  # Windows, or another thread
        loop.add_signal_handler(signal.SIGINT, tally.stopped.set)
    try:
        yield
    finally:
        with suppress(NotImplementedError, RuntimeError, ValueError):
            loop.remove_signal_handler(signal.SIGINT)


async def _take(found: Found, parts: Parts, tally: Tally, waiting: list[UUID]) -> None:
    if found.trouble:
        tally.troubles.append(found)
        return
    new = await parts.desk.keep(ReceivedMail(found.raw, "", (), "cli", ""))
    if new is None:
        tally.known += 1
    else:
        waiting.append(new)


async def _settle(parts: Parts, tally: Tally, waiting: list[UUID]) -> None:
    """Have what was taken in taken care of, and count what became of it."""
    while await parts.desk.clear():
        pass
    tally.outcomes.update(await parts.door.ask(lambda uow: list(_outcomes(waiting, uow))))
    waiting.clear()


def _outcomes(ids: list[UUID], uow: UnitOfWork) -> Iterator[str]:
    states = {"quarantined": "held", "waiting": "failed"}
    for each in ids:
        row = uow.mails.row(each)
        if row is not None:
            yield states.get(row.state) or row.outcome or row.state


def _told(tally: Tally, words: Words) -> Iterator[str]:
    said = words.plural("{count} mail taken in.", "{count} mails taken in.", tally.new)
    if tally.known:
        said += " " + words.plural(
            "{count} was here already.", "{count} were here already.", tally.known
        )
    yield said
    for outcome, count in tally.outcomes.most_common():
        yield f"  {count:>5}  {outcome_in_words(outcome, words)}"
