"""Every row of the bench can be measured; what it measures is for the bench to say."""

from pathlib import Path

import pytest

from bench.rows import ROWS, Row


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
async def test_a_row_runs(row: Row, tmp_path: Path) -> None:
    async with row.ours(tmp_path) as ours, row.floor(tmp_path) as floor:
        assert await ours() > 0 < await floor()
