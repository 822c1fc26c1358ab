"""``ordna order show`` and ``pdf``: one order, for people, machines and print."""

import sys
from functools import partial
from pathlib import Path
from typing import Any

import click

from cli.order.commands import NUMBER, Act, order_command
from cli.parts import print_json
from core.numbers import OrderNumber
from core.order_json import order_json
from core.ports import UnitOfWork
from core.refusals import Refused
from core.words import N_, Words
from core.work_order import STATE_LABELS, WorkOrder


class CantWrite(Refused):
    sentence = N_("{file} can't be written. Name a file in a folder that is there.")


@order_command()
@click.argument("number", type=NUMBER)
@click.option("--json", "as_json", is_flag=True, help="The whole order as one object.")
async def show(act: Act, number: OrderNumber, as_json: bool) -> None:
    """One order."""
    if as_json:
        print_json(await act.ask(partial(whole, number)))
    else:
        print_order(await act.ask(lambda uow: uow.work_orders.get(number)), act)


@order_command()
@click.argument("number", type=NUMBER)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--language", type=click.Choice(["sv", "en"]))
async def pdf(act: Act, number: OrderNumber, output: Path, language: str | None) -> None:
    """Writes an order's protocol; ``-o -`` writes it to the standard output."""
    chosen = language or act.parts.environment.language
    content = await act.parts.protocols.pdf(number, chosen, with_prices=True)
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


def whole(number: OrderNumber, uow: UnitOfWork) -> dict[str, Any]:
    """The order with its mail log, as JSON holds it."""
    return order_json(uow.work_orders.get(number), uow.outbox.rows(order=str(number)))


def print_order(found: WorkOrder, act: Act) -> None:
    """The order as people read it."""
    words, now = act.words, act.now
    click.echo(f"AO {found.number} · {words.text(STATE_LABELS[found.state])} · {found.title}")
    for label, value in _facts(found):
        if value:
            click.echo(f"  {words.text(label)}: {value}")
    for booking in found.bookings:
        slot = words.slot(booking.starts_at, booking.ends_at, now)
        label = words.text(N_("Booking"))
        click.echo(f"  {label}: {slot} · {booking.resource}")
    for line in _lines(found, words):
        click.echo(f"    {line}")
    for comment in found.comments:
        click.echo(f"  💬 {comment.by}: {' '.join(comment.text.split())[:100]}")
    for signature in found.signatures:
        click.echo(f"  ✍️ {signature.name} · {words.when(signature.at, now)}")


def _facts(found: WorkOrder) -> list[tuple[str, str | None]]:
    contact = found.contact
    return [
        (N_("Customer"), found.customer.name),
        (N_("Facility"), found.facility.name if found.facility else None),
        (N_("Contact"), f"{contact.name} {contact.email or ''}".strip() if contact else None),
        (N_("Assigned"), ", ".join(each.name for each in found.assigned)),
        (N_("Status"), found.custom_status),
        (N_("Files"), ", ".join(each.name for each in found.documents)),
    ]


def _lines(found: WorkOrder, words: Words) -> list[str]:
    said = []
    for assignment in found.assignments:
        said += [f"✓ {measure.text} · {measure.done_by}" for measure in assignment.measures]
        said += [
            f"{words.quantity(line.quantity)} {line.unit} {line.number or ''} {line.name}"
            for line in (*assignment.articles, *assignment.time)
        ]
        said += [
            f"🛒 {words.quantity(row.quantity)} {row.unit} {row.number or ''} {row.name}"
            for row in assignment.to_order
        ]
    return said
