"""Changes how often an order comes again, or only on which weekday."""

from dataclasses import dataclass
from datetime import date

from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.usecases.recurring import NotRecurring, SetRecurring, set_recurring
from core.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class ChangeRecurring:
    """So often, and on that weekday; ``every_days`` None leaves how often as it is."""

    number: OrderNumber
    every_days: int | None
    weekday: int | None
    today: date


def change_recurring(command: ChangeRecurring, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Let it come again so (WO-24)."""
    every = command.every_days
    if every is None:
        recurrence = uow.work_orders.get(command.number).recurrence
        if recurrence is None:
            raise NotRecurring(number=command.number)
        every = recurrence.every_days
    wanted = SetRecurring(command.number, every, command.weekday, command.today)
    return set_recurring(wanted, actor, uow)
