"""What must happen later is kept once per kind and key, and is due when its time has come."""

from datetime import timedelta

from core.ports import DueRow, UnitOfWork
from tests.storage.conftest import Clock, House

ROW = DueRow("articles-to-order", "421|anna", Clock.now + timedelta(minutes=2), {"rows": ["a"]})


async def test_a_row_is_due_when_its_time_has_come(house: House) -> None:
    await house.do(lambda uow: uow.due.put(ROW))
    before = await house.do(lambda uow: uow.due.due(9))
    house.clock.forward(minutes=2)
    assert (before, await house.do(lambda uow: uow.due.due(9))) == ([], [ROW])


async def test_a_row_of_the_same_kind_and_key_moves(house: House) -> None:
    later = DueRow(ROW.kind, ROW.key, ROW.at + timedelta(minutes=1))
    await house.do(lambda uow: uow.due.put(ROW))
    await house.do(lambda uow: uow.due.put(later))
    assert await house.ask(lambda uow: uow.due.get(ROW.kind, ROW.key)) == later


async def test_a_dropped_row_is_gone(house: House) -> None:
    def work(uow: UnitOfWork) -> None:
        uow.due.put(ROW)
        uow.due.drop(ROW.kind, ROW.key)
        uow.due.drop(ROW.kind, "another")

    await house.do(work)
    assert await house.ask(lambda uow: uow.due.get(ROW.kind, ROW.key)) is None


async def test_the_next_moment_is_that_of_the_first_row(house: House) -> None:
    before = await house.ask(lambda uow: uow.due.next_due())
    await house.do(lambda uow: uow.due.put(ROW))
    assert (before, await house.ask(lambda uow: uow.due.next_due())) == (None, ROW.at)


async def test_a_row_is_taken_once(house: House) -> None:
    await house.do(lambda uow: uow.due.put(ROW))
    assert [await house.do(lambda uow: uow.due.take(ROW)) for _ in range(2)] == [True, False]


async def test_a_row_that_was_moved_since_is_not_taken(house: House) -> None:
    later = DueRow(ROW.kind, ROW.key, ROW.at + timedelta(minutes=1))
    await house.do(lambda uow: uow.due.put(later))
    taken = await house.do(lambda uow: uow.due.take(ROW))
    assert (taken, await house.ask(lambda uow: uow.due.get(ROW.kind, ROW.key))) == (False, later)
