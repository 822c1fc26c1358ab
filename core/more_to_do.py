"""What more can be done with a saved order: nothing is offered that would be refused (WO-19)."""

from collections.abc import Callable
from dataclasses import dataclass

from core import permissions as may
from core.order_papers import Kinship
from core.people import Actor
from core.permissions import Permission
from core.ports import UnitOfWork
from core.states import State
from core.words import N_
from core.work_order import WorkOrder

Possible = Callable[[WorkOrder, Actor, UnitOfWork], bool]
When = Callable[[WorkOrder, UnitOfWork], bool]


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do with an order: its key, what people call it, and when it can be done."""

    key: str
    label: str
    possible: Possible


def more_to_do(order: WorkOrder, actor: Actor, uow: UnitOfWork) -> tuple[Step, ...]:
    """What this person can do with the order as it stands now, in the order of a menu."""
    return tuple(step for step in STEPS if step.possible(order, actor, uow))


def _by(*permissions: Permission, when: When) -> Possible:
    return lambda order, actor, uow: actor.may_on(order, *permissions) and when(order, uow)


def _is_cancelled(order: WorkOrder, uow: UnitOfWork) -> bool:
    return order.state is State.CANCELLED


def _is_there(order: WorkOrder, uow: UnitOfWork) -> bool:
    return not _is_cancelled(order, uow)


def _is_workable(order: WorkOrder, uow: UnitOfWork) -> bool:
    return not order.is_closed


def _may_be_cancelled(order: WorkOrder, uow: UnitOfWork) -> bool:
    return order.state not in {State.CANCELLED, State.INVOICED} and not order.restored


def _may_come_back(order: WorkOrder, uow: UnitOfWork) -> bool:
    return _is_cancelled(order, uow) and not _has(order, Kinship.MERGED_INTO)


def _may_be_deleted(order: WorkOrder, uow: UnitOfWork) -> bool:
    invoiced = order.state is State.INVOICED or order.restored or order.invoice_number is not None
    goes_on = _has(order, Kinship.RECURS_AS) or uow.work_orders.backorders_of(order.number)
    return not (invoiced or order.accounting or goes_on)


def _may_recur(order: WorkOrder, uow: UnitOfWork) -> bool:
    return _is_there(order, uow) and not _has(order, Kinship.RECURS_AS)


def _always(order: WorkOrder, uow: UnitOfWork) -> bool:
    return True


def _may_look_back(order: WorkOrder, actor: Actor, uow: UnitOfWork) -> bool:
    """How it came to be so is the company's own (WO-25)."""
    return actor.customer_id is None and actor.sees(order)


def _may_be_taken(order: WorkOrder, actor: Actor, uow: UnitOfWork) -> bool:
    free = not order.assigned and _is_workable(order, uow)
    return free and actor.user_id is not None and actor.may_on(order, may.ASSIGN_SELF, may.ASSIGN)


def _has(order: WorkOrder, kinship: Kinship) -> bool:
    return any(each.how is kinship for each in order.related)


_EDIT = (may.EDIT, may.EDIT_ASSIGNED)
STEPS = (
    Step("edit", N_("Edit"), _by(*_EDIT, when=_is_workable)),
    Step("assign", N_("Assign"), _by(may.ASSIGN, when=_is_workable)),
    Step("take", N_("Take this order"), _may_be_taken),
    Step("document", N_("Upload a document"), _by(*_EDIT, when=_is_there)),
    Step("protocol", N_("E-mail the protocol"), _by(may.EMAIL_PROTOCOL, when=_always)),
    Step("duplicate", N_("Duplicate"), _by(may.DUPLICATE, when=_always)),
    Step("recur", N_("Set to recurring"), _by(may.RECUR, when=_may_recur)),
    Step("cancel", N_("Cancel"), _by(may.DELETE, when=_may_be_cancelled)),
    Step("bring-back", N_("Take the cancelling back"),
         _by(may.DELETE, may.ADMIN, when=_may_come_back)),
    Step("delete", N_("Delete"), _by(may.DELETE, when=_may_be_deleted)),
    Step("history", N_("History"), _may_look_back),
)  # fmt: skip
"""Every step, in the order of a menu."""
