"""One of several processes that edit the same few orders at once: ``python -m`` this, with words.

Says at the end, as JSON, what it added to which order and what it was refused.
"""

import asyncio
import json
import random
import sys
from collections import Counter
from datetime import UTC, datetime

from core.numbers import OrderNumber
from core.people import SYSTEM
from core.refusals import Refused
from core.usecases.comments import AddComment, add_comment
from core.usecases.faults import ReportFault, report_fault
from core.usecases.measures import AddMeasure, add_measure
from storage.database import Database
from storage.door import SqlDoor

REPORT_EACH = 20
"""One act in so many is a new order rather than an edit."""


async def act(url: str, name: str, acts: int, orders: list[int]) -> dict[str, object]:
    """Do so many acts on the orders, each its own transaction; what was added is counted."""
    chance = random.Random(name)
    database = Database(url)
    door = SqlDoor(database, lambda _event, _uow: (), lambda: datetime.now(UTC))
    added, made, refused = Counter[str](), list[str](), list[str]()
    for turn in range(acts):
        number = OrderNumber(chance.choice(orders))
        try:
            if turn % REPORT_EACH == 0:
                order = await door.do(report_fault, _report(name, turn), SYSTEM)
                made.append(str(order.number))
            elif turn % 2:
                await door.do(add_comment, AddComment(number, f"{name} {turn}"), SYSTEM)
                added[str(number)] += 1
            else:
                day = datetime.now(UTC).date()
                await door.do(add_measure, AddMeasure(number, f"{name} {turn}", day), SYSTEM)
                added[str(number)] += 1
        except Refused as refusal:
            refused.append(str(refusal))
    await database.close()
    return {"added": added, "made": made, "refused": refused}


def _report(name: str, turn: int) -> ReportFault:
    address = f"{name}.{turn}@example.com"
    return ReportFault(name, address, f"Fault {turn}", "It stands open.", "en", receipt=False)


if __name__ == "__main__":
    told = asyncio.run(
        act(sys.argv[1], sys.argv[2], int(sys.argv[3]), [int(each) for each in sys.argv[4:]])
    )
    sys.stdout.write(json.dumps(told))
