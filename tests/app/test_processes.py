"""Heavy work runs beside the service: bounded in time and memory, and its end is nobody else's."""

import asyncio
import os
import signal
import sys
from collections.abc import Iterator
from multiprocessing import forkserver
from pathlib import Path
from typing import Any

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


async def test_work_has_half_a_gigabyte(processes: ChildProcesses) -> None:
    assert await processes.run(work.takes, 200)
    with pytest.raises(MemoryError):
        await processes.run(work.takes, 512)


async def test_work_that_only_computes_is_ended_by_what_it_used_of_the_processor(
    processes: ChildProcesses,
) -> None:
    with pytest.raises(TookTooLong):
        await processes.run(work.computes, seconds=60.0, cpu=0.1)
    assert await processes.run(work.double, 21, cpu=0.1) == 42


async def test_work_that_waits_for_its_turn_is_not_blamed_for_what_runs_before_it(
    processes: ChildProcesses,
) -> None:
    """R14: a mail without end must not send those behind it into quarantine."""
    endless = asyncio.ensure_future(processes.run(work.never_ends, seconds=3.0))
    behind = [asyncio.ensure_future(processes.run(work.double, n, seconds=3.0)) for n in range(5)]
    assert await asyncio.gather(*behind) == [0, 2, 4, 6, 8]
    assert isinstance((await asyncio.gather(endless, return_exceptions=True))[0], TookTooLong)


async def test_work_that_is_ended_takes_nobody_else_s_with_it(tmp_path: Path) -> None:
    """Neither killed and begun anew nor cancelled: a cancelled caller would end its loop."""
    processes, diary = ChildProcesses(size=2), tmp_path / "diary"
    try:
        endless = asyncio.ensure_future(processes.run(work.never_ends, seconds=0.7))
        beside = asyncio.ensure_future(processes.run(work.naps, 1.2, diary))
        await asyncio.gather(endless, return_exceptions=True)
        assert await beside == 1.2
        assert diary.read_text() == "begun\n"
    finally:
        processes.close()


async def test_work_that_nobody_waits_for_any_more_is_in_nobody_s_way(
    processes: ChildProcesses,
) -> None:
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(processes.run(work.never_ends), 0.3)
    assert await processes.run(work.double, 21) == 42


async def test_work_is_done_though_what_starts_the_children_is_killed_meanwhile(
    processes: ChildProcesses,
) -> None:
    """As Linux does when memory is short; a mail would else wait for its next try."""
    await processes.run(work.pid)
    processes.close()
    starts: Any = forkserver._forkserver
    os.kill(starts._forkserver_pid, signal.SIGSTOP)
    working = asyncio.create_task(processes.run(work.double, 21))
    async with asyncio.timeout(10):
        while not _someone_waits_for_a_child():  # noqa: ASYNC110 - nothing tells
            await asyncio.sleep(0.001)
    os.kill(starts._forkserver_pid, signal.SIGKILL)
    assert await working == 42


def _someone_waits_for_a_child() -> bool:
    return any(
        frame.f_code is forkserver.read_signed.__code__ for frame in sys._current_frames().values()
    )
