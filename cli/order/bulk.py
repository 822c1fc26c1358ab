"""``ordna order bulk``: the same step with every order of a list, each by itself (LS-09)."""

from collections.abc import Callable
from functools import partial
from typing import Any

import click

from cli.order.commands import NUMBER, Act, order_command
from cli.order.filtering import Options, filtered
from core.numbers import OrderNumber
from core.ports import UseCase
from core.refusals import Refused
from core.usecases.accounting import SendToAccounting, send_to_accounting
from core.usecases.finishing import MarkReady, mark_ready
from core.usecases.lists import ChooseOrders, choose_orders
from core.usecases.signing import Sign, sign
from core.words import N_

Step = tuple[UseCase[Any, Any], Callable[[OrderNumber, bool], Any]]

STEPS: dict[str, Step] = {
    "sign": (sign, lambda number, _yes: Sign(number)),
    "ready": (
        mark_ready,
        lambda number, yes: MarkReady(number, yes, yes, send=True if yes else None),
    ),
    "send": (send_to_accounting, lambda number, yes: SendToAccounting(number, again=yes)),
}


class SomeAreLeft(Refused):
    sentence = N_("{done} of {count} are done. Above it says what the rest wait for.")


@order_command()
@click.argument("step", type=click.Choice(list(STEPS)))
@click.argument("numbers", nargs=-1, type=NUMBER)
@filtered
@click.option("--yes", is_flag=True, help="Yes to whatever would be asked.")
async def bulk(
    act: Act, step: str, numbers: tuple[OrderNumber, ...], options: Options, *, yes: bool
) -> None:
    """Signs, makes ready or sends these orders, or all of a list; each is done or left as it is."""
    if not numbers and not options.is_said:
        raise click.UsageError("name the orders, or say by options which are meant")
    command = ChooseOrders(numbers, await options.filter(act), act.words.zone)
    chosen = await act.ask(partial(choose_orders, command, act.actor))
    if not chosen:
        act.say(N_("No order matches that, so nothing was done."))
        return
    done = 0
    for number in chosen:
        done += await _done(act, STEPS[step], number, yes=yes)
    if done < len(chosen):
        raise SomeAreLeft(done=done, count=len(chosen))
    click.echo(act.words.plural("The order is done.", "All {count} orders are done.", done))


async def _done(act: Act, step: Step, number: OrderNumber, *, yes: bool) -> bool:
    use_case, command = step
    try:
        await act.do(use_case, command(number, yes))
    except Refused as refused:
        click.echo(f"{number}: {act.words.text(refused.sentence, **refused.fields)}")
        return False
    return True
