"""Read rows beside the register's: which are new, which change one that is there, which neither."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from core.refusals import Refused
from core.register_checks import checked
from core.register_files.file_kind import FileKind
from core.register_files.known import Known
from core.register_files.reading import Problem, ReadRow
from core.self_checks import PointTemplate
from core.words import N_

TWICE = N_("{name} stands on line {line} already. Leave one of the two lines out.")
WHICH_ONE = N_(
    "There are {count} called {name}, and nothing in that row tells which is meant. "
    "Export the register to see their IDs."
)
_OF_POINT = ("description", "asks_value", "unit", "choices", "photo")


@dataclass(slots=True)
class Matched:
    """Rows to be added, rows as they will be with what they were, and how many stay."""

    added: list[Any] = field(default_factory=list)
    changed: list[tuple[Any, Any]] = field(default_factory=list)
    unchanged: int = 0


class Matching:
    """Finds for each read row the register's row that it is about."""

    def __init__(self, kind: FileKind, there: Iterable[Any]) -> None:
        self._kind = kind
        self._by_id: dict[UUID, Any] = {}
        self._by_key: dict[Any, list[Any]] = {}
        self._lines: dict[Any, int] = {}
        for row in there:
            self._by_id[row.id] = row
            for key in kind.keys(_fields(kind, row)):
                self._by_key.setdefault(key, []).append(row)

    def match(self, read: Sequence[ReadRow], problems: list[Problem]) -> Matched:
        """All read rows sorted into new, changed and unchanged; problems are added."""
        matched = Matched()
        for row in read:
            try:
                self._one(row, matched)
            except Refused as refused:
                problems.append(Problem(row.line, refused.sentence, refused.fields))
        return matched

    def _one(self, row: ReadRow, matched: Matched) -> None:
        values = {name: value for name, value in row.values.items() if name != "id" or value}
        before = self._meant(values)
        self._refuse_twice(row.line, before, values)
        if before is None:
            matched.added.append(self._kind.register.record(**values))
            return
        after = replace(before, **(values | {"id": before.id}))
        if after == before:
            matched.unchanged += 1
        else:
            matched.changed.append((before, after))

    def _meant(self, values: dict[str, Any]) -> Any:
        known = self._by_id.get(values["id"]) if "id" in values else None
        if known is not None:
            return known
        for key in self._kind.keys(values):
            found = self._by_key.get(key, [])
            if found:
                return self._most_alike(found, values)
        return None

    def _most_alike(self, found: Sequence[Any], values: dict[str, Any]) -> Any:
        """Of several that are called so the one that shares most with the row."""
        shared = [sum(getattr(row, k) == v for k, v in values.items()) for row in found]
        if shared.count(max(shared)) > 1:
            name = self._kind.register.name_of(found[0])
            raise Refused(WHICH_ONE, count=len(found), name=name)
        return found[shared.index(max(shared))]

    def _refuse_twice(self, line: int, before: Any, values: dict[str, Any]) -> None:
        for mark in self._marks(before, values):
            first = self._lines.setdefault(mark, line)
            if first != line:
                raise Refused(TWICE, name=values[self._kind.register.called], line=first)

    def _marks(self, before: Any, values: dict[str, Any]) -> Sequence[Any]:
        if before is not None:
            return [before.id]
        if self._kind.unique:
            return self._kind.keys(values)
        return [tuple(sorted(((k, v) for k, v in values.items()), key=lambda pair: pair[0]))]


def whole_rows(
    kind: FileKind, read: Iterable[ReadRow], known: Known, problems: list[Problem]
) -> Iterator[ReadRow]:
    """The rows with all that follows from them: the customer of a facility, parts put together."""
    rows = [_with_customer(row, known) for row in read]
    if kind.parts is None:
        yield from rows
        return
    together: dict[Any, list[ReadRow]] = {}
    for row in rows:
        together.setdefault(kind.keys(row.values)[0], []).append(row)
    for lines in together.values():
        try:
            points = tuple(_point(row.values) for row in lines)
            parts = checked(kind.register.record, kind.parts, points)
        except Refused as refused:
            problems.append(Problem(lines[0].line, refused.sentence, refused.fields))
            continue
        name = kind.register.called
        yield ReadRow(lines[0].line, {name: lines[0].values[name], kind.parts: parts})


def _with_customer(row: ReadRow, known: Known) -> ReadRow:
    values = row.values
    if values.get("facility_id") and not values.get("customer_id"):
        facility = known.facilities.by_id[values["facility_id"]]
        return ReadRow(row.line, values | {"customer_id": facility.customer_id})
    return row


def _point(values: dict[str, Any]) -> PointTemplate:
    asks = values.get("asks_value") or bool(values.get("unit"))
    return PointTemplate(
        values["point"],
        values.get("description") or "",
        (values.get("unit") or "") if asks else None,
        values.get("choices") or (),
        bool(values.get("photo")),
    )


def _fields(kind: FileKind, row: Any) -> dict[str, Any]:
    return {c.field: getattr(row, c.field, None) for c in kind.columns}
