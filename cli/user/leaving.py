"""``ordna user deactivate`` and ``activate``: leaving the company, and coming back."""

import click

from cli.order.commands import Act, acting
from core.usecases.handing_over import Handed
from core.usecases.leaving import ActivateUser, DeactivateUser, activate_user, deactivate_user
from core.words import N_


@click.command()
@click.argument("name")
@click.option("--hand-over-to", "successor", metavar="NAME", help="Who gets his orders and times.")
@acting
async def deactivate(act: Act, name: str, successor: str | None) -> None:
    """Ends a person's access; what he did stays, what he had to do is handed over or left open."""
    left = await act.do(deactivate_user, DeactivateUser(name, successor))
    act.say(N_("{name} is deactivated. What was done stays on the orders."), name=left.user.name)
    _tell(left.handed, left.successor.name if left.successor else "", act)


@click.command()
@click.argument("name")
@acting
async def activate(act: Act, name: str) -> None:
    """Lets a person work here again; into chat he is invited anew."""
    user = await act.do(activate_user, ActivateUser(name))
    act.say(N_("{name} is active. Invite him to chat with: ordna user invite"), name=user.name)


def _tell(handed: Handed, successor: str, act: Act) -> None:
    told = (
        (N_("Handed over to {name}: {orders}"), handed.orders),
        (N_("Nobody has these orders now: {orders}"), handed.left),
        (N_("Booked times were taken off: {orders}"), handed.unbooked),
        (N_("{name} is booked at the same time on: {orders}"), handed.conflicts),
    )
    for sentence, orders in told:
        if orders:
            act.say(sentence, name=successor, orders=", ".join(orders))
