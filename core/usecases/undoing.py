"""Taking back what one did: for five minutes, from the history, unless it was built upon (XT-15)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import takewhile
from uuid import UUID

from core import permissions as may
from core.changes import Change, Flat, flat, replayed, undone
from core.events import ActionUndone, PurchaseOrderChanged, UserDeactivated
from core.lists import HistoryRow
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.purchases import PurchaseState
from core.rebuilding import rebuilt
from core.refusals import AsksFirst, NoSuchOrder, Refused
from core.taking_back import buried, falls_apart, finishes, reopens, with_images_freed, work_in
from core.words import N_
from core.work_order import STATE_LABELS, State, WorkOrder

HOLDS = timedelta(minutes=5)
UNDOES = (may.EDIT, may.EDIT_ASSIGNED, may.PERFORM, may.SIGN)
"""One of these rights it takes to undo anything."""
STANDS = frozenset(
    {"InvoiceGenerated", "OrderTookOver", "OrderMergedInto"}
    | {"CustomerConfirmed", "CustomerReassigned"}
)
"""What reaches beyond the order: an invoice, mails that belong elsewhere, a changed register."""
PURCHASED = frozenset({PurchaseState.ORDERED.value, PurchaseState.DELIVERED.value})


class NothingToUndo(Refused):
    sentence = N_(
        "There is nothing of yours to undo on order {number}. "
        "What was done can be undone for five minutes, by whoever did it."
    )


class BuiltUpon(Refused):
    sentence = N_(
        "Somebody has changed order {number} since, so that can't be undone. Change it by hand."
    )


class CantUndoCreation(Refused):
    sentence = N_("Order {number} was just made. Cancel it if it should not be there.")


class SentOn(Refused):
    sentence = N_("Order {number} has gone to accounting, so that can't be undone.")


class LettersHaveLeft(AsksFirst):
    sentence = N_(
        "Mail about it has left already, to {recipients}. A correction will be sent to them. "
        "Undo it on order {number}?"
    )


class CantUndoThat(Refused):
    sentence = N_(
        "What that did to order {number} reaches beyond it and can't be undone. Change it by hand."
    )


class WentFurther(Refused):
    sentence = N_(
        "More than order {number} changed by that, so undoing it here is not enough. "
        "Change it by hand."
    )


class OrderIsSettled(Refused):
    sentence = N_(
        "What that changed on order {number} is {state} by now, so it stays. "
        "Withdraw that first, or make a backorder."
    )


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back one thing done on an order.

    ``unit`` names the transaction (``HistoryRow.unit``), None the latest of the actor's own;
    ``despite_letters`` is the yes to the question about mail that has left.
    """

    number: OrderNumber
    unit: UUID | None = None
    despite_letters: bool = False


def undo(command: Undo, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Undo everything that one transaction changed, on every order it changed (XT-15)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, *UNDOES)
    unit = _meant(command, actor, uow)
    rows = uow.lists.unit(unit)
    causes = [str(row.id) for row in rows]
    _mind_letters(command, causes, uow)
    for number in dict.fromkeys(row.order for row in rows if row.order and row.changes):
        _undo_on(OrderNumber.parse(number), rows, actor, uow)
    corrected = uow.outbox.withdraw(causes)
    uow.publish(
        ActionUndone(
            order=str(command.number),
            by=actor.name,
            unit=str(unit),
            undone=tuple(dict.fromkeys(row.event for row in rows)),
            letters=tuple((letter.to, letter.letter) for letter in corrected),
        )
    )
    return uow.work_orders.get(command.number)


def may_undo(order: WorkOrder, actor: Actor) -> bool:
    """Whether this actor may take back at all what he does on the order (XT-15)."""
    return actor.may_on(order, *UNDOES)


