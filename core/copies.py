"""What a new order or assignment takes over from one that is there (0b)."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import uuid4

from core.assignments import Assignment
from core.lines import ArticleToOrder, Line, Measure
from core.numbers import OrderNumber
from core.self_checks import Point, SelfCheck
from core.states import Origin
from core.work_order import WorkOrder

HEAD = (
    "customer",
    "facility",
    "contact",
    "requester",
    "invoiced_to",
    "cost_centre",
    "customer_order_number",
    "order_type",
    "subgroup",
    "custom_fields",
    "language",
    "incomplete",
)
"""What is the same on whatever is made from an order: whom it is for and how it is paid."""


@dataclass(frozen=True, slots=True)
class Copying:
    """Who copies, when, and the company's date at that moment."""

    by: str
    at: datetime
    today: date


def with_head_of(
    order: WorkOrder, number: OrderNumber, copying: Copying, origin: Origin
) -> WorkOrder:
    """A new order under this number for the same customer and place, with no work on it yet."""
    head = {name: getattr(order, name) for name in HEAD}
    return WorkOrder(
        number=number, origin=origin, created_at=copying.at, created_by=copying.by, **head
    )


def same_work(assignment: Assignment) -> Assignment:
    """The same to be done on the same object, and nothing done yet."""
    return Assignment(
        description=assignment.description,
        error=assignment.error,
        service_object=assignment.service_object,
    )


def copied(assignment: Assignment, copying: Copying) -> Assignment:
    """All of an assignment but its object and counter, unsigned, measures dated today (AS-04).

    Lines are added by whoever copies. Self-checks are to be filled in anew, since they were
    answered for another object.
    """
    return Assignment(
        description=assignment.description,
        error=assignment.error,
        cause=assignment.cause,
        measures=tuple(_measure(each, copying) for each in assignment.measures),
        time=tuple(copied_line(each, copying) for each in assignment.time),
        articles=tuple(copied_line(each, copying) for each in assignment.articles),
        to_order=tuple(_to_order(each, copying) for each in assignment.to_order),
        self_checks=tuple(_self_check(each) for each in assignment.self_checks),
    )


def copied_line(line: Line, copying: Copying) -> Line:
    """The same article or time once more, unsigned."""
    return replace(line, id=uuid4(), signed_in=None, added_by=copying.by, added_at=copying.at)


def _measure(measure: Measure, copying: Copying) -> Measure:
    return replace(measure, id=uuid4(), signed_in=None, done_on=copying.today, amends=None)


def _to_order(row: ArticleToOrder, copying: Copying) -> ArticleToOrder:
    return ArticleToOrder(
        name=row.name,
        quantity=row.quantity,
        added_by=copying.by,
        added_at=copying.at,
        number=row.number,
        unit=row.unit,
    )


def _self_check(check: SelfCheck) -> SelfCheck:
    points = tuple(Point(each.asks) for each in check.points)
    return SelfCheck(check.name, mandatory=check.mandatory, points=points)
