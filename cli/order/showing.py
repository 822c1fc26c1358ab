"""``ordna order show`` and ``pdf``: one order, for people, machines and print."""

import sys
from functools import partial
from pathlib import Path
from typing import Any

import click

from cli.order.commands import NUMBER, Act, order_command
from cli.order.reading import print_sheet
from cli.parts import print_json
from core.numbers import OrderNumber
from core.order_json import order_json
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.refusals import Refused
from core.usecases.seeing import SeeOrder, see_order
from core.usecases.sheets import OpenOrder, open_order
from core.views import prices_for
from core.words import N_
from notifications.papers.kinds import ORDER_PAPERS, PROTOCOL


class CantWrite(Refused):
    sentence = N_("{file} can't be written. Name a file in a folder that is there.")


@order_command()
@click.argument("number", type=NUMBER)
@click.option("--json", "as_json", is_flag=True, help="The whole order as one object.")
async def show(act: Act, number: OrderNumber, as_json: bool) -> None:
    """One order."""
    if as_json:
        print_json(await act.ask(partial(whole, number, actor=act.actor)))
    else:
        print_sheet(await act.ask(partial(open_order, OpenOrder(number), act.actor)), act)


@order_command()
@click.argument("number", type=NUMBER)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--language", type=click.Choice(["sv", "en"]))
@click.option("--kind", type=click.Choice(list(ORDER_PAPERS)), default=PROTOCOL, show_default=True)
async def pdf(
    act: Act, number: OrderNumber, output: Path, language: str | None, kind: str
) -> None:
    """Writes a paper of an order, its protocol first; ``-o -`` is the standard output."""
    await act.ask(partial(see_order, SeeOrder(number), act.actor))
    chosen = language or act.parts.environment.language
    content = await act.parts.papers.pdf(kind, number, chosen, prices_for(act.actor))
    hand_out(output, content)


def hand_out(output: Path, content: bytes) -> None:
    """Write what a command made to a file, or for ``-`` to the standard output."""
    if str(output) == "-":
        sys.stdout.buffer.write(content)
        return
    write(output, content)


def write(output: Path, content: bytes) -> None:
    """Keep what a command made; raises CantWrite."""
    try:
        output.write_bytes(content)
    except OSError:
        raise CantWrite(file=output) from None


def whole(number: OrderNumber, uow: UnitOfWork, actor: Actor = SYSTEM) -> dict[str, Any]:
    """The order as this person sees it, with its mail log, as JSON holds it."""
    order = see_order(SeeOrder(number), actor, uow)
    letters = () if actor.customer_id else uow.outbox.rows(order=str(number))
    return order_json(order, letters)
