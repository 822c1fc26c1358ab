"""``ordna order ask-approval`` and its answer: extra work that waits for the customer's yes."""

from decimal import Decimal

import click

from cli.order.commands import NUMBER, Act, order_command
from cli.order.line_places import AMOUNT
from core.numbers import OrderNumber
from core.order_papers import Approval
from core.refusals import Refused
from core.usecases.approvals import AnswerApproval, AskApproval, answer_approval, ask_approval
from core.words import N_


class NothingWaits(Refused):
    sentence = N_("Nothing on order {number} waits for the customer's yes.")


@order_command("ask-approval")
@click.argument("number", type=NUMBER)
@click.argument("text")
@click.argument("amount", type=AMOUNT)
async def ask_command(act: Act, number: OrderNumber, text: str, amount: Decimal) -> None:
    """Has extra work wait for the customer; AMOUNT is before VAT."""
    await act.do(ask_approval, AskApproval(number, text, amount))
    act.say(N_("Order {number} waits for the customer's yes to that."), number=number)


@order_command("answer-approval")
@click.argument("number", type=NUMBER)
@click.option("--yes/--no", "approved", required=True, help="What the customer said.")
@click.option("--note", default="", help="In which words.")
@click.option("--place", type=click.IntRange(1), default=1, help="Which of those that wait.")
async def answer_command(
    act: Act, number: OrderNumber, approved: bool, note: str, place: int
) -> None:
    """Notes the customer's answer to extra work."""
    waiting = await act.ask(lambda uow: _waiting(uow.work_orders.get(number).approvals))
    if place > len(waiting):
        raise NothingWaits(number=number)
    asked = waiting[place - 1]
    await act.do(answer_approval, AnswerApproval(number, asked.id, approved, note))
    said = N_("Approved: {text}") if approved else N_("Declined: {text}")
    act.say(said, text=asked.text)


def _waiting(approvals: tuple[Approval, ...]) -> list[Approval]:
    return [each for each in approvals if each.waits]
