"""A desk on a real database, whose child processes are this one, to put mails on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from core.links import Signer
from core.lists import MailRow, OrderFilter
from core.mail_trust import Verdict
from core.numbers import OrderNumber
from core.people import SYSTEM
from core.work_order import WorkOrder
from intake.desk import Desk
from intake.parsing import read_mail
from intake.reading import Desktop, ReadMail
from intake.received import ReceivedMail
from intake.settling import Settling
from intake.trust.guard import Guard
from notifications.rules import Rules
from storage.database import Database
from storage.door import SqlDoor
from storage.files import LocalFiles
from tests.empty import empty_database
from tests.notifications.spoken import speech

T = TypeVar("T")
NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)


class ThisProcess:
    """Runs what belongs in a child here."""

    async def run(
        self, work: Callable[..., T], *arguments: object, seconds: float = 10.0, cpu: float = 0.0
    ) -> T:
        return work(*arguments)


@dataclass
class Office:
    """The desk, and what has become of the mails put on it."""

    desk: Desk
    door: SqlDoor
    database: Database
    signer: Signer

    async def gets(self, raw: bytes, *recipients: str, sender: str = "host@b.example") -> None:
        """A mail comes and is taken care of; ``sender`` is its envelope's."""
        await self.desk.keep(ReceivedMail(raw, sender, recipients, "smtp", ""))
        await self.desk.clear()

    async def settles(self, raw: bytes, verdict: Verdict) -> None:
        """A mail comes whose sender was checked with this outcome."""
        await self.desk.keep(ReceivedMail(raw, "host@b.example", (), "smtp", ""))
        (waiting,) = await self.door.ask(lambda uow: list(uow.mails.waiting(1)))
        read = ReadMail(waiting.id, read_mail(raw), (), "", True, verdict=verdict)
        await self.door.do(Settling(Desktop(self.signer, "sv")).settle, read, SYSTEM)

    async def orders(self) -> list[WorkOrder]:
        """All orders, oldest first."""
        numbers = await self.door.ask(lambda uow: list(uow.lists.numbers(OrderFilter())))
        return sorted([await self.order(each) for each in numbers], key=lambda order: order.number)

    async def order(self, number: str) -> WorkOrder:
        """One order."""
        wanted = OrderNumber.parse(number)
        return await self.door.ask(lambda uow: uow.work_orders.get(wanted))

    async def quarantine(self) -> list[MailRow]:
        """What waits for a person."""
        return await self.door.ask(lambda uow: list(uow.mails.rows()))

    async def receipts(self) -> list[str]:
        """Who is to be answered."""
        rows = await self.door.ask(lambda uow: list(uow.outbox.rows()))
        return [row.to for row in rows if row.letter == "receipt"]


async def open_office(
    folder: Path, clock: Callable[[], datetime] = lambda: NOW, guard: Guard | None = None
) -> Office:
    """An office without customers."""
    database = Database(f"sqlite+aiosqlite:///{empty_database(folder / 'office.db')}")
    door = SqlDoor(database, Rules("sv"), clock)
    signer = Signer(b"the secret of this office")
    files = LocalFiles(folder / "files")
    own = "ordna@ordna.example"
    desk = Desk(door, files, ThisProcess(), signer, "sv", clock, own, guard, speech=speech)
    return Office(desk, door, database, signer)


def mail(text: str = "The door will not close.", **headers: Any) -> bytes:
    """A plain mail; header names with underscores for dashes."""
    lines = {
        "From": "Karin Ek <karin@brfeken.example>",
        "To": "fel@ordna.example",
        "Subject": "The door",
        "Message-ID": "<one@brfeken.example>",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return (head + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text).encode()
