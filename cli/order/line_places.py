"""The lines of an order on the command line: numbered as they are listed, and which one is meant."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, TypeVar, cast

import click

from cli.order.commands import Act
from cli.order.places import NotThere, seen
from core.assignments import AnyLine
from core.bounds import decimal_written
from core.lines import ArticleToOrder, Line, Measure
from core.numbers import OrderNumber
from core.text import one_line
from core.work_order import WorkOrder

Listed = Measure | Line | ArticleToOrder
Kind = TypeVar("Kind", bound=Listed)

DESPITE_READY = click.option(
    "--despite-ready", is_flag=True, help="Also on a ready order, which is ready no more then."
)
SAVE = click.option("--save", "saves", is_flag=True, help="As an edit that must be complete.")


class Amount(click.ParamType[Decimal]):
    """A number as people write it, such as 2 or 1,5."""

    name = "number"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Decimal:
        """Read the number; raises BadInput."""
        return value if isinstance(value, Decimal) else decimal_written(value)


AMOUNT = Amount()


def numbered(order: WorkOrder) -> tuple[AnyLine, ...]:
    """Every line but the self-checks, in the order in which they are listed and counted."""
    return tuple(_lines(order))


async def line_meant(
    act: Act, number: OrderNumber, wanted: str, kind: type[Kind] | None = None
) -> Kind:
    """The line at this place of the list, or of this number or name; raises NotThere.

    Of one kind, if given; a place counts in the whole list all the same.
    """
    lines = numbered(await seen(act, number))
    fitting = [line for line in lines if kind is None or isinstance(line, kind)]
    at_place = lines[int(wanted) - 1 : int(wanted)] if wanted.isdecimal() and wanted != "0" else ()
    for line in (*(each for each in at_place if each in fitting), *fitting):
        if line in at_place or wanted.strip().casefold() in _names(line):
            return cast(Kind, line)
    known = ", ".join(f"{lines.index(line) + 1} {called(line)}" for line in fitting)
    raise NotThere(wanted=one_line(wanted, 60), number=number, known=one_line(known or "–", 300))


def called(line: AnyLine) -> str:
    """What a line is called: the words of a measure, the name of anything else."""
    return line.text if isinstance(line, Measure) else line.name


def _lines(order: WorkOrder) -> Iterator[AnyLine]:
    for assignment in order.assignments:
        yield from assignment.measures
        yield from assignment.articles
        yield from assignment.time
        yield from assignment.to_order
    yield from order.other_articles


def _names(line: AnyLine) -> set[str]:
    number = line.number if isinstance(line, Line | ArticleToOrder) else None
    return {called(line).casefold(), *((number.casefold(),) if number else ())}
