"""Heavy work runs beside the service: bounded in time and memory, and its end is nobody else's."""

import os
from collections.abc import Iterator

import pytest

from app.processes import ChildProcesses
from core.ports import TookTooLong
from tests.app import work


@pytest.fixture
def processes() -> Iterator[ChildProcesses]:
    made = ChildProcesses(size=1)
    yield made
    made.close()


async def test_work_is_done_in_another_process(processes: ChildProcesses) -> None:
    assert await processes.run(work.pid) != os.getpid()


async def test_a_bug_in_the_work_rises_to_who_asked(processes: ChildProcesses) -> None:
    with pytest.raises(LookupError):
        await processes.run(work.fails)


async def test_work_without_end_is_ended(processes: ChildProcesses) -> None:
    with pytest.raises(TookTooLong):
        await processes.run(work.never_ends, seconds=0.5)


async def test_after_that_other_work_is_done_again(processes: ChildProcesses) -> None:
    with pytest.raises(TookTooLong):
        await processes.run(work.never_ends, seconds=0.5)
    assert await processes.run(work.double, 21) == 42


async def test_work_that_dies_is_told(processes: ChildProcesses) -> None:
    with pytest.raises(TookTooLong):
        await processes.run(work.dies)


async def test_work_that_eats_memory_is_refused_it(processes: ChildProcesses) -> None:
    with pytest.raises((MemoryError, TookTooLong)):
        await processes.run(work.eats)
