"""What is offered on an order's page: nothing that would be refused to whoever looks."""

from collections.abc import Iterator

from core import permissions as may
from core import settings as s
from core.more_to_do import more_to_do
from core.people import Actor
from core.ports import UnitOfWork
from core.states import State
from core.usecases.bookings import BOOKS
from core.usecases.finishing import READY_MAKERS
from core.usecases.merging import MERGEABLE
from core.usecases.self_checks import WORKS
from core.usecases.undoing import undoable
from core.work_order import WorkOrder

_EDITS = (may.EDIT, may.EDIT_ASSIGNED)
_FINISHED = frozenset({State.READY, State.INVOICED})


def offered(order: WorkOrder, actor: Actor, uow: UnitOfWork) -> frozenset[str]:
    """The keys of everything this person can do with the order as it stands."""
    return frozenset(
        {
            *(step.key for step in more_to_do(order, actor, uow)),
            *_entering(order, actor, uow),
            *_signing(order, actor, uow),
            *_invoicing(order, actor),
            *_copying(order, actor),
            *_telling(order, actor, uow),
        }
    )


def _entering(order: WorkOrder, actor: Actor, uow: UnitOfWork) -> Iterator[str]:
    there = order.state is not State.CANCELLED
    if there and actor.may_on(order, *_EDITS):
        yield "comment"
        if not order.on_invoice:
            yield "enter"
    if there and actor.may_on(order, *BOOKS) and not order.is_closed:
        yield "book"
    if there and actor.may_on(order, *WORKS):
        yield "check"
    for key, right in _OF_RIGHTS:
        if actor.may_on(order, right):
            yield key
    if undoable(order.number, actor, uow) is not None:
        yield "undo"


_OF_RIGHTS = (
    ("remove-file", may.REMOVE_FILE),
    ("remove-check", may.REMOVE_SELF_CHECK),
    ("measure-user", may.CHANGE_MEASURE_USER),
    ("see-price", may.SEE_PRICE),
    ("see-net", may.SEE_NET),
    ("see-discount", may.SEE_DISCOUNT),
    ("confirm", may.SEND_CONFIRMATION),
    ("correct", may.EDIT),
    ("sign-check", may.SIGN),
)


def _signing(order: WorkOrder, actor: Actor, uow: UnitOfWork) -> Iterator[str]:
    his = order.is_assigned_to(actor.user_id) or actor.may(may.EDIT)
    his = his or uow.settings.all()[s.ASSIGN_ON_SIGNING]
    if his and actor.may_on(order, may.SIGN):
        if order.may_be_signed:
            yield "sign"
        if order.waits_for_customer:
            yield "ask-customer"
    stays = order.state in {State.INVOICED, State.CANCELLED} or order.was_sent or order.restored
    if order.signatures:
        yield "verify"
        if not stays and not order.invoice_number and actor.may_on(order, may.CLEAR_SIGNATURES):
            yield "clear"


def _invoicing(order: WorkOrder, actor: Actor) -> Iterator[str]:
    if order.state is State.SIGNED and actor.may_on(order, *READY_MAKERS):
        yield "ready"
    if order.state is State.READY:
        yield from _of_ready(order, actor)
    if order.state is State.INVOICED and actor.may(may.ADMIN):
        yield "restore"
    if order.state in _FINISHED and order.signatures and actor.may_on(order, may.INVOICE):
        yield "backorder"


def _of_ready(order: WorkOrder, actor: Actor) -> Iterator[str]:
    if actor.may_on(order, *READY_MAKERS) and not order.on_invoice:
        yield "withdraw"
    if actor.may_on(order, may.GENERATE_INVOICE) and not (order.restored or order.was_sent):
        yield "send"
        if order.invoice_number is None:
            yield "invoice"
    if actor.may_on(order, may.INVOICE):
        yield "invoiced"


def _copying(order: WorkOrder, actor: Actor) -> Iterator[str]:
    if actor.may_on(order, *_EDITS):
        yield "quote"
    if order.recurrence is not None and actor.may_on(order, may.RECUR):
        yield "stop-recurring"
    if order.is_closed or order.restored or not actor.may_on(order, *_EDITS):
        return
    yield "duplicate-assignment"
    if len(order.assignments) > 1:
        yield "separate"
    if order.state in MERGEABLE and not order.signatures:
        yield "merge"


def _telling(order: WorkOrder, actor: Actor, uow: UnitOfWork) -> Iterator[str]:
    if actor.customer_id is not None:
        return
    yield "history"
    if actor.may_on(order, may.EMAIL_PROTOCOL, *_EDITS):
        yield "letters"
    if order.arrival is not None and actor.may_on(order, may.EDIT) and order.is_open:
        yield "triage"
    if uow.invoices.of_order(order.number) and actor.may_on(order, may.GENERATE_INVOICE):
        yield "invoice-paper"
