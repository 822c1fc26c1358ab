"""What an undo may not do: reopen what is settled, or leave an order that does not hang together.

An undo takes one thing back among others that came later, so the order it gives is one that
nobody has ever seen (XT-15).
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

from core.changes import Flat
from core.checks import checks_of
from core.lines import Measure
from core.work_order import State, WorkOrder

_PARTIES = ("customer", "facility", "invoiced_to")
_INVOICED = ("articles", "time")
_SETTLED = frozenset({State.READY, State.INVOICED})


def reopens(before: WorkOrder, after: WorkOrder) -> bool:
    """Whether it changes the work of a finished order, or what a restored one was invoiced for."""
    if before.state is not after.state:
        return False
    if before.is_closed:
        return _worked(before) != _worked(after)
    return before.restored and _paid(before) != _paid(after)


def finishes(before: WorkOrder, after: WorkOrder) -> bool:
    """Whether the order is ready or invoiced again by it."""
    return after.state in _SETTLED and before.state not in _SETTLED


def work_in(whole: Flat) -> Flat:
    """Of an order in plain values what is finished when it is: its work, whose, and who pays."""
    kept = {key: value for key, value in whole.items() if key.startswith("assignments")}
    others = {key: whole.get(key) for key in (*_PARTIES, "other_articles")}
    return {key: value for key, value in (kept | others).items() if value}


def falls_apart(before: WorkOrder, after: WorkOrder) -> bool:
    """Whether the order lacks by it what something else on it needs."""
    return (
        bool(before.assignments and not after.assignments)
        or (_is_torn(after) and not _is_torn(before))
        or _loses_a_shown_file(before, after)
    )


def buried(before: WorkOrder, after: WorkOrder, undone: frozenset[str]) -> bool:
    """Whether lines that others added go with an assignment; ``undone``: the parts meant to go."""
    stays = {each.id for each in after.assignments}
    gone = (each for each in before.assignments if each.id not in stays)
    return any(str(line.id) not in undone for each in gone for line in each.every_line)


def with_images_freed(order: WorkOrder) -> WorkOrder:
    """Images whose measure is gone stay as files of the order."""
    there = {line.id for line in order.lines if isinstance(line, Measure)}
    return replace(
        order,
        documents=tuple(
            each if each.measure_id in there else replace(each, measure_id=None)
            for each in order.documents
        ),
    )


def _worked(order: WorkOrder) -> tuple[Any, ...]:
    return (*(getattr(order, name) for name in _PARTIES), order.assignments, order.other_articles)


def _paid(order: WorkOrder) -> tuple[Any, ...]:
    work = tuple(
        (each.id, each.service_object, *(getattr(each, name) for name in _INVOICED))
        for each in order.assignments
    )
    return (*(getattr(order, name) for name in _PARTIES), work, order.other_articles)


def _is_torn(order: WorkOrder) -> bool:
    """An object twice, or an object or a facility of another customer (OB-02)."""
    things = [each.service_object for each in order.assignments if each.service_object]
    owners = {each.customer_id for each in things}
    if order.facility is not None:
        owners.add(order.facility.customer_id)
    return len({each.id for each in things}) < len(things) or bool(
        owners - {None, order.customer.id}
    )


def _loses_a_shown_file(before: WorkOrder, after: WorkOrder) -> bool:
    kept = {each.id for each in after.documents}
    shown = set(_shown(after))
    return any(
        {each.id, each.measure_id} & shown for each in before.documents if each.id not in kept
    )


def _shown(order: WorkOrder) -> Iterator[UUID]:
    """The measures that are signed, and the photos that answer points of self-checks."""
    yield from (line.id for line in order.lines if isinstance(line, Measure) and line.signed)
    for check in checks_of(order):
        yield from (point.document_id for point in check.points if point.document_id)
