"""A new order of what its form says, given to somebody where that was said too (WO-02)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from core import permissions as may
from core.people import Actor
from core.ports import UnitOfWork
from core.usecases.assigning import Assign, AssignToSelf, assign, assign_to_self
from core.usecases.creating import CreateOrder, create_order
from core.usecases.editing import Edit
from core.usecases.objects import AddNewObject, add_new_object
from core.work_order import Origin, WorkOrder


@dataclass(frozen=True, slots=True)
class MakeOrder:
    """A new order; ``edits`` are further fields as ``EditOrder`` takes them, empty ones left out.

    An ``object_code`` that no register has becomes a new object where ``object_name`` is given.
    ``person`` is who gets the order.
    """

    customer: str
    description: str
    error: str = ""
    object_code: str = ""
    object_name: str = ""
    counter: Decimal | None = None
    edits: Mapping[str, str] | None = None
    person: UUID | None = None
    add_customer: bool = False
    counter_replaced: bool = False
    today: date | None = None


def make_order(command: MakeOrder, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Make it; *save*'s gates hold, and nothing is made where one of them does not."""
    adds = bool(command.object_name.strip()) and not _is_known(command.object_code, uow)
    order = create_order(_new(command, "" if adds else command.object_code), actor, uow)
    if adds:
        # What goes with a new order is part of making it, also for who edits only his own.
        maker = replace(actor, rights=actor.rights | {may.EDIT})
        added = AddNewObject(order.number, command.object_code, command.object_name)
        order = add_new_object(added, maker, uow)
    if command.person is None:
        return order
    if command.person == actor.user_id and not actor.may(may.ASSIGN):
        return assign_to_self(AssignToSelf(order.number), actor, uow)
    return assign(Assign(order.number, command.person), actor, uow)


def _new(command: MakeOrder, code: str) -> CreateOrder:
    return CreateOrder(
        None,
        command.description,
        command.error,
        Origin.WEB,
        customer=command.customer,
        add_customer=command.add_customer,
        object_code=code,
        edits=tuple(_edits(command.edits or {})),
        counter=command.counter,
        counter_replaced=command.counter_replaced,
        today=command.today,
    )


def _edits(written: Mapping[str, str]) -> Iterator[Edit]:
    return (Edit(key, value) for key, value in written.items() if value.strip())


def _is_known(code: str, uow: UnitOfWork) -> bool:
    return not code.strip() or uow.service_objects.by_code(code.strip()) is not None
