"""What differs between two states of an order, as plain values: its history, replay and undo."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any
from uuid import UUID

from core.shapes import shape
from core.work_order import Assignment, WorkOrder

REFERENCES = ("customer", "facility", "invoiced_to", "contact", "requester")
OF_ORDER = ("assigned", "other_articles", "bookings", "comments", "documents", "signatures")
OF_ASSIGNMENT = ("measures", "time", "articles", "to_order", "self_checks")
_NOT_SCALAR = {*REFERENCES, *OF_ORDER, "assignments", "number", "version"}
_OWN_OF_ASSIGNMENT = ("description", "error", "cause", "service_object", "counter", "id")
ORDER_OF_PARTS = "*"
"""The key that stands for the order in which a home's parts are."""

Flat = dict[str, Any]
"""An order taken apart: scalars by name, and for each home its parts by key, in their order."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed.

    ``path``: a field's name (``custom_status``), or home and key of a part
    (``assignments/<id>/measures/<id>``). ``before`` and ``after`` are plain; None is *was not
    there*. ``place`` is where in its tuple a part stands or stood. Where the order of a home's
    parts changed, the key is ``*`` and both are lists of keys.
    """

    path: str
    before: Any
    after: Any
    place: int | None = None


def flat(order: WorkOrder | None) -> Flat:
    """The order taken apart into plain values; empty for one that is not there."""
    if order is None:
        return {}
    whole: Flat = {name: shape(getattr(order, name)) for name in _scalars()}
    whole |= {name: reference(getattr(order, name)) for name in REFERENCES}
    whole["assignments"] = {str(a.id): _own(a) for a in order.assignments}
    for assignment in order.assignments:
        for home in OF_ASSIGNMENT:
            whole[f"assignments/{assignment.id}/{home}"] = _parts(getattr(assignment, home))
    return whole | {home: _parts(getattr(order, home)) for home in OF_ORDER}


def differences(before: WorkOrder | None, after: WorkOrder | None) -> tuple[Change, ...]:
    """Everything that differs; played over ``before`` it gives ``after``."""
    old, new = flat(before), flat(after)
    return tuple(_differing(old, new))


def replayed(changes: Iterable[Change], onto: Flat | None = None) -> Flat:
    """The flat order after these changes, oldest first; from nothing, unless ``onto`` is given."""
    whole: Flat = dict(onto or {})
    for change in changes:
        _play(whole, change)
    return whole


def undone(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes that take these back."""
    return tuple(replace(each, before=each.after, after=each.before) for each in reversed(changes))


def comparable(whole: Flat) -> Flat:
    """A flat order without the empty homes, which may or may not be told of."""
    return {key: value for key, value in whole.items() if value not in ({}, None)}


def reference(record: Any) -> Any:
    """A register's row as an order names it."""
    return None if record is None else {"id": str(record.id), "name": record.name}


def _differing(old: Flat, new: Flat) -> Iterator[Change]:
    homes = [key for key in {**old, **new} if _is_home(key)]
    for home in reversed(homes):
        yield from _removed(home, old.get(home, {}), new.get(home, {}))
    for key in {**old, **new}:
        if key not in homes and old.get(key) != new.get(key):
            yield Change(key, old.get(key), new.get(key))
    for home in homes:
        yield from _added(home, old.get(home, {}), new.get(home, {}))


def _removed(home: str, old: Flat, new: Flat) -> Iterator[Change]:
    for place, (key, part) in reversed(list(enumerate(old.items()))):
        if key not in new:
            yield Change(f"{home}/{key}", part, None, place)


def _added(home: str, old: Flat, new: Flat) -> Iterator[Change]:
    stayed = [key for key in old if key in new]
    for place, (key, part) in enumerate(new.items()):
        if key not in old:
            yield Change(f"{home}/{key}", None, part, place)
        elif part != old[key]:
            yield Change(f"{home}/{key}", old[key], part, place)
    if stayed != [key for key in new if key in old]:
        came = [key for key in new if key not in old]
        yield Change(f"{home}/{ORDER_OF_PARTS}", [*stayed, *came], list(new))


def _play(whole: Flat, change: Change) -> None:
    home, _, key = change.path.rpartition("/")
    if home:
        whole[home] = _played(whole.get(home, {}), key, change)
    elif change.after is None:
        whole.pop(key, None)
    else:
        whole[key] = change.after


def _played(parts: Flat, key: str, change: Change) -> Flat:
    if key == ORDER_OF_PARTS:
        return {each: parts[each] for each in change.after if each in parts}
    if change.after is None:
        return {each: part for each, part in parts.items() if each != key}
    if key in parts:
        return {**parts, key: change.after}
    return _with_at(parts, key, change.after, change.place)


def _with_at(parts: Flat, key: str, part: Any, place: int | None) -> Flat:
    rows = list(parts.items())
    rows.insert(len(rows) if place is None else place, (key, part))
    return dict(rows)


def _is_home(key: str) -> bool:
    return key in OF_ORDER or key == "assignments" or "/" in key


def _parts(parts: Sequence[Any]) -> Flat:
    return {str(_key(part)): shape(part) for part in parts}


def _key(part: Any) -> UUID:
    return part.user_id if not hasattr(part, "id") else part.id  # type: ignore[no-any-return]  # parts of any kind


def _own(assignment: Assignment) -> Mapping[str, Any]:
    own = {name: shape(getattr(assignment, name)) for name in _OWN_OF_ASSIGNMENT}
    return own | {"service_object": reference(assignment.service_object)}


@cache
def _scalars() -> tuple[str, ...]:
    return tuple(each.name for each in fields(WorkOrder) if each.name not in _NOT_SCALAR)
