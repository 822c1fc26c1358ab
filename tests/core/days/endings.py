"""What becomes of orders after the work: ready, invoiced, continued, copied, merged, deleted."""

from random import Random

from core.order_papers import AccountingState
from core.people import SYSTEM
from core.usecases import (
    accounting,
    backorders,
    cancelling,
    clearing,
    deleting,
    duplicating,
    finishing,
    invoicing,
    merging,
    quotes,
    recurring,
    restoring,
    separating,
)
from core.work_order import State
from tests.core.days.moves import Move, any_of, has_several
from tests.core.days.world import Fits, NothingToDo, World

PATIENCE = 0.7
"""So often nobody takes away what others have done."""


def is_in(*states: State) -> Fits:
    """Whether an order is in one of these states."""
    return lambda order: order.state in states


def gets_ready(world: World, chance: Random) -> None:
    order = world.some_order(chance, is_in(State.SIGNED))
    command = finishing.MarkReady(
        order.number,
        chance.random() < 0.8,
        chance.random() < 0.8,
        chance.choice((None, True, False, False)),
    )
    world.does(world.somebody(chance), finishing.mark_ready, command)


def withdraws(world: World, chance: Random) -> None:
    order = world.some_order(chance, is_in(State.READY))
    command = finishing.WithdrawReady(order.number)
    world.does(world.somebody(chance), finishing.withdraw_ready, command)


def sends(world: World, chance: Random) -> None:
    order = world.some_order(chance, is_in(State.READY))
    command = accounting.SendToAccounting(order.number, again=chance.random() < 0.3)
    world.does(world.somebody(chance), accounting.send_to_accounting, command)


def accounting_answers(world: World, chance: Random) -> None:
    order = world.some_order(chance, lambda each: each.accounting is not None)
    command = accounting.AccountingAnswer(
        order.number, chance.choice(list(AccountingState)), "A-9", "ok"
    )
    world.does(SYSTEM, accounting.accounting_answered, command)


def invoices(world: World, chance: Random) -> None:
    order = world.some_order(chance, is_in(State.READY))
    command = invoicing.GenerateInvoice(order.number)
    world.does(world.somebody(chance), invoicing.generate_invoice, command)


def marks_invoiced(world: World, chance: Random) -> None:
    order = world.some_order(chance, is_in(State.READY))
    command = invoicing.MarkInvoiced(order.number, chance.choice(("", "F-77")))
    world.does(world.somebody(chance), invoicing.mark_invoiced, command)


def restores(world: World, chance: Random) -> None:
    order = world.some_order(chance, is_in(State.INVOICED))
    command = restoring.RestoreOrder(order.number)
    world.does(world.somebody(chance), restoring.restore_order, command)


def continues(world: World, chance: Random) -> None:
    order = world.some_order(chance, is_in(State.READY, State.INVOICED))
    command = backorders.GenerateBackorder(order.number)
    world.does(world.somebody(chance), backorders.generate_backorder, command)


def clears(world: World, chance: Random) -> None:
    if chance.random() < PATIENCE:
        raise NothingToDo
    order = world.some_order(chance)
    command = clearing.ClearSignatures(order.number)
    world.does(world.somebody(chance), clearing.clear_signatures, command)


def cancels(world: World, chance: Random) -> None:
    order = world.some_order(chance)
    if chance.random() < 0.5:
        back = cancelling.ReverseCancellation(order.number)
        world.does(world.somebody(chance), cancelling.reverse_cancellation, back)
        return
    command = cancelling.CancelOrder(order.number, "Not for us")
    world.does(world.somebody(chance), cancelling.cancel_order, command)


def deletes(world: World, chance: Random) -> None:
    if chance.random() < PATIENCE:
        raise NothingToDo
    order = world.some_order(chance)
    command = deleting.DeleteOrder(order.number, sure=True)
    world.does(world.somebody(chance), deleting.delete_order, command)


def duplicates(world: World, chance: Random) -> None:
    order = world.some_order(chance)
    if chance.random() < 0.5:
        whole = duplicating.DuplicateOrder(order.number, chance.random() < 0.5)
        world.does(world.somebody(chance), duplicating.duplicate_order, whole)
        return
    meant = any_of(order.assignments, chance)
    one = duplicating.DuplicateAssignment(order.number, meant.id, chance.random() < 0.5)
    world.does(world.somebody(chance), duplicating.duplicate_assignment, one)


def separates(world: World, chance: Random) -> None:
    order = world.some_order(chance, has_several)
    meant = any_of(order.assignments, chance)
    command = separating.SeparateAssignment(order.number, meant.id, sure=True)
    world.does(world.somebody(chance), separating.separate_assignment, command)


def merges(world: World, chance: Random) -> None:
    mergeable = is_in(State.NEW, State.BEGUN)
    one = world.some_order(chance, mergeable)
    other = world.some_order(chance, lambda each: mergeable(each) and each.number != one.number)
    command = merging.MergeOrders(one.number, other.number, despite_different_places=True)
    world.does(world.somebody(chance), merging.merge_orders, command)


def recurs(world: World, chance: Random) -> None:
    order = world.some_order(chance)
    if chance.random() < 0.3:
        stop = recurring.StopRecurring(order.number)
        world.does(world.somebody(chance), recurring.stop_recurring, stop)
        return
    command = recurring.SetRecurring(
        order.number, chance.choice((1, 7, 30)), chance.choice((None, 0, 6))
    )
    world.does(world.somebody(chance), recurring.set_recurring, command)


def quotes_for(world: World, chance: Random) -> None:
    order = world.some_order(chance)
    made = world.does(
        world.somebody(chance), quotes.create_quote, quotes.CreateQuote(order.number)
    )
    if chance.random() < 0.7:
        accepted = quotes.AcceptQuote(made.number)
        world.does(world.people["Olle"], quotes.accept_quote, accepted)


ENDINGS: tuple[Move, ...] = (
    gets_ready, gets_ready, gets_ready, withdraws, sends, accounting_answers, invoices,
    marks_invoiced, restores, continues, clears, cancels, deletes, duplicates, separates,
    separates, merges, recurs, quotes_for,
)  # fmt: skip
"""What comes after the work."""
