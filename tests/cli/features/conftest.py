"""The command in a folder of its own, on an empty database or on a company ready for work."""

import asyncio
import shutil
from pathlib import Path

import pytest

from storage.database import sqlite_path
from storage.upgrade import upgrade
from tests.cli.features.command import Ordna
from tests.cli.features.town import Town, founded

SECRET = "a secret for tests, kept nowhere"
DATABASE = Path("var/ordna.db")


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of this version with nothing in it, to be copied."""
    url = f"sqlite+aiosqlite:///{tmp_path_factory.mktemp('empty') / DATABASE}"
    asyncio.run(upgrade(url))
    return sqlite_path(url)


@pytest.fixture(scope="session")
def settled(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a company in it, to be copied."""
    folder = tmp_path_factory.mktemp("settled")
    founded(_at(folder, empty))
    return folder / DATABASE


@pytest.fixture
def ordna(tmp_path: Path, empty: Path) -> Ordna:
    """The command on an empty database: ``ordna("order", "list", ORDNA_LANGUAGE="sv").out``."""
    return _at(tmp_path, empty)


@pytest.fixture
def town(ordna: Ordna, settled: Path) -> Town:
    """The same command's company, with customers, a facility, objects, articles and people."""
    shutil.copy(settled, ordna.folder / DATABASE)
    return Town(ordna)


def _at(folder: Path, database: Path) -> Ordna:
    (folder / DATABASE.parent).mkdir()
    shutil.copy(database, folder / DATABASE)
    return Ordna(folder, {"ORDNA_SECRET": SECRET})
