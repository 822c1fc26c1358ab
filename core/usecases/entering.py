"""How a line comes onto an order: which orders take one, and what must be so to keep it."""

from dataclasses import replace
from enum import StrEnum

from core import settings
from core.events import ReadyWithdrawn
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import AsksFirst, NotPossibleYet, OrderIsClosed, Refused
from core.requirements import Moment, require
from core.words import N_
from core.work_order import STATE_LABELS, State, WorkOrder


class Entry(StrEnum):
    """How something is entered (WO-28).

    ``CHAT``: said in a chat, always taken; ``DETAILS``: a quick entry on the opened order, as far
    as the company offers it; both are kept whatever is missing (0b). ``EDIT``: saved as an edit,
    so that the gates of *save* must let it through.
    """

    CHAT = "chat"
    DETAILS = "details"
    EDIT = "edit"


class QuickEntryIsOff(Refused):
    sentence = N_(
        "Nothing is added to an opened order without editing it here. Edit order {number} instead."
    )


class WithdrawsReady(AsksFirst):
    """Adding to a ready order is possible, and takes its *ready* back."""

    sentence = N_(
        "Order {number} is ready for invoicing, and changing its lines takes that back. "
        "Say yes to that, or withdraw ready first."
    )


class InvoiceHoldsIt(Refused):
    sentence = N_(
        "Order {number} went to invoicing, so its lines stay as they are. "
        "Make a backorder for what is new, or ask an administrator to restore it."
    )


class RestoredLinesAreLocked(Refused):
    sentence = N_(
        "Order {number} is restored after invoicing, so its articles and time stay as they are. "
        "Make a backorder for what is new."
    )


def opened(
    order: WorkOrder, actor: Actor, uow: UnitOfWork, *, despite_ready: bool, invoiced: bool
) -> WorkOrder:
    """The order as its lines may be changed; a ready one is ready no more (SG-04, RS-01, 0b).

    ``invoiced``: whether the line in question is paid for; ``despite_ready``: the yes to
    WithdrawsReady.
    """
    if order.state is State.CANCELLED:
        raise OrderIsClosed(number=order.number, state=STATE_LABELS[order.state])
    if order.on_invoice:
        raise InvoiceHoldsIt(number=order.number)
    if order.restored and invoiced:
        raise RestoredLinesAreLocked(number=order.number)
    if order.state is not State.READY:
        return order
    if not despite_ready:
        raise WithdrawsReady(number=order.number)
    uow.publish(ReadyWithdrawn(order=str(order.number), by=actor.name))
    return replace(order, state=State.SIGNED)


def refuse_unless_offered(
    entry: Entry, offered: settings.Setting[bool], order: WorkOrder, uow: UnitOfWork
) -> None:
    """Refuse a quick entry on an opened order while the company does not offer it (WO-28)."""
    if entry is Entry.DETAILS and not uow.settings.all()[offered]:
        raise QuickEntryIsOff(number=order.number)


def kept(order: WorkOrder, entry: Entry, uow: UnitOfWork) -> WorkOrder:
    """The order as it may be kept: an edit must be complete, a quick entry is marked (0b)."""
    if entry is Entry.EDIT:
        require(Moment.SAVE, order, uow)
        return replace(order, incomplete=False)
    return replace(order, incomplete=order.incomplete or not _is_complete(order, uow))


def _is_complete(order: WorkOrder, uow: UnitOfWork) -> bool:
    try:
        require(Moment.SAVE, order, uow)
    except NotPossibleYet:
        return False
    return True
