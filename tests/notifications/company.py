"""A company with one order, whose letters follow the rules and whose papers are really printed."""

import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from core.deliveries import Channel
from core.people import SYSTEM, Actor
from core.usecases.articles_to_order import (
    AskForArticle,
    SaveArticlesToOrder,
    ask_for_article,
    save_articles_to_order,
)
from core.usecases.settings import SetSetting, set_setting
from core.views import ALL_PRICES
from core.work_order import WorkOrder
from notifications.papers import Papers, Press
from notifications.papers.kinds import PROTOCOL
from notifications.rules import Rules
from storage.database import Database
from storage.door import SqlDoor
from tests.notifications.conftest import Clock, Office
from tests.notifications.example import ANNA, NUMBER
from tests.notifications.spoken import speech
from tests.notifications.stored import stored
from tests.notifications.test_protocol import Here, Shelf


@dataclass(frozen=True)
class Company:
    """A company with one signed order, whose letters follow the rules."""

    door: SqlDoor

    async def sets(self, key: str, value: str) -> None:
        """Change a setting."""
        await self.door.do(set_setting, SetSetting(key, value), SYSTEM)

    async def mailed(self, letter: str) -> list[str]:
        """To whom this letter was written."""
        rows = await self.door.ask(lambda uow: uow.outbox.rows())
        return [row.to for row in rows if (row.letter, row.channel) == (letter, Channel.EMAIL)]

    async def saves_an_article_to_order(self) -> None:
        """Somebody needs a part, and is done writing."""
        wish, save = AskForArticle(NUMBER, "P12", Decimal(1)), SaveArticlesToOrder(NUMBER, ANNA.id)
        await self.door.do(ask_for_article, wish, Actor.of(ANNA))
        await self.door.do(save_articles_to_order, save, Actor.of(ANNA))

    async def prints(self) -> PdfReader:
        """The protocol, with prices."""
        papers = Papers(Press(self.door, Shelf(), Here(), speech))
        content = await papers.pdf(PROTOCOL, NUMBER, "sv", ALL_PRICES)
        return PdfReader(BytesIO(content))

    async def prints_text(self) -> str:
        """All that the protocol says, its spaces made one."""
        pages = (await self.prints()).pages
        return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


@asynccontextmanager
async def company_with(
    order: WorkOrder, empty_database: Path, folder: Path
) -> AsyncIterator[Company]:
    """The company on a database of its own."""
    shutil.copy(empty_database, folder / "ordna.db")
    database = Database(f"sqlite+aiosqlite:///{folder / 'ordna.db'}")
    door = SqlDoor(database, Rules("sv"), Clock())
    await Office(door, Clock()).write(stored(order))
    yield Company(door)
    await database.close()
