"""A PostgreSQL of our own for the tests: private socket, no durability, one server for a whole run."""

import fcntl
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest

UNSAFE_BUT_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@dataclass(frozen=True)
class PostgresServer:
    """A running server, reached through the socket in its folder."""

    folder: Path

    def url(self, database: str) -> str:
        """What ORDNA_DATABASE_URL would say for one of its databases."""
        return f"postgresql+asyncpg://postgres@/{database}?host={self.folder}"

    async def create(self, name: str | None = None, template: str = "template1") -> str:
        """A new database; gives its name."""
        name = name or f"test_{uuid4().hex}"
        await self.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name

    async def drop(self, name: str) -> None:
        """Take a database away, whoever is still connected."""
        await self.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    async def execute(self, statement: str) -> list[asyncpg.Record]:
        """Run one statement outside of any test's database."""
        connection = await asyncpg.connect(
            host=str(self.folder), user="postgres", database="postgres"
        )
        try:
            return await connection.fetch(statement)
        finally:
            await connection.close()


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> PostgresServer:
    """The run's PostgreSQL; skipped by name where there is none, unless CI=true."""
    found = _binaries()
    if found is None:
        _missing("PostgreSQL is not installed (Debian's package postgresql)")
    with shared_by_workers(tmp_path_factory, "postgres") as made:
        return PostgresServer(Path(made(lambda: str(_start(found)))))


@contextmanager
def shared_by_workers(
    factory: pytest.TempPathFactory, name: str
) -> Iterator[Callable[[Callable[[], str]], str]]:
    """Make something once for all the workers of a run: whoever comes first does, others wait."""
    base = factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with (base / f"{name}.lock").open("a+") as kept:
        fcntl.flock(kept, fcntl.LOCK_EX)

        def made(make: Callable[[], str]) -> str:
            kept.seek(0)
            if not (known := kept.read()):
                known = make()
                kept.write(known)
                kept.flush()
            return known

        yield made


def _missing(reason: str) -> None:
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
