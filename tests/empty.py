"""An empty SQLite database with every table, made once in a process and written out at need."""

import tempfile
from functools import cache
from pathlib import Path

from sqlalchemy import create_engine

from storage.database import sqlite_url
from storage.tables import metadata


def empty_database(path: Path) -> Path:
    """A new file with every table and nothing in it."""
    path.write_bytes(_content())
    return path


@cache
def _content() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        engine = create_engine(sqlite_url(path))
        metadata.create_all(engine)
        engine.dispose()
        return path.read_bytes()
