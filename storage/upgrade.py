"""Brings a database to the tables of this version: every step, or nothing."""

import asyncio
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import create_async_engine

from storage.database import is_sqlite, sqlite_path, sqlite_url
from storage.lanes import Work
from storage.tables import REVISION

_FOLDER = Path(__file__).parent / "migrations"
_ONE_AT_A_TIME = 0x6F72646E61  # the advisory lock that upgrades take; "ordna" in hex


class DatabaseTrouble(Exception):  # noqa: N818 - it says what is so
    """The database can't be opened; its cause says why, but may quote the address in it."""


async def upgrade(url: str) -> None:
    """Make the tables, or bring them to this version; a failure leaves them as they were."""
    await _run(url, _upgrade, "BEGIN IMMEDIATE")


async def revision(url: str) -> str | None:
    """The version the database stands at; None where there is none yet. Raises DatabaseTrouble."""
    if is_sqlite(url) and not sqlite_path(url).exists():
        return None
    try:
        found: str | None = await _run(url, _revision, "BEGIN")
    except _troubles(url) as fault:
        raise DatabaseTrouble from fault
    return found


async def is_current(url: str) -> bool:
    """Whether the database has exactly the tables of this version."""
    return await revision(url) == REVISION


def _troubles(url: str) -> tuple[type[Exception], ...]:
    """What a database that can't be opened raises; asyncpg's own come before SQLAlchemy's."""
    if is_sqlite(url):
        return (OSError, SQLAlchemyError)
    from asyncpg import PostgresError  # type: ignore[import-untyped]  # it says nothing of types

    return (OSError, SQLAlchemyError, PostgresError)


def _upgrade(connection: Connection) -> None:
    from alembic import command

    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME})"))
    command.upgrade(configuration(connection), "head")
    if connection.dialect.name == "sqlite":
        _require_whole_references(connection)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(
        text("SELECT version_num FROM alembic_version")
    ).scalar_one_or_none()
    return found


def configuration(connection: Connection) -> Any:
    """What alembic needs to know: where the steps are, and the connection to run them on."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _require_whole_references(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise RuntimeError(f"the upgrade would break {len(broken)} references; nothing is changed")


async def _run(url: str, work: Work[Any], begin: str) -> Any:
    if is_sqlite(url):
        return await asyncio.to_thread(_on_sqlite, sqlite_path(url), work, begin)
    return await _on_postgresql(url, work)


def _on_sqlite(path: Path, work: Work[Any], begin: str) -> Any:
    """In one transaction of our own: the driver's would not hold the making of tables.

    References are not enforced meanwhile, since tables are changed by making them anew.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(sqlite_url(path), connect_args={"isolation_level": None})
    event.listen(engine, "begin", lambda begun: begun.exec_driver_sql(begin))
    try:
        with engine.begin() as connection:
            return work(connection)
    finally:
        engine.dispose()


async def _on_postgresql(url: str, work: Work[Any]) -> Any:
    engine = create_async_engine(make_url(url))
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(work)
    finally:
        await engine.dispose()
