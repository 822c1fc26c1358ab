"""Many people at once on the same orders: everybody's additions are kept, and nobody is refused."""

import asyncio
import json
import sys
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from core.lists import OrderFilter
from core.numbers import OrderNumber
from core.people import SYSTEM
from core.ports import UnitOfWork
from core.usecases.faults import ReportFault, report_fault
from storage.database import Database
from storage.door import SqlDoor
from storage.upgrade import upgrade
from tests.postgres import PostgresServer, postgres

__all__ = ["postgres"]

PROCESSES = 8
ORDERS = list(range(1, 11))
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
async def url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """A database with ten orders."""
    server: PostgresServer | None = None
    if request.param == "sqlite":
        found = f"sqlite+aiosqlite:///{tmp_path / 'ordna.db'}"
    else:
        server = request.getfixturevalue("postgres")
        found = await server.create()
    await upgrade(found)
    database = Database(found)
    door = _door(database)
    for serial in ORDERS:
        report = ReportFault("Karin", "karin@example.com", f"Door {serial}", "Open", "en")
        await door.do(report_fault, report, SYSTEM)
    await database.close()
    yield found
    if server is not None:
        await server.drop(found)


def _door(database: Database) -> SqlDoor:
    return SqlDoor(database, lambda _event, _uow: (), lambda: datetime.now(UTC))


@pytest.mark.parametrize(
    "acts", [25, pytest.param(1000, marks=[pytest.mark.proof, pytest.mark.timeout(590)])]
)
async def test_eight_processes_lose_nothing_and_are_refused_nothing(url: str, acts: int) -> None:
    """Additions of both are kept; order numbers are unique under any concurrency."""
    told = await asyncio.gather(*(_process(url, f"p{n}", acts) for n in range(PROCESSES)))
    added = sum((Counter(each["added"]) for each in told), Counter[str]())
    made = [number for each in told for number in each["made"]]
    kept = await _kept(url)
    assert [each["refused"] for each in told] == [[]] * PROCESSES
    assert {number: kept[number] for number in added} == dict(added)
    assert len(set(made)) == len(made) == len(set(kept)) - len(ORDERS)


async def _process(url: str, name: str, acts: int) -> dict[str, Any]:
    words = ["-m", "tests.reliability.two_at_once", url, name, str(acts), *map(str, ORDERS)]
    process = await asyncio.create_subprocess_exec(
        sys.executable, *words, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await process.communicate()
    found: dict[str, Any] = json.loads(out)
    return found


async def _kept(url: str) -> dict[str, int]:
    database = Database(url)
    kept = await _door(database).ask(_additions)
    await database.close()
    return kept


def _additions(uow: UnitOfWork) -> dict[str, int]:
    orders = [
        uow.work_orders.get(OrderNumber.parse(each)) for each in uow.lists.numbers(OrderFilter())
    ]
    return {
        str(order.number): len(order.comments) + sum(len(a.measures) for a in order.assignments)
        for order in orders
    }
