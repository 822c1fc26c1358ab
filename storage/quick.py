"""Statements that are said all the time, taken to SQLite's driver by the shortest way.

SQLAlchemy's own way costs three times what SQLite takes for a short look, and an update that is
answered looks twenty times. What it knows of types is asked once, when a statement is compiled.
On PostgreSQL it is its own way that is gone.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Dialect, Select
from sqlalchemy.sql.expression import ClauseElement, Executable

Row = Sequence[Any]
Process = Callable[[Any], Any]
Values = Mapping[str, Any]


@cache
def quick(statement: Executable) -> "Quick":
    """The short way for a statement that is built once: it is kept for good."""
    return Quick(statement)


class Quick:
    """One statement. Rows come as plain tuples; a parameter may be a list where it is expanding."""

    def __init__(self, statement: Executable) -> None:
        self.statement = statement
        self._compiled: dict[tuple[str, ...], _Compiled] = {}

    def all(self, connection: Connection, values: Values) -> Sequence[Row]:
        """Every row."""
        if connection.dialect.name != "sqlite":
            return connection.execute(self.statement, values).all()
        compiled = self._for(connection, values)
        return compiled.made(compiled.run(connection, values).fetchall())

    def one(self, connection: Connection, values: Values) -> Row | None:
        """The only row; None without one."""
        return next(iter(self.all(connection, values)), None)

    def change(self, connection: Connection, values: Values) -> int:
        """How many rows were written."""
        if connection.dialect.name != "sqlite":
            return connection.execute(self.statement, values).rowcount
        rowcount: int = self._for(connection, values).run(connection, values).rowcount
        return rowcount

    def _for(self, connection: Connection, values: Values) -> "_Compiled":
        names = tuple(values)
        compiled = self._compiled.get(names)
        if compiled is None:
            compiled = _Compiled(self.statement, names, connection.dialect)
            self._compiled[names] = compiled
        return compiled


class _Compiled:
    """A statement in SQLite's words, with what makes its parameters and its cells."""

    def __init__(self, statement: Any, names: tuple[str, ...], dialect: Dialect) -> None:
        compiled: Any = statement.compile(dialect=dialect, column_keys=_columns(statement, names))
        self._sql = str(compiled)
        binds = {name: bind for bind, name in compiled.bind_names.items()}
        self._lists = {compiled.bind_names[each] for each in compiled.post_compile_params}
        self._parameters = [
            (name, binds[name].effective_value, _into(binds[name].type, dialect))
            for name in compiled.positiontup or ()
        ]
        columns = statement.selected_columns if isinstance(statement, Select) else ()
        makers = [_out_of(column.type, dialect) for column in columns]
        self._makers = [(nth, make) for nth, make in enumerate(makers) if make is not None]

    def run(self, connection: Connection, values: Values) -> Any:
        """Say it to the driver itself."""
        sql, given = self._sql, list[Any]()
        for name, default, into in self._parameters:
            value = values.get(name, default)
            if name in self._lists:
                marks = ", ".join("?" * len(value)) or "NULL"
                sql = sql.replace(f"__[POSTCOMPILE_{name}]", marks)
                given.extend(value if into is None else map(into, value))
            else:
                given.append(value if into is None else into(value))
        driver: Any = connection.connection.driver_connection
        return driver.execute(sql, given)

    def made(self, rows: Sequence[Row]) -> Sequence[Row]:
        """The rows with their cells as Python has them."""
        return [self._row(row) for row in rows] if self._makers else rows

    def _row(self, row: Row) -> Row:
        cells = list(row)
        for nth, make in self._makers:
            cells[nth] = make(cells[nth])
        return tuple(cells)


def _columns(statement: ClauseElement, names: tuple[str, ...]) -> list[str] | None:
    """Which columns an insert or update writes: those that are named among its values."""
    table: Any = getattr(statement, "table", None)
    return None if table is None else [name for name in names if name in table.c]


def _into(kind: Any, dialect: Dialect) -> Process | None:
    process: Process | None = kind.dialect_impl(dialect).bind_processor(dialect)
    return process


def _out_of(kind: Any, dialect: Dialect) -> Process | None:
    process: Process | None = kind.dialect_impl(dialect).result_processor(dialect, None)
    return process
