"""What differs between two states of an order, as plain values: its history, replay and undo."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any

from core.order_papers import Assigned
from core.registers import Customer, Facility, Person, ServiceObject
from core.shapes import shape
from core.work_order import Assignment, WorkOrder

REFERENCES = ("customer", "facility", "invoiced_to", "contact", "requester")
OF_ORDER = ("assigned", "other_articles", "bookings", "comments", "documents", "signatures")
OF_ASSIGNMENT = ("measures", "time", "articles", "to_order", "self_checks")
REGISTERED = (Customer, Facility, Person, ServiceObject)
"""What an order only refers to: told by ID and name."""
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
    return {
        key: {each: _plain(part) for each, part in _by_key(value).items()}
        if _is_home(key)
        else _plain(value)
        for key, value in _apart(order).items()
    }


def differences(before: WorkOrder | None, after: WorkOrder | None) -> tuple[Change, ...]:
    """Everything that differs; played over ``before`` it gives ``after``.

    Only what differs is made plain, so an order of many lines costs no more than a short one.
    """
    return tuple(_differing(_apart(before), _apart(after)))


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


def _apart(order: WorkOrder | None) -> dict[str, Any]:
    """As ``flat``, but with the records themselves, in their tuples."""
    if order is None:
        return {}
    whole = {name: getattr(order, name) for name in (*_scalars(), *REFERENCES)}
    whole["assignments"] = tuple(_own(assignment) for assignment in order.assignments)
    for assignment in order.assignments:
        for home in OF_ASSIGNMENT:
            whole[f"assignments/{assignment.id}/{home}"] = getattr(assignment, home)
    return whole | {home: getattr(order, home) for home in OF_ORDER}


def _differing(old: Flat, new: Flat) -> Iterator[Change]:
    changed = [key for key in {**old, **new} if old.get(key) != new.get(key)]
    homes = {
        key: (_by_key(old.get(key, ())), _by_key(new.get(key, ())))
        for key in changed
        if _is_home(key)
    }
    for home in reversed(homes):
        yield from _removed(home, *homes[home])
    for key in changed:
        if key not in homes:
            yield Change(key, _plain(old.get(key)), _plain(new.get(key)))
    for home, (before, after) in homes.items():
        yield from _added(home, before, after)


def _removed(home: str, old: Flat, new: Flat) -> Iterator[Change]:
    for place, (key, part) in reversed(list(enumerate(old.items()))):
        if key not in new:
            yield Change(f"{home}/{key}", _plain(part), None, place)


def _added(home: str, old: Flat, new: Flat) -> Iterator[Change]:
    stayed = [key for key in old if key in new]
    for place, (key, part) in enumerate(new.items()):
        if key not in old:
            yield Change(f"{home}/{key}", None, _plain(part), place)
        elif part is not old[key] and part != old[key]:
            yield Change(f"{home}/{key}", _plain(old[key]), _plain(part), place)
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


def _by_key(parts: Sequence[Any]) -> dict[str, Any]:
    return {str(part.user_id if isinstance(part, Assigned) else part.id): part for part in parts}


def _own(assignment: Assignment) -> Assignment:
    """The assignment without what stands on it, which is told part by part."""
    nothing: dict[str, Any] = dict.fromkeys(OF_ASSIGNMENT, ())
    return replace(assignment, **nothing)


def _plain(value: Any) -> Any:
    if isinstance(value, Assignment):
        return {name: _plain(getattr(value, name)) for name in _OWN_OF_ASSIGNMENT}
    return reference(value) if isinstance(value, REGISTERED) else shape(value)


@cache
def _scalars() -> tuple[str, ...]:
    return tuple(each.name for each in fields(WorkOrder) if each.name not in _NOT_SCALAR)
