"""``ordna order edit`` and its neighbours: fields, assignments, and taking back what one did."""

from uuid import UUID

import click

from cli.order.commands import NUMBER, Act, order_command
from core.numbers import OrderNumber
from core.refusals import Refused
from core.usecases.assignments import (
    AddAssignment,
    RemoveAssignment,
    add_assignment,
    remove_assignment,
)
from core.usecases.editing import Edit, EditOrder, NoteFault, edit_order, note_fault
from core.usecases.objects import agreement_notices
from core.usecases.seeing import SeeOrder, see_order
from core.usecases.undoing import Undo, undo
from core.words import N_
from core.work_order import WorkOrder


class NoSuchAssignment(Refused):
    sentence = N_("There is no assignment {place} on order {number}. The last one is {count}.")


PLACE = click.option(
    "--assignment", "place", type=click.IntRange(1), help="Which assignment, by its place."
)


@order_command("edit")
@click.argument("number", type=NUMBER)
@click.argument("pairs", metavar="FIELD=VALUE...", nargs=-1, required=True)
@PLACE
@click.option("--seen", metavar="VALUE", help="The value you saw; refused if it is another now.")
@click.option("--add-customer", is_flag=True, help="Adds a customer whose name is unknown.")
async def edit_command(
    act: Act,
    number: OrderNumber,
    pairs: tuple[str, ...],
    place: int | None,
    seen: str | None,
    add_customer: bool,
) -> None:
    """Changes fields: customer, facility, contact, planned, type, error, field:NAME and so on."""
    assignment_id = await assignment_at(act, number, place)
    edits = tuple(edit_written(pair, seen, assignment_id) for pair in pairs)
    order = await act.do(edit_order, EditOrder(number, edits, add_customer))
    act.say(N_("Order {number} is saved."), number=order.number)
    await tell_agreements(act, order)


@order_command("fault")
@click.argument("number", type=NUMBER)
@click.option("--error")
@click.option("--cause")
@PLACE
async def fault(
    act: Act, number: OrderNumber, error: str | None, cause: str | None, place: int | None
) -> None:
    """Notes the error or its cause in passing."""
    assignment_id = await assignment_at(act, number, place)
    await act.do(note_fault, NoteFault(number, error, cause, assignment_id))
    act.say(N_("Noted on order {number}."), number=number)


@order_command("add-assignment")
@click.argument("number", type=NUMBER)
@click.argument("description")
@click.option("--error", default="")
@click.option("--object", "code", default="", help="The service object's code.")
async def add_command(
    act: Act, number: OrderNumber, description: str, error: str, code: str
) -> None:
    """Adds an assignment."""
    order = await act.do(add_assignment, AddAssignment(number, description, error, code))
    _tell_count(act, order)


@order_command("remove-assignment")
@click.argument("number", type=NUMBER)
@click.argument("place", type=click.IntRange(1))
async def remove_command(act: Act, number: OrderNumber, place: int) -> None:
    """Removes an assignment, by its place; undo brings it back for five minutes."""
    assignment_id = await assignment_at(act, number, place)
    if assignment_id is None:
        return
    _tell_count(act, await act.do(remove_assignment, RemoveAssignment(number, assignment_id)))


@order_command("undo")
@click.argument("number", type=NUMBER)
@click.option("--unit", type=click.UUID, help="Which action, as the history names it.")
@click.option("--despite-letters", is_flag=True, help="Also when mail about it has left.")
async def undo_command(
    act: Act, number: OrderNumber, unit: UUID | None, despite_letters: bool
) -> None:
    """Takes back the latest thing you did on the order, within five minutes."""
    await act.do(undo, Undo(number, unit, despite_letters))
    act.say(N_("Undone on order {number}."), number=number)


async def tell_agreements(act: Act, order: WorkOrder, *, beside: bool = False) -> None:
    """Say which agreements apply to the order's objects (WO-18); ``beside`` what is printed."""
    for notice in await act.ask(lambda uow: agreement_notices(order, act.today, uow)):
        click.echo(act.words.text(notice.sentence, **notice.fields), err=beside)


async def assignment_at(act: Act, number: OrderNumber, place: int | None) -> UUID | None:
    """The ID of the assignment at this place, counted from 1; None for the first."""
    if place is None:
        return None
    order = await act.ask(lambda uow: see_order(SeeOrder(number), act.actor, uow))
    if place > len(order.assignments):
        raise NoSuchAssignment(number=number, place=place, count=len(order.assignments))
    return order.assignments[place - 1].id


def edit_written(pair: str, seen: str | None = None, assignment_id: UUID | None = None) -> Edit:
    """An edit as it is typed: ``cost-centre=K7``."""
    field, equals, value = pair.partition("=")
    if not equals:
        raise click.BadParameter(f"{pair}: write FIELD=VALUE")
    return Edit(field.strip(), value, seen, assignment_id)


def _tell_count(act: Act, order: WorkOrder) -> None:
    click.echo(
        act.words.plural(
            "Order {number} has {count} assignment.",
            "Order {number} has {count} assignments.",
            len(order.assignments),
            number=order.number,
        )
    )
