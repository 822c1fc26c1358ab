"""Counters of service objects: read on an order, kept on the object, never going back (OB-07)."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from core import permissions as may
from core.events import CounterRead
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import AsksFirst, BadInput, Refused
from core.register_values import count_or_none
from core.registers import Reading, ServiceObject
from core.usecases.measures import refuse_when_closed
from core.words import N_
from core.work_order import WorkOrder

HOURS = frozenset({"h", "hours", "tim", "timmar"})
SLACK = Decimal(24)


class NoObject(Refused):
    sentence = N_("That assignment of order {number} has no service object. Choose one first.")


class NoCounter(Refused):
    sentence = N_(
        "Service object {code} has no counter. Give it a unit, such as h, in the register first."
    )


class CounterWentBack(AsksFirst):
    sentence = N_(
        "The counter of {code} showed {before} {unit} before. Is it a new counter? "
        "Then say so, else write what it shows once more."
    )


class TooManyHours(AsksFirst):
    sentence = N_(
        "Since the counter of {code} showed {before} {unit}, only {passed} hours have passed. "
        "Is it a new counter? Then say so, else write what it shows once more."
    )


@dataclass(frozen=True, slots=True)
class ReadCounter:
    """What the counter of an assignment's object shows; ``replaced``: it is a new counter."""

    number: OrderNumber
    value: Decimal
    assignment_id: UUID | None = None
    replaced: bool = False


def read_counter(command: ReadCounter, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Note what the object's counter shows, on the assignment and on the object (OB-07, SE-25).

    Raises CounterWentBack or TooManyHours where the reading can't follow the one before it.
    """
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    refuse_when_closed(order)
    order = with_reading(
        order, command.assignment_id, command.value, uow, replaced=command.replaced
    )
    uow.work_orders.save(order)
    keep_reading(order, command.assignment_id, actor, uow, replaced=command.replaced)
    return order


def with_reading(
    order: WorkOrder,
    assignment_id: UUID | None,
    value: Decimal,
    uow: UnitOfWork,
    *,
    replaced: bool = False,
) -> WorkOrder:
    """The order with what the counter of an assignment's object shows; nothing is kept yet.

    Raises CounterWentBack or TooManyHours where the reading can't follow the one before it.
    """
    assignment = order.assignment(assignment_id)
    thing = _with_counter(order, assignment.service_object)
    checked = _value(value)
    if not replaced:
        _refuse_absurd(thing, checked, str(order.number), uow)
    read = replace(thing, counter_reading=checked)
    changed = replace(assignment, service_object=read, counter=checked)
    return replace(
        order, assignments=tuple(changed if a.id == changed.id else a for a in order.assignments)
    )


def keep_reading(
    order: WorkOrder,
    assignment_id: UUID | None,
    actor: Actor,
    uow: UnitOfWork,
    *,
    replaced: bool = False,
) -> None:
    """Keep on the object what was read of it on the order, and tell of it."""
    assignment = order.assignment(assignment_id)
    thing, value = assignment.service_object, assignment.counter
    if thing is None or value is None:
        raise NoObject(number=order.number)
    uow.service_objects.put(thing)
    uow.service_objects.put_reading(
        Reading(thing.id, uow.now, actor.name, value, str(order.number))
    )
    uow.publish(
        CounterRead(
            order=str(order.number),
            by=actor.name,
            assignment_id=str(assignment.id),
            code=thing.code,
            value=str(value),
            replaced=replaced,
        )
    )


def _with_counter(order: WorkOrder, thing: ServiceObject | None) -> ServiceObject:
    if thing is None:
        raise NoObject(number=order.number)
    if thing.counter_unit is None:
        raise NoCounter(code=thing.code)
    return thing


def _value(value: Decimal) -> Decimal:
    checked = count_or_none(value)
    if checked is None:
        raise BadInput(
            N_("Write what the counter shows: a number from 0 with at most three decimals.")
        )
    return checked


def _refuse_absurd(thing: ServiceObject, value: Decimal, number: str, uow: UnitOfWork) -> None:
    """Compare with the latest reading of another order: this order's own may be put right."""
    before, at = _before(thing, number, uow)
    if before is None:
        return
    told = {"code": thing.code, "before": f"{before.normalize():f}", "unit": thing.counter_unit}
    if value < before:
        raise CounterWentBack(**told)
    if at is None or (thing.counter_unit or "").casefold() not in HOURS:
        return
    passed = Decimal(int((uow.now - at).total_seconds())) / 3600
    if value - before > passed + SLACK:
        raise TooManyHours(**told, passed=int(passed))


def _before(
    thing: ServiceObject, number: str, uow: UnitOfWork
) -> tuple[Decimal | None, datetime | None]:
    readings = uow.service_objects.readings(thing.id)
    for reading in readings:
        if reading.order != number:
            return reading.value, reading.at
    return (None, None) if readings else (thing.counter_reading, None)
