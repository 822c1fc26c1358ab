"""The work timer: one for each person, and what it counted becomes a time row (RV-05)."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import uuid4

import pytest

from core.events import OrderDeleted, TimerRanLong
from core.lines import Line
from core.numbers import OrderNumber
from core.people import SYSTEM
from core.timers import Timer
from core.usecases.assigning import Assign, assign
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.deleting import DeleteOrder, delete_order
from core.usecases.due import DoWhatIsDue, do_what_is_due
from core.usecases.timer_rows import TimerCantBeBooked, TimerIsLong, TimerTooLong
from core.usecases.timing import (
    DropTimer,
    NoTimerHere,
    NotStoppedByYou,
    PauseTimer,
    StartTimer,
    StoppedLongAgo,
    StopTimer,
    TakeBackStop,
    drop_timer,
    pause_timer,
    start_timer,
    stop_timer,
    take_back_stop,
)
from core.work_order import State
from tests.core.conftest import ONE, Company

pytestmark = pytest.mark.shows("U", "RV-05")
TWO = OrderNumber(2)


@pytest.fixture
async def working(company: Company) -> Company:
    """Two orders that Anna has."""
    for number in (ONE, TWO):
        await company.reports()
        await company.does("Maja", assign, Assign(number, company.people["Anna"].id))
    return company


async def _times(company: Company, number: OrderNumber = ONE) -> Sequence[Line]:
    order = await company.order(number)
    return [row for each in order.assignments for row in each.time]


async def _timer(company: Company) -> Timer | None:
    anna = company.people["Anna"].id
    return await company.door.ask(lambda uow: uow.timers.of(anna))


async def test_what_a_timer_counted_is_booked_to_the_minute(working: Company) -> None:
    await working.does("Anna", start_timer, StartTimer(ONE))
    working.later(minutes=80)
    await working.does("Anna", stop_timer, StopTimer(ONE))
    assert [(row.quantity, row.name) for row in await _times(working)] == [
        (Decimal("1.33"), "Anna")
    ]
    assert await _timer(working) is None


async def test_a_started_timer_has_begun_the_order(working: Company) -> None:
    await working.does("Anna", start_timer, StartTimer(ONE))
    assert (await working.order()).state is State.BEGUN


async def test_a_pause_counts_nothing(working: Company) -> None:
    await working.does("Anna", start_timer, StartTimer(ONE))
    working.later(hours=1)
    await working.does("Anna", pause_timer, PauseTimer(ONE))
    working.later(hours=3)
    await working.does("Anna", start_timer, StartTimer(ONE))
    working.later(minutes=30)
    await working.does("Anna", stop_timer, StopTimer(ONE))
    assert [row.quantity for row in await _times(working)] == [Decimal("1.50")]


async def test_a_second_start_or_pause_changes_nothing(working: Company) -> None:
    await working.does("Anna", start_timer, StartTimer(ONE))
    before = await _timer(working)
    working.later(minutes=10)
    await working.does("Anna", start_timer, StartTimer(ONE))
    assert await _timer(working) == before


async def test_a_start_elsewhere_stops_and_books_the_first(working: Company) -> None:
    await working.does("Anna", start_timer, StartTimer(ONE))
    working.later(hours=2)
    timed = await working.does("Anna", start_timer, StartTimer(TWO))
    assert timed.booked is not None
    assert timed.booked.order.number == ONE
    assert [row.quantity for row in await _times(working)] == [Decimal("2.00")]
    timer = await _timer(working)
    assert timer is not None
    assert timer.order == TWO


async def test_less_than_half_a_minute_books_nothing(working: Company) -> None:
    await working.does("Anna", start_timer, StartTimer(ONE))
    working.later(seconds=20)
    timed = await working.does("Anna", stop_timer, StopTimer(ONE))
    assert (timed.booked, await _times(working)) == (None, [])


async def test_a_time_that_can_hardly_be_true_is_asked_about(working: Company) -> None:
    await working.does("Anna", start_timer, StartTimer(ONE))
    working.later(hours=15)
    with pytest.raises(TimerIsLong):
        await working.does("Anna", stop_timer, StopTimer(ONE))
    await working.does("Anna", stop_timer, StopTimer(ONE, hours=Decimal(8)))
    assert [row.quantity for row in await _times(working)] == [Decimal(8)]


async def test_more_than_a_day_is_not_asked_about_but_written(working: Company) -> None:
    """No row could take it, whatever were answered."""
    await working.does("Anna", start_timer, StartTimer(ONE))
    working.later(hours=30)
    with pytest.raises(TimerTooLong, match="30 h"):
        await working.does("Anna", stop_timer, StopTimer(ONE, despite_long=True))
    await working.does("Anna", stop_timer, StopTimer(ONE, hours=Decimal(8)))
    assert [row.quantity for row in await _times(working)] == [Decimal(8)]


async def test_a_deleted_order_ends_its_timers_and_says_whose_they_were(working: Company) -> None:
    await working.does("Anna", start_timer, StartTimer(ONE))
    working.later(hours=2)
    await working.does("Maja", delete_order, DeleteOrder(ONE, sure=True))
    (told,) = working.told(OrderDeleted)
    assert await _timer(working) is None
    assert told.timers == ({"user_id": str(working.people["Anna"].id), "hours": "2.00"},)


async def test_whoever_works_for_twelve_hours_is_asked_whether_he_still_does(
    working: Company,
) -> None:
    await working.does("Anna", start_timer, StartTimer(ONE))
    working.later(hours=12, seconds=1)
    while await working.door.do(do_what_is_due, DoWhatIsDue(), SYSTEM) is not None:
        pass
    asked = [event for event in working.events if isinstance(event, TimerRanLong)]
    assert [event.user_id for event in asked] == [str(working.people["Anna"].id)]


async def test_a_timer_on_a_cancelled_order_is_in_nobodys_way(working: Company) -> None:
    await working.does("Anna", start_timer, StartTimer(ONE))
    working.later(hours=1)
    await working.does("Maja", cancel_order, CancelOrder(ONE, "no"))
    with pytest.raises(TimerCantBeBooked):
        await working.does("Anna", start_timer, StartTimer(TWO))
    await working.does("Anna", start_timer, StartTimer(TWO, unbooked=True))
    timer = await _timer(working)
    assert timer is not None
    assert timer.order == TWO


async def test_what_was_counted_can_be_let_go(working: Company) -> None:
    await working.does("Anna", start_timer, StartTimer(ONE))
    working.later(hours=1)
    await working.does("Anna", drop_timer, DropTimer(ONE))
    assert (await _timer(working), await _times(working)) == (None, [])


async def test_a_stop_taken_back_never_was(working: Company) -> None:
    """XT-15: the time between is counted too."""
    await working.does("Anna", start_timer, StartTimer(ONE))
    working.later(hours=1)
    timed = await working.does("Anna", stop_timer, StopTimer(ONE))
    assert timed.booked is not None
    working.later(minutes=6)
    back = TakeBackStop(ONE, timed.booked.line.id, timed.seconds)
    await working.does("Anna", take_back_stop, back)
    timer = await _timer(working)
    assert timer is not None
    assert timer.hours(working.now) == Decimal("1.10")
    assert await _times(working) == []


async def test_taking_back_twice_is_once(working: Company) -> None:
    await working.does("Anna", start_timer, StartTimer(ONE))
    timer = await _timer(working)
    await working.does("Anna", take_back_stop, TakeBackStop(ONE, uuid4(), 60))
    assert await _timer(working) == timer


async def test_a_timer_is_stopped_only_where_it_is(working: Company) -> None:
    await working.does("Anna", start_timer, StartTimer(TWO))
    with pytest.raises(NoTimerHere):
        await working.does("Anna", stop_timer, StopTimer(ONE))


async def _stopped(working: Company) -> TakeBackStop:
    """Anna's timer is stopped after an hour; what takes that back."""
    await working.does("Anna", start_timer, StartTimer(ONE))
    working.later(hours=1)
    timed = await working.does("Anna", stop_timer, StopTimer(ONE))
    assert timed.booked is not None
    return TakeBackStop(ONE, timed.booked.line.id, timed.seconds)


async def test_nobody_takes_back_what_a_colleagues_timer_counted(working: Company) -> None:
    back = await _stopped(working)
    with pytest.raises(NotStoppedByYou):
        await working.does("Maja", take_back_stop, back)
    assert len(await _times(working)) == 1


async def test_a_timer_does_not_run_on_from_another_day(working: Company) -> None:
    back = await _stopped(working)
    working.later(hours=20)
    with pytest.raises(StoppedLongAgo):
        await working.does("Anna", take_back_stop, back)
