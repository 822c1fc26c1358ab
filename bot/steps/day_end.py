"""Finding the measure that a day's end points at (XT-18)."""

from dataclasses import dataclass

from bot.steps.measures import MeasureSeen, SeeMeasure, see_measure
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import NoSuchLine
from core.usecases.day_end import EndDay, Lack, end_day


@dataclass(frozen=True, slots=True)
class FindLate:
    """The measure on an order that was written on the day and has another date."""

    number: OrderNumber
    day: EndDay


def find_late(command: FindLate, actor: Actor, uow: UnitOfWork) -> MeasureSeen:
    """That measure; raises NoSuchLine when it has the day's date by now."""
    day = end_day(command.day, actor, uow)
    found = (
        missing.line_id
        for order in day.orders
        for missing in order.missing
        if order.number == command.number and missing.what is Lack.DAY
    )
    measure_id = next(found, None)
    if measure_id is None:
        raise NoSuchLine(number=command.number)
    return see_measure(SeeMeasure(command.number, measure_id), actor, uow)
