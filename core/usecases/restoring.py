"""Opening an invoiced order again, in emergencies, for what does not affect the invoice (RS)."""

from dataclasses import dataclass, replace

from core import permissions as may
from core.events import OrderRestored
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import Refused
from core.requirements import Moment, require
from core.words import N_, Label
from core.work_order import State, WorkOrder

ARTICLES = Label(N_("its articles"))
TIME = Label(N_("its time"))
PRICES = Label(N_("its prices"))
CUSTOMER = Label(N_("its customer"))
PAYER = Label(N_("who it is invoiced to"))
ASSIGNMENTS = Label(N_("its assignments"))
OBJECT = Label(N_("its service object"))


class RestoredStays(Refused):
    sentence = N_(
        "Order {number} was restored after it was invoiced, so {what} can't be changed. Put it on "
        "a backorder or credit the invoice instead."
    )


class OnlyAdministratorsRestore(Refused):
    sentence = N_("Only an administrator may restore order {number}. Ask one.")


@dataclass(frozen=True, slots=True)
class RestoreOrder:
    """Open an invoiced order again."""

    number: OrderNumber


def restore_order(command: RestoreOrder, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Make an invoiced order editable, but for what stands on the invoice (RS-01, RS-05).

    It is then set to ready again and marked as invoiced, which ends it (RS-03, RS-04).
    """
    order = uow.work_orders.get(command.number)
    actor.require_sight(order)
    if not actor.may(may.ADMIN):
        raise OnlyAdministratorsRestore(number=order.number)
    require(Moment.RESTORE, order, uow)
    order = replace(order, state=State.SIGNED, restored=True)
    uow.work_orders.save(order)
    uow.publish(OrderRestored(order=str(order.number), by=actor.name))
    return order


def refuse_if_restored(order: WorkOrder, what: Label) -> None:
    """Refuse to change what stands on the invoice of a restored order; ``what`` names it (RS-01)."""
    if order.restored:
        raise RestoredStays(number=order.number, what=what)
