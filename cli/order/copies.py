"""``ordna order duplicate``, ``separate``, ``merge`` and ``recur``: orders made of others."""

import click

from cli.order.commands import NUMBER, Act, order_command
from cli.order.places import meant, seen
from core.assignments import Assignment
from core.numbers import OrderNumber
from core.usecases.duplicating import (
    DuplicateAssignment,
    DuplicateOrder,
    duplicate_assignment,
    duplicate_order,
)
from core.usecases.merging import MergeOrders, merge_orders
from core.usecases.recurring import (
    SetRecurring,
    StopRecurring,
    set_recurring,
    stop_recurring,
)
from core.usecases.separating import SeparateAssignment, separate_assignment
from core.words import N_, WEEKDAYS, Label
from core.work_order import Origin

MAIL = click.option(
    "--mail-articles", is_flag=True, help="Mails the copied articles to be ordered once more."
)
DAYS = [day.casefold() for day in WEEKDAYS]


@order_command("duplicate")
@click.argument("number", type=NUMBER)
@MAIL
async def duplicate(act: Act, number: OrderNumber, *, mail_articles: bool) -> None:
    """Copies an order under a new number, which it prints."""
    command = DuplicateOrder(number, mail_articles, act.today, Origin.CLI)
    click.echo(str((await act.do(duplicate_order, command)).number))


@order_command("duplicate-assignment")
@click.argument("number", type=NUMBER)
@click.argument("assignment", default="1")
@MAIL
async def duplicate_one(
    act: Act, number: OrderNumber, assignment: str, *, mail_articles: bool
) -> None:
    """Copies an assignment, by its place or description, all but its object."""
    which = await _assignment(act, number, assignment)
    command = DuplicateAssignment(number, which.id, mail_articles, act.today)
    order = await act.do(duplicate_assignment, command)
    act.say(
        N_("The copy is assignment {place} of order {number}. Choose its service object."),
        place=len(order.assignments),
        number=number,
    )


@order_command("separate")
@click.argument("number", type=NUMBER)
@click.argument("assignment")
@click.option("--yes", is_flag=True, help="Yes, it moves to a new order.")
async def separate(act: Act, number: OrderNumber, assignment: str, *, yes: bool) -> None:
    """Moves an assignment, by its place or description, to a new order; prints its number."""
    which = await _assignment(act, number, assignment)
    command = SeparateAssignment(number, which.id, yes, Origin.CLI)
    click.echo(str((await act.do(separate_assignment, command)).number))


@order_command("merge")
@click.argument("number", type=NUMBER)
@click.argument("other", type=NUMBER)
@click.option("--yes", is_flag=True, help="Also if they are for different customers or places.")
async def merge(act: Act, number: OrderNumber, other: OrderNumber, *, yes: bool) -> None:
    """Moves everything of OTHER to NUMBER, and cancels OTHER."""
    await act.do(merge_orders, MergeOrders(number, other, yes))
    act.say(N_("Order {other} was merged into order {number}."), other=other, number=number)


@order_command("recur")
@click.argument("number", type=NUMBER)
@click.argument("days", type=int)
@click.option("--weekday", type=click.Choice(DAYS, case_sensitive=False))
async def recur(act: Act, number: OrderNumber, days: int, weekday: str | None) -> None:
    """Has an order come again so many days after, once it is signed and ready."""
    day = DAYS.index(weekday) if weekday else None
    await act.do(set_recurring, SetRecurring(number, days, day, act.today))
    if day is None:
        act.say(N_("Order {number} comes again every {days} days."), number=number, days=days)
        return
    act.say(
        N_("Order {number} comes again every {days} days, on the nearest {weekday}."),
        number=number,
        days=days,
        weekday=Label(WEEKDAYS[day]),
    )


@order_command("stop-recurring")
@click.argument("number", type=NUMBER)
async def stop(act: Act, number: OrderNumber) -> None:
    """Ends a row of recurring orders, by any order of it."""
    await act.do(stop_recurring, StopRecurring(number))
    act.say(N_("Order {number} does not come again."), number=number)


async def _assignment(act: Act, number: OrderNumber, wanted: str) -> Assignment:
    order = await seen(act, number)
    return meant(order.assignments, wanted, lambda each: each.description, number)
