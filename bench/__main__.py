"""``make bench``: measures each row five times, ours and its floor in turn, and prints the medians."""

import asyncio
import os
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median

from bench.rows import ROWS, Row

ROUNDS = 5


async def _timed(run: Callable[[], Awaitable[int]]) -> float:
    """Milliseconds for each of the things that a run does."""
    begun = time.perf_counter()
    done = await run()
    return (time.perf_counter() - begun) * 1000 / done


async def _measured(row: Row, folder: Path) -> tuple[float, float]:
    async with row.ours(folder) as ours, row.floor(folder) as floor:
        pairs = [(await _timed(floor), await _timed(ours)) for _ in range(ROUNDS)]
    return median(pair[1] for pair in pairs), median(pair[0] for pair in pairs)


async def _all_rows() -> None:
    print(f"{os.cpu_count()} processors; milliseconds, medians of {ROUNDS} alternations")
    print(f"{'':44}{'ours':>9}{'floor':>9}{'ratio':>8}{'goal':>7}")
    for row in ROWS:
        with tempfile.TemporaryDirectory() as folder:
            ours, floor = await _measured(row, Path(folder))
        print(f"{row.name:44}{ours:9.3f}{floor:9.3f}{ours / floor:8.2f}{row.goal:7.1f}")


if __name__ == "__main__":
    asyncio.run(_all_rows())
