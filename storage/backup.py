"""A copy of a SQLite database while it is in use, whole and checked."""

from pathlib import Path

import aiosqlite

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
    beside = target.with_name(f".{target.name}.partly")
    try:
        await _copy(sqlite_path(url), beside)
        _appear(beside, target)
    finally:
        beside.unlink(missing_ok=True)


def _appear(beside: Path, target: Path) -> None:
    beside.replace(target)
    sync_folder(target.absolute().parent)


async def _copy(source: Path, target: Path) -> None:
    async with (
        aiosqlite.connect(f"{source.as_uri()}?mode=ro", uri=True) as live,
        aiosqlite.connect(target, isolation_level=None) as copy,
    ):
        await live.backup(copy)
        await copy.execute("PRAGMA journal_mode=DELETE")  # one file, that any reader can open
        await _check(copy)


async def _check(copy: aiosqlite.Connection) -> None:
    async with copy.execute("PRAGMA quick_check(1)") as answer:
        found = await answer.fetchone()
    if found is None or found[0] != "ok":
        raise BackupIsBroken(reason=found[0] if found else "")
