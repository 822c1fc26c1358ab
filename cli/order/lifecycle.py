"""``ordna order cancel``, ``bring-back`` and ``delete``: orders of which nothing comes."""

import click

from cli.order.commands import NUMBER, Act, order_command
from core.numbers import OrderNumber
from core.usecases.cancelling import (
    CancelOrder,
    ReverseCancellation,
    cancel_order,
    reverse_cancellation,
)
from core.usecases.deleting import DeleteOrder, DeleteOrders, delete_order, delete_orders
from core.words import N_
from core.work_order import STATE_LABELS


@order_command("cancel")
@click.argument("number", type=NUMBER)
@click.argument("reason")
async def cancel(act: Act, number: OrderNumber, reason: str) -> None:
    """Cancels an order, and says why; its history stays."""
    await act.do(cancel_order, CancelOrder(number, reason))
    act.say(N_("Order {number} is cancelled."), number=number)


@order_command("bring-back")
@click.argument("number", type=NUMBER)
async def bring_back(act: Act, number: OrderNumber) -> None:
    """Takes a cancellation back."""
    order = await act.do(reverse_cancellation, ReverseCancellation(number))
    state = STATE_LABELS[order.state]
    act.say(N_("Order {number} is {state} again."), number=number, state=state)


@order_command("delete")
@click.argument("numbers", type=NUMBER, nargs=-1, required=True)
@click.option("--yes", is_flag=True, help="Yes, they disappear with their history.")
async def delete(act: Act, numbers: tuple[OrderNumber, ...], *, yes: bool) -> None:
    """Deletes orders for good, all or none of them."""
    if len(numbers) == 1:
        await act.do(delete_order, DeleteOrder(numbers[0], yes))
        act.say(N_("Order {number} is deleted."), number=numbers[0])
        return
    count = await act.do(delete_orders, DeleteOrders(numbers, yes))
    done = act.words.plural("{count} order is deleted.", "{count} orders are deleted.", count)
    click.echo(done)
