"""``ordna order``: lists, shows and prints orders."""

import sys
from functools import partial
from pathlib import Path
from typing import Any

import click

from app.wiring import Parts
from cli.parts import print_json, print_table, with_parts
from core.lists import OrderFilter, OrderRow
from core.numbers import OrderNumber
from core.order_json import order_json
from core.people import SYSTEM
from core.ports import UnitOfWork
from core.refusals import Refused
from core.usecases.orders import CreateOrder, NoSuchCustomer, create_order
from core.words import N_, Words
from core.work_order import STATE_LABELS, Origin, State, WorkOrder

ALL = 2**31 - 1
MOST_ALIKE = 100


class CantWrite(Refused):
    sentence = N_("{file} can't be written. Name a file in a folder that is there.")


@click.group()
def order() -> None:
    """Lists, shows and prints orders."""


@order.command("list")
@click.option("--state", "states", multiple=True, type=click.Choice([s.value for s in State]))
@click.option("--search", help="Words, *421 for one number.")
@click.option("--json", "as_json", is_flag=True, help="Every matching order, whole, as one array.")
def list_orders(states: tuple[str, ...], search: str | None, as_json: bool) -> None:
    """The orders that match, newest first."""
    chosen = frozenset(State(each) for each in states)
    wanted = OrderFilter(states=chosen, text=search, limit=ALL)
    if as_json:
        print_json(with_parts(lambda parts: parts.door.look_through(partial(_whole, wanted))))
        return
    with_parts(lambda parts: _print_list(parts, wanted))


@order.command()
@click.argument("number")
@click.option("--json", "as_json", is_flag=True, help="The whole order as one object.")
def show(number: str, as_json: bool) -> None:
    """One order."""
    wanted = OrderNumber.parse(number)
    if as_json:
        print_json(with_parts(lambda parts: parts.door.ask(lambda uow: _one(wanted, uow))))
        return
    with_parts(lambda parts: _print_order(parts, wanted))


@order.command()
@click.argument("customer")
@click.argument("description")
def new(customer: str, description: str) -> None:
    """Makes an order for a customer of the register, by name; prints its number."""

    async def make(parts: Parts) -> WorkOrder:
        found = await parts.door.ask(lambda uow: uow.customers.search(customer, MOST_ALIKE))
        named = (each for each in found if each.name.casefold() == customer.strip().casefold())
        meant = next(named, None)
        if meant is None:
            raise NoSuchCustomer
        command = CreateOrder(meant.id, description, origin=Origin.CLI)
        return await parts.door.do(create_order, command, SYSTEM)

    click.echo(str(with_parts(make).number))


@order.command()
@click.argument("number")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--language", type=click.Choice(["sv", "en"]))
def pdf(number: str, output: Path, language: str | None) -> None:
    """Writes an order's protocol; ``-o -`` writes it to the standard output."""

    async def make(parts: Parts) -> bytes:
        chosen = language or parts.environment.language
        return await parts.protocols.pdf(OrderNumber.parse(number), chosen, with_prices=True)

    content = with_parts(make)
    if str(output) == "-":
        sys.stdout.buffer.write(content)
        return
    try:
        output.write_bytes(content)
    except OSError:
        raise CantWrite(file=output) from None


def _one(number: OrderNumber, uow: UnitOfWork) -> dict[str, Any]:
    return order_json(uow.work_orders.get(number), uow.outbox.rows(order=str(number)))


def _whole(wanted: OrderFilter, uow: UnitOfWork) -> list[dict[str, Any]]:
    return [_one(OrderNumber.parse(number), uow) for number in uow.lists.numbers(wanted)]


async def _print_list(parts: Parts, wanted: OrderFilter) -> None:
    words = parts.speech(None)
    rows = await parts.door.look_through(lambda uow: list(uow.lists.orders(wanted)))
    if not rows:
        click.echo(words.text(N_("No orders. A mail to the service address makes the first one.")))
    print_table([_row(row, words) for row in rows])


def _row(row: OrderRow, words: Words) -> tuple[str, ...]:
    who = ", ".join(row.assigned) or "–"
    place = row.customer + (f", {row.facility}" if row.facility else "")
    return (row.number, words.text(STATE_LABELS[row.state]), row.title[:50], place[:50], who)


async def _print_order(parts: Parts, number: OrderNumber) -> None:
    words, now = parts.speech(None), parts.clock()
    found = await parts.door.ask(lambda uow: uow.work_orders.get(number))
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
