"""One row of any register by what it is called, and the rows that a search finds."""

from collections.abc import Sequence
from typing import Any

from core.keys import code_key, folded
from core.people import Actor
from core.ports import UnitOfWork
from core.register_files.file_kind import FileKind
from core.register_files.known import Known, Named
from core.registers import Article, Customer, Person, ServiceObject
from core.usecases.registers.looking import refuse_strangers


def row_called(kind: FileKind, name: str, actor: Actor, uow: UnitOfWork) -> Any:
    """The row of this name, number, code or ID; raises NotInRegister or SeveralAreCalledSo."""
    refuse_strangers(actor)
    key = code_key if kind.register.record is ServiceObject else folded
    return Named(kind.register.rows(uow).all(), kind.register.name_of, _also, key).meant(name)


def rows_found(
    kind: FileKind, text: str, actor: Actor, uow: UnitOfWork
) -> tuple[Sequence[Any], Known]:
    """The register's rows in which every word of the text stands, and what their cells name."""
    refuse_strangers(actor)
    known = Known(uow)
    words = folded(text).split()
    rows = kind.register.rows(uow).all()
    if not words:
        return rows, known
    return [row for row in rows if _has(words, kind, row, known)], known


def page_of_rows(
    kind: FileKind, text: str, skip: int, limit: int, actor: Actor, uow: UnitOfWork
) -> tuple[Sequence[Any], int]:
    """Some of the rows that ``rows_found`` gives, and how many it gives in all."""
    if folded(text):
        found, _ = rows_found(kind, text, actor, uow)
        return found[skip : skip + limit], len(found)
    refuse_strangers(actor)
    register = kind.register.rows(uow)
    return register.page(skip, limit), register.count()


def _has(words: Sequence[str], kind: FileKind, row: Any, known: Known) -> bool:
    cells = folded(" ".join(cell for line in kind.written(row, known) for cell in line))
    return all(word in cells for word in words)


def _also(row: Any) -> tuple[str | None, ...]:
    match row:
        case Customer():
            return row.organisation_number, row.email
        case Person():
            return (row.email,)
        case Article():
            return row.barcode, row.name
        case ServiceObject():
            return (row.serial_number,)
        case _:
            return ()
