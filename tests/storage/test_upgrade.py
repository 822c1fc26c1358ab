"""The steps make exactly the tables the code knows, wholly or not at all."""

import asyncio
import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event

from storage.database import Database
from storage.tables import REVISION, metadata
from storage.upgrade import configuration, is_current, revision, upgrade
from tests.postgres import PostgresServer


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
async def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """A database without tables."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'new' / 'ordna 100% #1?.db'}".replace("?", "%3F")
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    url = await server.create()
    yield url
    await server.drop(url)


def differences(connection: Connection) -> list[object]:
    """What the database has otherwise than the code, but for the search's own tables and index."""
    context = MigrationContext.configure(connection, opts={"include_name": is_known_to_alembic})
    return list(compare_metadata(context, metadata))


def is_known_to_alembic(name: str | None, *_: object) -> bool:
    """Whether this is something whose making the code leaves to SQLAlchemy."""
    return not (name or "").startswith("order_search") and name != "ix_search_word_trigrams"


async def test_the_steps_make_the_tables_the_code_knows(empty_url: str) -> None:
    await upgrade(empty_url)
    database = Database(empty_url)
    found = await database.write(differences)
    await database.close()
    assert found == []


async def test_a_database_says_which_version_it_has(empty_url: str) -> None:
    before = (await revision(empty_url), await is_current(empty_url))
    await upgrade(empty_url)
    after = (await revision(empty_url), await is_current(empty_url))
    assert (before, after) == ((None, False), (REVISION, True))


async def test_upgrading_again_changes_nothing(empty_url: str) -> None:
    await upgrade(empty_url)
    await upgrade(empty_url)
    assert await is_current(empty_url)


def test_the_code_names_the_last_step(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'x.db'}")
    with engine.connect() as connection:
        steps = ScriptDirectory.from_config(configuration(connection))
    engine.dispose()
    assert steps.get_current_head() == REVISION


def schema(path: Path) -> list[tuple[str, str, list[str]]]:
    """All that SQLite knows of a file's tables and indexes, in whatever order it was said."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT type, name, sql FROM sqlite_master ORDER BY name"
        ).fetchall()
    return [
        (kind, name, sorted(re.findall(r"[\w']+", sql or "")))
        for kind, name, sql in rows
        if "alembic" not in f"{name}{sql}"
    ]


async def test_sqlite_is_told_the_same_by_steps_and_code(tmp_path: Path) -> None:
    await upgrade(f"sqlite+aiosqlite:///{tmp_path / 'steps.db'}")
    engine = create_engine(f"sqlite:///{tmp_path / 'code.db'}")
    metadata.create_all(engine)
    engine.dispose()
    assert schema(tmp_path / "steps.db") == schema(tmp_path / "code.db")


class Stopped(Exception):  # noqa: N818 - it is what happens
    """The upgrade was ended in the middle."""


@pytest.mark.parametrize("after", [1, 20, 45])
async def test_an_upgrade_that_stops_in_the_middle_leaves_nothing(
    empty_url: str, after: int
) -> None:
    left = after

    def stop(*_: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise Stopped

    event.listen(Engine, "before_cursor_execute", stop)
    try:
        with pytest.raises(Stopped):
            await upgrade(empty_url)
    finally:
        event.remove(Engine, "before_cursor_execute", stop)
    assert await revision(empty_url) is None
    await upgrade(empty_url)
    assert await is_current(empty_url)


async def test_the_version_is_read_while_somebody_writes(tmp_path: Path) -> None:
    """Health checks and the command line ask for it, and must not wait for the writer's lock."""
    path = tmp_path / "ordna.db"
    await upgrade(f"sqlite+aiosqlite:///{path}")
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode=WAL")
        writer.execute("BEGIN IMMEDIATE")
        async with asyncio.timeout(2):
            assert await is_current(f"sqlite+aiosqlite:///{path}")
