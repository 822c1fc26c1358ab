"""A Telegram update is stored once, handled once, and parked when it can't be handled."""

from core.ports import UnitOfWork, WaitingUpdate
from tests.storage.conftest import House


def updates(*ids: int) -> list[WaitingUpdate]:
    """Updates with these IDs."""
    return [WaitingUpdate(each, f"user-{each % 2}", b'{"a":%d}' % each) for each in ids]


async def store(house: House, *ids: int) -> int:
    """Store updates; gives how many were new."""
    return await house.do(lambda uow: uow.updates.add(updates(*ids)))


async def waiting(house: House) -> list[int]:
    """The IDs of those that wait."""
    found = await house.ask(lambda uow: uow.updates.waiting(100))
    return [each.update_id for each in found]


async def test_an_update_waits_as_it_came(house: House) -> None:
    await store(house, 5)
    assert await house.ask(lambda uow: uow.updates.waiting(9)) == updates(5)


async def test_what_comes_twice_is_stored_once(house: House) -> None:
    counts = [await store(house, 5, 6), await store(house, 6, 7), await store(house)]
    assert (counts, await waiting(house)) == ([2, 1, 0], [5, 6, 7])


async def test_an_update_is_done_once(house: House) -> None:
    await store(house, 5, 6)
    first = await house.do(lambda uow: uow.updates.done(5))
    again = await house.do(lambda uow: uow.updates.done(5))
    assert (first, again, await waiting(house)) == (True, False, [6])


async def test_whether_it_is_done_can_be_asked(house: House) -> None:
    await store(house, 5, 6)
    await house.do(lambda uow: uow.updates.done(5))
    asked = await house.ask(lambda uow: [uow.updates.is_done(each) for each in (5, 6, 7)])
    assert asked == [True, False, False]


async def test_a_done_update_that_comes_again_stays_done(house: House) -> None:
    await store(house, 5)
    await house.do(lambda uow: uow.updates.done(5))
    assert (await store(house, 5), await waiting(house)) == (0, [])


async def test_an_update_that_failed_five_times_is_parked(house: House) -> None:
    await store(house, 5)
    for _ in range(4):
        await house.do(lambda uow: uow.updates.failed(5, "bad"))
    (tried,) = await house.ask(lambda uow: uow.updates.waiting(1))
    await house.do(lambda uow: uow.updates.failed(5, "bad"))
    assert (tried.attempts, await waiting(house)) == (4, [])


async def test_the_highest_is_the_highest_ever_stored(house: House) -> None:
    before = await house.ask(lambda uow: uow.updates.highest())
    await store(house, 5, 9)
    await store(house, 7)
    await house.do(lambda uow: uow.updates.done(9))
    assert (before, await house.ask(lambda uow: uow.updates.highest())) == (None, 9)


async def test_after_a_silent_week_ids_may_start_anew_below(house: House) -> None:
    await store(house, 9_000)
    house.clock.forward(days=7)
    silent = await house.ask(lambda uow: uow.updates.highest())
    await store(house, 12)
    assert (silent, await house.ask(lambda uow: uow.updates.highest())) == (None, 12)


async def test_a_duplicate_does_not_end_the_transaction(house: House) -> None:
    await store(house, 5)

    def work(uow: UnitOfWork) -> bool:
        uow.updates.add(updates(5))
        return uow.updates.done(5)

    assert await house.do(work)
