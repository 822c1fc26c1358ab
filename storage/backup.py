"""A copy of a SQLite database while it is in use, whole and checked."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from core.refusals import Refused
from core.words import N_
from storage.database import is_sqlite, sqlite_path
from storage.files import sync_folder


class BackupDoesNotFit(Refused):
    sentence = N_("Only a SQLite database is copied this way. For PostgreSQL use pg_dump.")


class BackupIsBroken(Refused):
    sentence = N_("The copy did not pass SQLite's check, so it was taken away: {reason}")


async def backup(url: str, target: Path) -> None:
    """Copy the database to a file, which appears only when it is whole."""
    if not is_sqlite(url):
        raise BackupDoesNotFit
    await asyncio.to_thread(_copy, sqlite_path(url), target)


def _copy(source: Path, target: Path) -> None:
    beside = target.with_name(f".{target.name}.partly")
    try:
        with (
            closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)) as live,
            closing(sqlite3.connect(beside, isolation_level=None)) as copy,
        ):
            live.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, that any reader can open
            _check(copy)
        beside.replace(target)
        sync_folder(target.absolute().parent)
    finally:
        beside.unlink(missing_ok=True)


def _check(copy: sqlite3.Connection) -> None:
    (found,) = copy.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise BackupIsBroken(reason=found)
