"""``ordna order ready`` and what follows: taken back, sent to the accounting software, answered."""

import click

from cli.order.commands import NUMBER, Act, order_command
from core.numbers import OrderNumber
from core.order_papers import AccountingState
from core.order_standing import ACCOUNTING
from core.usecases.accounting import (
    AccountingAnswer,
    SendToAccounting,
    accounting_answered,
    send_to_accounting,
)
from core.usecases.finishing import MarkReady, WithdrawReady, mark_ready, withdraw_ready
from core.words import N_, Label


@order_command()
@click.argument("number", type=NUMBER)
@click.option("--yes", is_flag=True, help="Also with articles left to order, or several payers.")
@click.option("--send/--no-send", default=None, help="To the accounting software, or not.")
async def ready(act: Act, number: OrderNumber, *, yes: bool, send: bool | None) -> None:
    """Sets a signed order to ready for invoicing."""
    order = await act.do(mark_ready, MarkReady(number, yes, yes, send, act.today))
    act.say(N_("Order {number} is ready for invoicing."), number=order.number)
    if order.was_sent:
        act.say(N_("Order {number} goes to the accounting software."), number=order.number)


@order_command("withdraw-ready")
@click.argument("number", type=NUMBER)
async def withdraw(act: Act, number: OrderNumber) -> None:
    """Takes ready back."""
    await act.do(withdraw_ready, WithdrawReady(number))
    act.say(N_("Order {number} is not ready any more."), number=number)


@order_command("send-to-accounting")
@click.argument("number", type=NUMBER)
@click.option("--again", is_flag=True, help="A restored order once more.")
async def send(act: Act, number: OrderNumber, *, again: bool) -> None:
    """Sends a ready order to the accounting software."""
    await act.do(send_to_accounting, SendToAccounting(number, again))
    act.say(N_("Order {number} goes to the accounting software."), number=number)


@order_command("accounting-answer")
@click.argument("number", type=NUMBER)
@click.argument("state", type=click.Choice([state.value for state in AccountingState]))
@click.option("--number", "theirs", metavar="NUMBER", help="What it is called there.")
@click.option("--answer", metavar="TEXT", help="What the accounting software said.")
async def answered(
    act: Act, number: OrderNumber, state: str, theirs: str | None, answer: str | None
) -> None:
    """Keeps what the accounting software answered."""
    said = AccountingState(state)
    await act.do(accounting_answered, AccountingAnswer(number, said, theirs, answer))
    act.say(N_("Noted on order {number}: {state}."), number=number, state=Label(ACCOUNTING[said]))
