"""Who does the work: orders are given, several at once, and taken away again."""

from datetime import UTC, datetime, timedelta

import pytest

from core import permissions as may
from core.events import OrderAssigned, OrderUnassigned
from core.numbers import OrderNumber
from core.people import SYSTEM
from core.refusals import BadInput, NotAllowed, OrderIsClosed
from core.usecases.assigning import (
    Assign,
    AssignSeveral,
    AwayAndBookedThen,
    AwayThen,
    BookedThen,
    NoSuchUser,
    StillBooked,
    Unassign,
    assign,
    assign_several,
    unassign,
)
from core.usecases.bookings import Book, book
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.user_changes import AddAbsence, add_absence
from tests.core.conftest import ONE, Company
from tests.core.staff import leaves, may_only

TWO = OrderNumber(2)
AT = datetime(2026, 11, 26, 7, tzinfo=UTC)


def _off(company: Company, name: str = "Anna") -> Unassign:
    return Unassign(ONE, company.people[name].id)


@pytest.mark.shows("U", "WO-20", "PE-09")
async def test_an_order_is_taken_off_somebody(company: Company) -> None:
    await company.assigned()
    order = await company.does("Maja", unassign, _off(company))
    assert (order.assigned, company.told(OrderUnassigned)[0].user_id) == (
        (),
        str(company.people["Anna"].id),
    )


@pytest.mark.shows("U", "WO-20", "PE-10")
async def test_who_may_take_orders_may_give_his_own_back(company: Company) -> None:
    await company.assigned()
    assert (await company.does("Anna", unassign, _off(company))).assigned == ()


@pytest.mark.shows("U", "WO-20", "PE-09", "PE-10")
async def test_nobody_takes_another_s_order_off_without_the_right(company: Company) -> None:
    await company.assigned()
    with pytest.raises(NotAllowed):
        await company.does("Erik", unassign, _off(company))


@pytest.mark.shows("U", "WO-20")
async def test_twice_taken_off_is_once(company: Company) -> None:
    await company.assigned()
    for _ in range(2):
        await company.does("Maja", unassign, _off(company))
    assert len(company.told(OrderUnassigned)) == 1


@pytest.mark.shows("U", "WO-20", "BO-03")
async def test_who_is_booked_keeps_the_order_until_his_time_is_over(company: Company) -> None:
    await company.reports()
    anna = company.people["Anna"].id
    await company.does("Maja", book, Book(ONE, anna, AT, AT + timedelta(hours=2)))
    with pytest.raises(StillBooked, match="Anna"):
        await company.does("Maja", unassign, _off(company))
    company.later(days=3)
    assert (await company.does("Maja", unassign, _off(company))).assigned == ()


@pytest.mark.shows("U", "WO-20")
async def test_a_closed_order_stays_with_whom_it_was(company: Company) -> None:
    await company.assigned()
    await company.does("Maja", cancel_order, CancelOrder(ONE, "Not for us"))
    with pytest.raises(OrderIsClosed):
        await company.does("Maja", unassign, _off(company))


@pytest.mark.shows("U", "WO-20", "WO-23")
async def test_several_orders_are_given_to_several_people(company: Company) -> None:
    for _ in range(2):
        await company.reports()
    people = tuple(company.people[name].id for name in ("Anna", "Erik"))
    orders = await company.does("Maja", assign_several, AssignSeveral((TWO, ONE, TWO), people))
    assert [[each.name for each in order.assigned] for order in orders] == [["Anna", "Erik"]] * 2
    assert len(company.told(OrderAssigned)) == 4


@pytest.mark.shows("U", "WO-20", "WO-23")
async def test_one_order_that_can_t_be_given_keeps_all(company: Company) -> None:
    for _ in range(2):
        await company.reports()
    await company.does("Maja", cancel_order, CancelOrder(TWO, "Not for us"))
    several = AssignSeveral((ONE, TWO), (company.people["Anna"].id,))
    with pytest.raises(OrderIsClosed):
        await company.does("Maja", assign_several, several)
    assert (await company.order()).assigned == ()


@pytest.mark.shows("U", "WO-20", "PE-09")
async def test_giving_several_needs_the_right(company: Company) -> None:
    await company.reports()
    await may_only(company, "Erik", may.VIEW, may.EDIT)
    several = AssignSeveral((ONE,), (company.people["Anna"].id,))
    with pytest.raises(NotAllowed):
        await company.does("Erik", assign_several, several)


@pytest.mark.shows("U", "WO-20")
async def test_nobody_and_nothing_is_refused(company: Company) -> None:
    with pytest.raises(BadInput):
        await company.does("Maja", assign_several, AssignSeveral((), ()))


@pytest.mark.shows("U", "WO-20")
async def test_who_has_left_gets_no_order(company: Company) -> None:
    await company.reports()
    await leaves(company, "Erik")
    with pytest.raises(NoSuchUser):
        await company.door.do(assign, Assign(ONE, company.people["Erik"].id), SYSTEM)


@pytest.mark.shows("U", "WO-20", "SE-61")
async def test_who_is_away_that_day_is_given_the_order_only_after_a_yes(company: Company) -> None:
    await company.reports()
    today = company.now.date()
    await company.door.do(add_absence, AddAbsence("Anna", today, today), SYSTEM)
    anna = company.people["Anna"].id
    with pytest.raises(AwayThen):
        await company.does("Maja", assign, Assign(ONE, anna, UTC))
    order = await company.does("Maja", assign, Assign(ONE, anna, UTC, despite_calendar=True))
    assert order.is_assigned_to(anna)


@pytest.mark.shows("U", "WO-20", "BO-05")
async def test_who_is_booked_elsewhere_then_is_asked_about_first(company: Company) -> None:
    await company.reports()
    await company.reports(subject="The gate", sender_email="o@example.com")
    anna, erik = (company.people[name].id for name in ("Anna", "Erik"))
    until = AT + timedelta(hours=2)
    await company.does("Maja", book, Book(TWO, anna, AT, until))
    await company.does("Maja", book, Book(ONE, erik, AT, until))
    with pytest.raises(BookedThen):
        await company.does("Maja", assign, Assign(ONE, anna, UTC))


@pytest.mark.shows("U", "WO-20", "BO-05")
async def test_who_is_both_away_and_booked_is_asked_about_with_both(company: Company) -> None:
    """So that one yes answers no warning that was never shown."""
    await company.reports()
    await company.reports(subject="The gate", sender_email="o@example.com")
    anna, erik = (company.people[name].id for name in ("Anna", "Erik"))
    await company.door.do(add_absence, AddAbsence("Anna", AT.date(), AT.date()), SYSTEM)
    until = AT + timedelta(hours=2)
    await company.does("Maja", book, Book(TWO, anna, AT, until))
    await company.does("Maja", book, Book(ONE, erik, AT, until))
    with pytest.raises(AwayAndBookedThen, match="booked on order 2"):
        await company.does("Maja", assign, Assign(ONE, anna, UTC))
