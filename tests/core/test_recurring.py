"""Recurring orders: the next one is made when the current one is signed and ready."""

from dataclasses import replace
from datetime import date

import pytest

from core import permissions as may
from core.events import RecurrenceSet
from core.lists import OrderFilter
from core.numbers import OrderNumber
from core.order_papers import Kinship, Recurrence
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, NotAllowed, OrderIsClosed
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.deleting import DeleteOrder, OthersContinueIt, delete_order
from core.usecases.finishing import MarkReady, WithdrawReady, mark_ready, withdraw_ready
from core.usecases.recurring import (
    HasComeAgain,
    NotRecurring,
    SetRecurring,
    StopRecurring,
    next_day,
    set_recurring,
    stop_recurring,
)
from core.work_order import State, WorkOrder
from tests.core.conftest import ONE, Company
from tests.core.finished import TODAY, ready, signed, staffed
from tests.core.staff import may_all_but

TWO, THREE = OrderNumber(2), OrderNumber(3)
MONTHLY = SetRecurring(ONE, 30, today=TODAY)


async def _comes_again(company: Company, command: SetRecurring = MONTHLY) -> WorkOrder:
    """The order comes again, and is set to ready."""
    await staffed(company)
    await company.assigned()
    await company.does("Maja", set_recurring, command)
    await signed(company)
    return await _made_ready(company, ONE)


async def _made_ready(company: Company, number: OrderNumber) -> WorkOrder:
    return await company.does("Anna", mark_ready, MarkReady(number, today=TODAY))


async def _numbers(company: Company) -> list[str]:
    return list(await company.door.ask(lambda uow: uow.lists.numbers(OrderFilter())))


@pytest.mark.shows("U", "WO-24")
async def test_the_next_order_is_made_when_this_one_is_ready(company: Company) -> None:
    await _comes_again(company)
    made = await company.order(TWO)
    assert (made.state, made.planned_on, made.title) == (
        State.NEW,
        date(2026, 12, 24),
        "The door will not close",
    )


@pytest.mark.shows("U", "WO-24")
async def test_signing_alone_makes_none(company: Company) -> None:
    await staffed(company)
    await company.assigned()
    await company.does("Maja", set_recurring, MONTHLY)
    await signed(company)
    assert await _numbers(company) == ["1"]


@pytest.mark.shows("U", "WO-01")
async def test_an_order_that_does_not_recur_makes_no_other(company: Company) -> None:
    """WO-01: no next date is produced by closing a one-off job."""
    order = await ready(company)
    assert (await _numbers(company), order.recurrence) == (["1"], None)


@pytest.mark.shows("U", "WO-24")
async def test_it_has_the_work_and_nothing_of_what_was_done(company: Company) -> None:
    before = await _comes_again(company)
    made = await company.order(TWO)
    assert (made.customer, made.contact, made.lines, made.assigned) == (
        before.customer,
        before.contact,
        (),
        (),
    )


@pytest.mark.shows("U", "WO-24")
async def test_withdrawing_ready_and_setting_it_again_makes_no_third(company: Company) -> None:
    await _comes_again(company)
    await company.does("Anna", withdraw_ready, WithdrawReady(ONE))
    await _made_ready(company, ONE)
    assert await _numbers(company) == ["2", "1"]


@pytest.mark.shows("U", "WO-24")
async def test_all_of_the_row_stand_under_the_main_order_and_link_back(company: Company) -> None:
    await _comes_again(company)
    await signed(company, TWO)
    await _made_ready(company, TWO)
    main, third = await company.order(ONE), await company.order(THREE)
    assert [(each.number, each.how) for each in main.related] == [
        (TWO, Kinship.RECURS_AS),
        (THREE, Kinship.RECURS_AS),
    ]
    assert [(each.number, each.how) for each in third.related] == [(ONE, Kinship.RECURRENCE_OF)]
    assert third.recurrence == Recurrence(30, None, ONE)


@pytest.mark.parametrize("stopped", [ONE, TWO])
@pytest.mark.shows("U", "WO-24")
async def test_a_row_is_stopped_by_any_order_of_it(company: Company, stopped: OrderNumber) -> None:
    await _comes_again(company)
    await company.does("Maja", stop_recurring, StopRecurring(stopped))
    await signed(company, TWO)
    await _made_ready(company, TWO)
    assert await _numbers(company) == ["2", "1"]


