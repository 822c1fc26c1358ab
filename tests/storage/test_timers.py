"""Work timers come back as they were kept, and go where their order went."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from core.numbers import OrderNumber
from core.timers import Timer
from tests.storage.conftest import House

pytestmark = pytest.mark.shows("U", "RV-05")
ONE, TWO = OrderNumber(1), OrderNumber(2, 3)
SINCE = datetime(2026, 11, 24, 7, tzinfo=UTC)
TIMER = Timer(uuid4(), ONE, uuid4(), SINCE, worked=90)


async def test_a_timer_with_every_field_comes_back_equal(house: House) -> None:
    await house.do(lambda uow: uow.timers.put(TIMER))
    assert await house.do(lambda uow: uow.timers.of(TIMER.user_id)) == TIMER


async def test_a_person_has_one_timer(house: House) -> None:
    paused = TIMER.paused(SINCE)
    await house.do(lambda uow: uow.timers.put(TIMER))
    await house.do(lambda uow: uow.timers.put(paused))
    assert await house.do(lambda uow: uow.timers.on(ONE)) == [paused]


async def test_a_dropped_timer_is_gone(house: House) -> None:
    await house.do(lambda uow: uow.timers.put(TIMER))
    await house.do(lambda uow: uow.timers.drop(TIMER.user_id))
    assert await house.do(lambda uow: uow.timers.of(TIMER.user_id)) is None


async def test_a_merged_orders_timers_move_with_it(house: House) -> None:
    """RV-08."""
    await house.do(lambda uow: uow.timers.put(TIMER))
    await house.do(lambda uow: uow.timers.move(ONE, TWO))
    moved = await house.do(lambda uow: uow.timers.on(TWO))
    assert [each.user_id for each in moved] == [TIMER.user_id]
