"""An order made anew from its plain values: what a replay or an undo gives back."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, get_type_hints
from uuid import UUID

from core.changes import OF_ASSIGNMENT, OF_ORDER, REFERENCES, Flat
from core.ports import UnitOfWork
from core.shapes import made
from core.work_order import Assignment, WorkOrder

Lookup = Callable[[UUID], Any]


def rebuilt(present: WorkOrder, whole: Flat, uow: UnitOfWork) -> WorkOrder:
    """The order that these plain values describe; registers are looked up as they are now."""
    finders: dict[str, Lookup] = {
        "customer": uow.customers.get,
        "facility": uow.facilities.get,
        "invoiced_to": uow.customers.get,
        "contact": uow.contacts.get,
        "requester": uow.contacts.get,
    }
    hints = _hints(WorkOrder)
    parts: dict[str, Any] = {
        home: tuple(_parts(WorkOrder, home, whole.get(home, {}))) for home in OF_ORDER
    }
    references: dict[str, Any] = {
        name: _found(whole.get(name), finders[name]) for name in REFERENCES
    }
    apart = {*OF_ORDER, *REFERENCES, "assignments", "number", "version"}
    scalars: dict[str, Any] = {
        name: made(hints[name], whole.get(name)) for name in hints if name not in apart
    }
    assignments = tuple(
        _assignment(own, whole, uow) for own in whole.get("assignments", {}).values()
    )
    return WorkOrder(
        number=present.number,
        version=present.version,
        assignments=assignments,
        **scalars,
        **references,
        **parts,
    )


def _assignment(own: Mapping[str, Any], whole: Flat, uow: UnitOfWork) -> Assignment:
    home = f"assignments/{own['id']}"
    hints = _hints(Assignment)
    thing = _found(own["service_object"], uow.service_objects.get)
    scalars: dict[str, Any] = {
        name: made(hints[name], own[name]) for name in own if name != "service_object"
    }
    parts: dict[str, Any] = {
        name: tuple(_parts(Assignment, name, whole.get(f"{home}/{name}", {})))
        for name in OF_ASSIGNMENT
    }
    return Assignment(service_object=thing, **scalars, **parts)


def _parts(kind: Any, home: str, rows: Mapping[str, Any]) -> tuple[Any, ...]:
    of_home: tuple[Any, ...] = made(_hints(kind)[home], list(rows.values()))
    return of_home


def _found(reference: Mapping[str, str] | None, find: Lookup) -> Any:
    return find(UUID(reference["id"])) if reference else None


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
