"""Which faults are the database's own for a while: locked, full, restarting, out of reach."""

import sqlite3
from typing import Any

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnection

_SQLITE = frozenset({
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_NOTADB,
})  # fmt: skip
_POSTGRESQL = ("08", "25006", "40", "53", "55P03", "57P", "58")
"""How the SQLSTATEs begin of lost connections, read-only standbys, waiting for each other, full
disks, locks, restarts and faults of the system."""


def is_away(fault: BaseException) -> bool:
    """Whether the same would go well at another time; wrong SQL or values never would."""
    if isinstance(fault, NoConnection):
        return True
    if isinstance(fault, sqlite3.Error):
        # A value that can't be bound is no fault of SQLite's, and has no code.
        return getattr(fault, "sqlite_errorcode", 0) & 0xFF in _SQLITE
    if not isinstance(fault, DBAPIError):
        return False
    said: Any = fault.orig
    code = getattr(said, "sqlite_errorcode", None)
    if code is not None:
        return code & 0xFF in _SQLITE
    state = str(getattr(said, "sqlstate", None) or "")
    return fault.connection_invalidated or state.startswith(_POSTGRESQL)
