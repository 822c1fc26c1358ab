"""The work timer in chat: started, paused, stopped, and never two at once (RV-05)."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from core.lines import Line
from core.numbers import OrderNumber
from core.people import SYSTEM
from core.usecases.deleting import DeleteOrder, delete_order
from sandbox.client import PersonHandle
from tests.bot.acting import sees, taps
from tests.bot.stage import Company

pytestmark = pytest.mark.shows("C", "RV-05")


async def starts(person: PersonHandle) -> None:
    """The timer runs on the order whose card stands in the chat."""
    await taps(person, "⏱ Time")
    await taps(person, "⏱ Start")
    await person.hears("⏱ running since", button="⏱ Stop")


async def times(company: Company, number: int = 1) -> Sequence[Line]:
    """The time rows of an order."""
    return [row for each in (await company.order(number)).assignments for row in each.time]


async def test_a_timer_runs_on_the_card_and_becomes_a_time_row(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """Exact to the minute, and said so."""
    await starts(anna)
    company.clock.later(minutes=80)
    await taps(anna, "⏱ Stop")
    receipt = await anna.hears("⏱ Booked on AO 1 from the timer, to the minute: 1.33 h Anna Berg")
    assert receipt.labels == ["− 0:15", "+ 0:15", "↩ Undo"]
    assert [row.quantity for row in await times(company)] == [Decimal("1.33")]


async def test_a_pause_shows_what_was_counted(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """And goes on with a tap."""
    await starts(anna)
    company.clock.later(hours=1)
    await taps(anna, "⏱ Pause")
    await anna.hears("⏱ paused at 1 h · Anna", button="⏱ Start")
    company.clock.later(hours=2)
    await taps(anna, "⏱ Start")
    await anna.hears("1 h in all", button="⏱ Pause")


async def test_a_stop_by_mistake_is_undone_and_the_timer_ran_on(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """Nothing is lost by a wrong tap."""
    await starts(anna)
    company.clock.later(hours=1)
    await taps(anna, "⏱ Stop")
    await taps(anna, "↩ Undo")
    await anna.hears("⏱ The timer runs on AO 1 as if you had not stopped it.")
    assert await times(company) == []
    await sees(anna, "⏱ running since", button="⏱ Stop")


async def test_a_second_timer_stops_and_books_the_first(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """Two never run at once, and it is said what became of the first."""
    await company.has_order("Anna Berg", subject="Trasig lampa", text="Den är mörk.")
    await starts(anna)
    company.clock.later(hours=2)
    await anna.says("2")
    await anna.hears("AO 2", button="⏱ Time")
    await taps(anna, "⏱ Time")
    await taps(anna, "⏱ Start")
    await anna.hears("⏱ Booked on AO 1 from the timer, to the minute: 2 h")
    assert [row.quantity for row in await times(company)] == [Decimal(2)]
    assert await times(company, 2) == []


async def test_a_timer_survives_a_restart(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """It is kept in the database."""
    await starts(anna)
    await company.restart()
    company.clock.later(minutes=30)
    await taps(anna, "⏱ Stop")
    await anna.hears("0.5 h Anna Berg")


async def test_a_timer_of_more_than_twelve_hours_is_asked_about(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """No lets one write how long it was."""
    await starts(anna)
    company.clock.later(hours=15)
    await taps(anna, "⏱ Stop")
    await anna.hears("has counted 15 h. Did it take so long?", button="No")
    await taps(anna, "No")
    await anna.hears("How long was it?")
    await anna.says("8 h")
    await anna.hears("Booked on AO 1")
    assert [row.quantity for row in await times(company)] == [Decimal(8)]


async def test_a_forgotten_timer_is_asked_about_when_its_time_comes(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """After twelve hours, by itself."""
    await starts(anna)
    company.clock.later(hours=12, minutes=1)
    company.bot.due.wake()
    await anna.hears("Are you still at work?", button="Yes, it runs on")
    await taps(anna, "Yes, it runs on")
    await anna.hears("⏱ The timer runs on AO 1.")


async def test_what_a_timer_counted_can_be_let_go(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """Behind More: it is rarely meant."""
    await starts(anna)
    company.clock.later(hours=1)
    await taps(anna, "⋯ More")
    await taps(anna, "Book nothing of the timer")
    await anna.hears("AO 1", button="⏱ Time")
    assert await times(company) == []


async def test_less_than_a_minute_books_nothing_and_says_so(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """A wrong tap costs nothing."""
    await starts(anna)
    tapped = await taps(anna, "⏱ Stop")
    assert tapped.toast == "It was less than a minute, so nothing is booked."


async def test_a_deleted_order_ends_its_timer_and_says_what_had_been_counted(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """No timer stays behind that nobody can stop, and the hours can be written elsewhere."""
    await starts(anna)
    company.clock.later(hours=2)
    await company.bot.door.do(delete_order, DeleteOrder(order, sure=True), SYSTEM)
    heard = await anna.hears("⏱ AO 1 was deleted, so your timer on it is off.", button="orders")
    assert "Write them on another order if they belong there: 2 h" in heard.text
    await company.has_order("Anna Berg")
    await anna.hears("AO 2", button="⏱ Time")
    await taps(anna, "⏱ Time")
    await taps(anna, "⏱ Start")
    await anna.hears("⏱ running since", button="⏱ Stop", anew=False)


async def test_a_timer_of_more_than_a_day_is_written_by_hand(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """It is not asked whether that is so, since no row could take it; the next words are the time."""
    await starts(anna)
    company.clock.later(hours=30)
    await taps(anna, "⏱ Stop")
    await anna.hears("has counted 30 h, more than one row takes", button="Book nothing")
    await anna.says("8 h")
    await anna.hears("⏱ Booked on AO 1 from the timer, to the minute: 8 h")
    assert [row.quantity for row in await times(company)] == [Decimal(8)]
