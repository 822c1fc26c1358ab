"""A filter is said as people say it, and what days it means follows the calendar."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from core.filter_words import filter_said
from core.filters import DateOf, OrderFilter, Period, SortKey, Span, WaitsFor, moments
from core.work_order import OPEN, State
from tests.core.conftest import Company
from tests.core.listed import some_orders
from tests.core.spoken import ENGLISH, SWEDEN

WEEK = Period(DateOf.BOOKED, Span.THIS_WEEK)


async def said(company: Company, wanted: OrderFilter) -> str:
    """The filter in Anna's words."""
    anna = company.actor("Anna")
    return await company.door.ask(lambda uow: filter_said(wanted, anna, uow, ENGLISH))


@pytest.mark.shows("U", "LS-02")
async def test_a_filter_is_said_in_words(company: Company) -> None:
    await some_orders(company)
    customer = (await company.order()).customer
    mine = OrderFilter(
        assigned_to=company.people["Anna"].id, customer=customer.id, period=WEEK, states=OPEN
    )
    assert await said(company, mine) == f"mine, customer {customer.name}, open, booked this week"


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (OrderFilter(), "all orders"),
        (OrderFilter(sort=SortKey.NUMBER), "all orders, sorted by number, downwards"),
        (OrderFilter(unassigned=True, urgent=True), "assigned to nobody, urgent"),
        (OrderFilter(assigned_to=uuid4()), "assigned to –"),
        (OrderFilter(states=frozenset({State.READY, State.NEW})), "new / ready for invoicing"),
        (OrderFilter(subgroup=""), "in no subgroup"),
        (OrderFilter(subgroup="Doors", order_type="Service"), "subgroup Doors, type Service"),
        (OrderFilter(custom_status="Waiting", incomplete=True), "status Waiting, incomplete"),
        (OrderFilter(waits_for=WaitsFor.ARTICLES), "waits for articles"),
        (OrderFilter(overdue=True, text=" the\nlift "), "overdue, with “the lift”"),
        (OrderFilter(period=Period(DateOf.PLANNED, first=date(2026, 11, 25))),
         "planned from tomorrow"),
        (OrderFilter(period=Period(DateOf.CREATED, last=date(2026, 11, 24))), "made up to today"),
        (OrderFilter(period=Period(DateOf.CHANGED, None, date(2026, 1, 1), date(2025, 2, 3))),
         "changed Thu 1 Jan to Mon 3 Feb 2025"),
        (OrderFilter(period=Period()), "all orders"),
    ],
)  # fmt: skip
async def test_whatever_a_filter_narrows_by_is_said(
    company: Company, wanted: OrderFilter, words: str
) -> None:
    assert await said(company, wanted) == words


TUESDAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        (Span.TODAY, TUESDAY, TUESDAY),
        (Span.TOMORROW, date(2026, 4, 1), date(2026, 4, 1)),
        (Span.THIS_WEEK, date(2026, 3, 30), date(2026, 4, 5)),
        (Span.NEXT_WEEK, date(2026, 4, 6), date(2026, 4, 12)),
        (Span.LAST_WEEK, date(2026, 3, 23), date(2026, 3, 29)),
        (Span.THIS_MONTH, date(2026, 3, 1), TUESDAY),
        (Span.LAST_MONTH, date(2026, 2, 1), date(2026, 2, 28)),
    ],
)
def test_a_span_moves_with_the_calendar(span: Span, first: date, last: date) -> None:
    assert Period(span=span).days(TUESDAY) == (first, last)


def test_a_day_lasts_from_midnight_to_midnight_where_the_company_is() -> None:
    """The day the clocks go forward has 23 hours."""
    day = date(2026, 3, 29)
    assert moments((day, day), SWEDEN) == (
        datetime(2026, 3, 28, 23, tzinfo=UTC),
        datetime(2026, 3, 29, 22, tzinfo=UTC),
    )


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_are_no_bounds(day: date) -> None:
    assert moments((day, day), SWEDEN) == (None, None)
