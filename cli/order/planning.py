"""``ordna order planner``, ``free`` and ``plan``: who is booked, who is free, an order for a slot."""

from datetime import date, time
from typing import Any

import click

from cli.days import CLOCK, DAY
from cli.order.bookings import tell
from cli.order.commands import Act, order_command
from cli.order.places import until
from cli.parts import print_json, print_table
from core.order_json import utc
from core.planner import FreeSlot, PlannedBooking
from core.usecases.creating import CreateOrder
from core.usecases.planning import (
    CreateFromSlot,
    LookAhead,
    create_from_slot,
    free_time,
    planned,
)
from core.work_order import Origin

WHO = click.option("--who", "name", help="One person, not everybody.")
FIRST = click.option("--from", "first", type=DAY, help="The first day; today if left out.")
DAYS = click.option("--days", default=7, show_default=True)
AS_JSON = click.option("--json", "as_json", is_flag=True)


@order_command("planner")
@WHO
@FIRST
@DAYS
@AS_JSON
async def planner(
    act: Act, name: str | None, first: date | None, days: int, as_json: bool
) -> None:
    """Who is booked for what, earliest first."""
    rows = await act.do(planned, await _days(act, name, first, days))
    if as_json:
        print_json([_booking_shape(row) for row in rows])
        return
    print_table([
        (act.words.slot(row.starts_at, row.ends_at, act.now), row.resource, f"AO {row.number}",
         row.title[:40], row.customer[:30], row.facility or "")
        for row in rows
    ])  # fmt: skip


@order_command("free")
@WHO
@FIRST
@DAYS
@AS_JSON
async def free(act: Act, name: str | None, first: date | None, days: int, as_json: bool) -> None:
    """Free working time, person by person."""
    slots = await act.do(free_time, await _days(act, name, first, days))
    if as_json:
        print_json([_slot_shape(slot) for slot in slots])
        return
    print_table([
        (slot.resource, act.words.slot(slot.starts_at, slot.ends_at, act.now)) for slot in slots
    ])  # fmt: skip


@order_command("plan")
@click.argument("customer")
@click.argument("description")
@click.argument("name")
@click.argument("day", type=DAY)
@click.argument("starts", type=CLOCK)
@click.argument("ends", type=CLOCK)
async def plan(
    act: Act,
    customer: str,
    description: str,
    name: str,
    day: date,
    starts: time,
    ends: time,
) -> None:
    """Makes an order for a free slot: NAME is booked for it on that day."""
    user = await act.person(name)
    order = CreateOrder(None, description, origin=Origin.CLI, customer=customer, today=act.today)
    starts_at, ends_at = until(act, day, starts, ends)
    command = CreateFromSlot(order, user.id, starts_at, ends_at, act.words.zone)
    tell(act, await act.do(create_from_slot, command))


async def _days(act: Act, name: str | None, first: date | None, days: int) -> LookAhead:
    user = await act.person(name) if name else None
    return LookAhead(first or act.today, act.words.zone, days, user.id if user else None)


def _booking_shape(row: PlannedBooking) -> dict[str, Any]:
    return {
        "number": row.number,
        "title": row.title,
        "customer": row.customer,
        "facility": row.facility,
        "status": row.state.value,
        "resource": row.resource,
        "starts_at": utc(row.starts_at),
        "ends_at": utc(row.ends_at),
        "confirmation_sent_at": utc(row.confirmation_sent_at),
        "changed_since_confirmation": row.changed_since_confirmation,
    }


def _slot_shape(slot: FreeSlot) -> dict[str, Any]:
    return {
        "resource": slot.resource,
        "starts_at": utc(slot.starts_at),
        "ends_at": utc(slot.ends_at),
    }