def undoable(number: OrderNumber, actor: Actor, uow: UnitOfWork) -> UUID | None:
    """The latest thing on the order that this actor may undo now, by its unit."""
    taken_back = set[str]()
    for row in reversed(uow.lists.history(number)):
        if uow.now - row.at > HOLDS:
            return None
        if row.event == ActionUndone.__name__:
            taken_back |= {str(row.body["unit"]), str(row.unit)}
        elif row.changes and _may_undo(row, actor) and str(row.unit) not in taken_back:
            return row.unit
    return None


def _meant(command: Undo, actor: Actor, uow: UnitOfWork) -> UUID:
    if command.unit is None:
        unit = undoable(command.number, actor, uow)
        if unit is None:
            raise NothingToUndo(number=command.number)
        return unit
    rows = [row for row in uow.lists.unit(command.unit) if row.order == str(command.number)]
    if not rows or not all(_may_undo(row, actor) and uow.now - row.at <= HOLDS for row in rows):
        raise NothingToUndo(number=command.number)
    return command.unit


def _may_undo(row: HistoryRow, actor: Actor) -> bool:
    return row.actor_id == actor.user_id or actor.may(may.ADMIN)


def _mind_letters(command: Undo, causes: Sequence[str], uow: UnitOfWork) -> None:
    left = uow.outbox.left_for(causes)
    if left and not command.despite_letters:
        recipients = ", ".join(dict.fromkeys(letter.to for letter in left))
        raise LettersHaveLeft(number=command.number, recipients=recipients)


def _undo_on(
    number: OrderNumber, rows: Sequence[HistoryRow], actor: Actor, uow: UnitOfWork
) -> None:
    order = uow.work_orders.get(number)
    if not actor.may_on(order, may.VIEW, may.VIEW_ASSIGNED):
        raise NoSuchOrder(number=number)
    if order.accounting is not None:
        raise SentOn(number=number)
    _refuse_what_stands(number, rows)
    changes = [change for row in rows if row.order == str(number) for change in row.changes]
    if any(change.path == "created_at" for change in changes):
        raise CantUndoCreation(number=number)
    present = flat(order)
    if not _still_so(changes, present):
        raise BuiltUpon(number=number)
    before = replayed(undone(changes), onto=present)
    after = with_images_freed(rebuilt(order, before, uow))
    _refuse_odd(order, after, changes)
    if finishes(order, after) and work_in(before) != work_in(_as_then(number, rows[0].unit, uow)):
        raise BuiltUpon(number=number)
    uow.work_orders.save(after)


def _refuse_what_stands(number: OrderNumber, rows: Sequence[HistoryRow]) -> None:
    if any(row.event in STANDS for row in rows):
        raise CantUndoThat(number=number)
    if any(_went_further(row) for row in rows):
        raise WentFurther(number=number)


def _went_further(row: HistoryRow) -> bool:
    """Somebody left the company, or something was bought from a supplier."""
    purchased = row.event == PurchaseOrderChanged.__name__ and row.body["state"] in PURCHASED
    return purchased or row.event == UserDeactivated.__name__


def _refuse_odd(before: WorkOrder, after: WorkOrder, changes: Sequence[Change]) -> None:
    if reopens(before, after):
        state = STATE_LABELS[State.INVOICED if before.restored else before.state]
        raise OrderIsSettled(number=before.number, state=state)
    undone_parts = frozenset(change.path.rpartition("/")[2] for change in changes)
    if buried(before, after, undone_parts) or falls_apart(before, after):
        raise BuiltUpon(number=before.number)


def _as_then(number: OrderNumber, unit: UUID | None, uow: UnitOfWork) -> Flat:
    """The order as it was before this unit."""
    rows = takewhile(lambda row: row.unit != unit, uow.lists.history(number))
    return replayed(change for row in rows for change in row.changes)


def _still_so(changes: Iterable[Change], present: Flat) -> bool:
    return all(_present(change, present) == change.after for change in changes)


def _present(change: Change, whole: Flat) -> object:
    home, _, key = change.path.rpartition("/")
    if not home:
        return whole.get(key)
    if key == "*":
        return list(whole.get(home, {}))
    return whole.get(home, {}).get(key)
