"""A PostgreSQL of our own for the tests: private socket, no durability, one server for a whole run."""

import asyncio
import fcntl
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, TypeVar
from uuid import uuid4

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from storage.tables import metadata
from storage.upgrade import upgrade

R = TypeVar("R")
DELETES = "; ".join(f'DELETE FROM "{table.name}"' for table in reversed(metadata.sorted_tables))
EMPTIED = f"DO $$ BEGIN {DELETES}; DELETE FROM order_search; END $$"
UNSAFE_BUT_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@dataclass(frozen=True)
class PostgresServer:
    """A running server, reached through the socket in its folder."""

    folder: Path

    def url(self, database: str) -> str:
        """What ORDNA_DATABASE_URL would say for one of its databases."""
        return f"postgresql+asyncpg://postgres@/{database}?host={self.folder}"

    async def create(self) -> str:
        """The URL of a new, empty database."""
        name = f"test_{uuid4().hex}"
        await self._execute(f'CREATE DATABASE "{name}"')
        return self.url(name)

    async def drop(self, url: str) -> None:
        """Take a database away, whoever is still connected."""
        await self._execute(f'DROP DATABASE "{make_url(url).database}" WITH (FORCE)')

    async def _execute(self, statement: str) -> None:
        engine = create_async_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")
        async with engine.connect() as connection:
            await connection.execute(text(statement))
        await engine.dispose()


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> PostgresServer:
    """The run's PostgreSQL; skipped by name where there is none, unless CI=true."""
    found = _binaries()
    if found is None:
        _missing("PostgreSQL is not installed (Debian's package postgresql)")
    base = tmp_path_factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with (base / "postgres.folder").open("a+") as known:
        fcntl.flock(known, fcntl.LOCK_EX)  # whoever of the run comes first starts it
        known.seek(0)
        folder = known.read() or str(_start(found))
        known.truncate(0)
        known.write(folder)
    return PostgresServer(Path(folder))


@pytest.fixture(scope="session")
def migrated_postgres_url(postgres: PostgresServer) -> str:
    """This worker's own database with all tables; empty it after use."""
    return finished(_migrated(postgres))


async def _migrated(server: PostgresServer) -> str:
    url = await server.create()
    await upgrade(url)
    return url


@pytest.fixture
async def postgres_url(migrated_postgres_url: str) -> AsyncIterator[str]:
    """An empty PostgreSQL with all tables, emptied again after the test."""
    yield migrated_postgres_url
    engine = create_async_engine(migrated_postgres_url)
    async with engine.begin() as connection:
        await connection.exec_driver_sql(EMPTIED)
    await engine.dispose()


def finished(work: Coroutine[None, None, R]) -> R:
    """What comes of it, in a loop of its own, wherever we are."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def _missing(reason: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def _binaries() -> Path | None:
    in_path = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    found = debian[-1] if debian else in_path and Path(in_path).resolve()
    return found.parent if found else None


def _version(initdb: Path) -> float:
    return float(initdb.parents[1].name)


def _start(binaries: Path) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="ordna-postgres-"))
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    data = folder / "data"
    initdb = ("--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync")
    _as_postgres(binaries / "initdb", *initdb, data)
    options = " ".join(f"-c {each}" for each in UNSAFE_BUT_FAST)
    options += f" -c listen_addresses='' -c unix_socket_directories={folder}"
    log = folder / "log"
    _as_postgres(binaries / "pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start")
    _stop_after_the_run(binaries, data)
    return folder


def _as_postgres(*command: str | Path) -> None:
    subprocess.run([*_user(), *map(str, command)], check=True, stdout=subprocess.DEVNULL, cwd="/")


def _user() -> list[str]:
    """The server refuses to run as root, so root becomes Debian's user for it."""
    return ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []


def _stop_after_the_run(binaries: Path, data: Path) -> None:
    """A shell of its own watches the run and ends the server after it, however the run ended."""
    run = os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
    stop = " ".join(
        [*_user(), str(binaries / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"]
    )
    watch = f"while kill -0 {run}; do sleep 0.5; done; {stop}; rm -rf {data.parent}"
    subprocess.run(
        ["sh", "-c", f"({watch}) >/dev/null 2>&1 </dev/null &"], check=True, start_new_session=True
    )
