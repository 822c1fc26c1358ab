"""``ordna order measure``: what was done, on which day, and by whom."""

from datetime import date
from pathlib import Path

import click

from cli.days import DAY
from cli.order.commands import NUMBER, Act, order_command
from cli.order.documents import FILE, document_from
from cli.order.editing import PLACE, assignment_at
from cli.order.line_places import DESPITE_READY, SAVE, line_meant
from core.lines import Measure
from core.numbers import OrderNumber
from core.usecases.entering import Entry
from core.usecases.measures import (
    AddMeasure,
    ChangeMeasureUser,
    add_measure,
    change_measure_user,
)
from core.words import N_


@order_command()
@click.argument("number", type=NUMBER)
@click.argument("text")
@click.option("--day", type=DAY, help="When it was done; today if left out.")
@click.option("--photo", "photos", type=FILE, multiple=True, help="A picture of it; any number.")
@PLACE
@SAVE
@DESPITE_READY
async def measure(
    act: Act,
    number: OrderNumber,
    text: str,
    day: date | None,
    photos: tuple[Path, ...],
    place: int | None,
    *,
    saves: bool,
    despite_ready: bool,
) -> None:
    """Adds a measure, as one does on an opened order without editing it."""
    command = AddMeasure(
        number,
        text,
        day or act.today,
        await assignment_at(act, number, place),
        tuple([await document_from(act, photo) for photo in photos]),
        entry=Entry.EDIT if saves else Entry.DETAILS,
        despite_ready=despite_ready,
    )
    await act.do(add_measure, command)
    act.say(N_("Noted on order {number}."), number=number)


@order_command()
@click.argument("number", type=NUMBER)
@click.argument("line")
@click.argument("name")
@click.option("--seen", metavar="NAME", help="Who you saw named; refused if it is another now.")
@DESPITE_READY
async def measure_user(
    act: Act, number: OrderNumber, line: str, name: str, seen: str | None, *, despite_ready: bool
) -> None:
    """Names another who did a measure; the measure by its place in the lines, or its words."""
    found = await line_meant(act, number, line, Measure)
    command = ChangeMeasureUser(number, found.id, name, seen, despite_ready)
    await act.do(change_measure_user, command)
    act.say(N_("Noted on order {number}."), number=number)