@pytest.mark.shows("U", "WO-24")
async def test_what_does_not_come_again_has_nothing_to_stop(company: Company) -> None:
    await company.assigned()
    with pytest.raises(NotRecurring):
        await company.does("Maja", stop_recurring, StopRecurring(ONE))


@pytest.mark.shows("U", "WO-24")
async def test_an_order_that_is_done_comes_again_at_once(company: Company) -> None:
    await ready(company)
    await company.does("Maja", set_recurring, MONTHLY)
    assert await _numbers(company) == ["2", "1"]


@pytest.mark.shows("U", "WO-24")
async def test_how_often_is_set_on_the_latest_order(company: Company) -> None:
    await _comes_again(company)
    with pytest.raises(HasComeAgain, match="order 2"):
        await company.does("Maja", set_recurring, replace(MONTHLY, every_days=7))
    changed = await company.does("Maja", set_recurring, SetRecurring(TWO, 7))
    assert changed.recurrence == Recurrence(7, None, ONE)


@pytest.mark.shows("U", "WO-24")
async def test_the_main_order_is_not_deleted_from_under_its_row(company: Company) -> None:
    await _comes_again(company)
    await company.door.do(_unsent, None, SYSTEM)
    with pytest.raises(OthersContinueIt):
        await company.does("Maja", delete_order, DeleteOrder(ONE, sure=True))


@pytest.mark.shows("U", "WO-24")
async def test_a_cancelled_order_does_not_come_again(company: Company) -> None:
    await company.assigned()
    await company.does("Maja", cancel_order, CancelOrder(ONE, "Not for us"))
    with pytest.raises(OrderIsClosed):
        await company.does("Maja", set_recurring, MONTHLY)


@pytest.mark.shows("U", "WO-24", "PE-14")
async def test_it_needs_the_right(company: Company) -> None:
    await company.assigned()
    await may_all_but(company, "Erik", may.RECUR)
    with pytest.raises(NotAllowed):
        await company.does("Erik", set_recurring, MONTHLY)


@pytest.mark.shows("U", "PE-14")
async def test_the_right_sets_and_stops_it(company: Company) -> None:
    await company.assigned()
    await company.does("Maja", set_recurring, MONTHLY)
    stopped = await company.does("Maja", stop_recurring, StopRecurring(ONE))
    assert (len(company.told(RecurrenceSet)), stopped.recurrence) == (1, None)


@pytest.mark.parametrize(("days", "weekday"), [(0, None), (3661, None), (-1, 0), (7, 7), (7, -1)])
@pytest.mark.shows("U", "WO-24")
async def test_absurd_intervals_are_refused(
    company: Company, days: int, weekday: int | None
) -> None:
    await company.assigned()
    with pytest.raises(BadInput):
        await company.does("Maja", set_recurring, SetRecurring(ONE, days, weekday))


TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("every", "weekday", "day"),
    [
        (30, None, date(2026, 12, 24)),
        (7, 1, date(2026, 12, 1)),
        (30, 0, date(2026, 12, 21)),
        (30, 6, date(2026, 12, 27)),
        (1, 1, date(2026, 12, 1)),
        (1, 0, date(2026, 11, 30)),
    ],
    ids=["in 30 days", "in a week", "the Monday before", "the Sunday after", "same day", "later"],
)
@pytest.mark.shows("U", "WO-24")
def test_the_nearest_such_weekday_is_taken(every: int, weekday: int | None, day: date) -> None:
    assert next_day(Recurrence(every, weekday), TUESDAY, TUESDAY) == day


@pytest.mark.shows("U", "WO-24")
def test_a_day_that_has_passed_is_counted_from_today() -> None:
    late = date(2027, 3, 1)
    assert next_day(Recurrence(30), TUESDAY, late) == date(2027, 3, 31)


def _unsent(command: None, actor: Actor, uow: UnitOfWork) -> None:
    """Nothing but the row keeps the order from being deleted."""
    order = uow.work_orders.get(ONE)
    uow.work_orders.save(replace(order, accounting=None, invoice_number=None))
