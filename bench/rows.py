"""What is measured: each row is something a user waits for, beside the least it could cost."""

import asyncio
import email
import smtplib
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email import policy
from ipaddress import ip_network
from pathlib import Path

from aiosmtpd.smtp import SMTP

from core.events import Event
from core.numbers import OrderNumber
from core.people import SYSTEM
from core.ports import UnitOfWork
from core.usecases.faults import ReportFault, report_fault
from core.usecases.measures import AddMeasure, add_measure
from intake.parsing import read_mail
from intake.received import ReceivedMail
from intake.smtp import SmtpMouth
from storage.database import Database
from storage.door import SqlDoor
from storage.tables import metadata

Run = Callable[[], Awaitable[int]]
Stage = Callable[[Path], AbstractAsyncContextManager[Run]]
TIMES = 200
LOOPBACK = (ip_network("127.0.0.0/8"),)
MAIL = (
    b"From: Karin Ek <karin@brfeken.example>\r\nTo: fel@ordna.example\r\n"
    b"Subject: =?utf-8?q?D=C3=B6rren_st=C3=A4nger_inte?=\r\nMessage-ID: <%d@b.example>\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + b"The door will not close.\r\n" * 150
)


@dataclass(frozen=True, slots=True)
class Row:
    """A name, what it costs us, what it would cost at least, and the ratio to stay below."""

    name: str
    ours: Stage
    floor: Stage
    goal: float


@asynccontextmanager
async def reading(folder: Path) -> AsyncIterator[Run]:
    """A mail is read."""

    async def run() -> int:
        for number in range(TIMES):
            read_mail(MAIL % number)
        return TIMES

    yield run


@asynccontextmanager
async def reading_floor(folder: Path) -> AsyncIterator[Run]:
    """The standard library reads as much of it."""

    async def run() -> int:
        for number in range(TIMES):
            mail = email.message_from_bytes(MAIL % number, policy=policy.default)
            _ = mail["From"], mail["Subject"], mail.get_content()
        return TIMES

    yield run


@asynccontextmanager
async def _door(folder: Path) -> AsyncIterator[SqlDoor]:
    database = Database(f"sqlite+aiosqlite:///{folder / 'bench.db'}")
    await database.write(metadata.create_all)
    yield SqlDoor(database, _nobody_is_told, lambda: datetime.now(UTC))
    await database.close()


def _nobody_is_told(event: Event, uow: UnitOfWork) -> tuple[()]:
    return ()


def _hand_in(port: int, times: int) -> None:
    with smtplib.SMTP("127.0.0.1", port) as connection:
        for number in range(times):
            connection.sendmail("karin@brfeken.example", ["fel@ordna.example"], MAIL % number)


@asynccontextmanager
async def mail_kept(folder: Path) -> AsyncIterator[Run]:
    """A mail is answered 250: it is in the inbox, for good."""
    async with _door(folder) as door:
        desk = _desk(door, folder)
        mouth = SmtpMouth(desk, "ordna.example", trusted=LOOPBACK)
        await mouth.start()

        async def run() -> int:
            await asyncio.to_thread(_hand_in, mouth.port, TIMES)
            return TIMES

        yield run
        await mouth.stop()


def _desk(door: SqlDoor, folder: Path) -> Callable[[ReceivedMail], Awaitable[None]]:
    from app.processes import ChildProcesses
    from core.links import Signer
    from intake.desk import Desk
    from storage.files import LocalFiles

    files, secret = LocalFiles(folder / "files"), Signer(b"the secret of a bench")
    desk = Desk(door, files, ChildProcesses(), secret, "sv", lambda: datetime.now(UTC))
    return desk.receive


class _Taken:
    async def handle_DATA(self, server: object, session: object, envelope: object) -> str:  # noqa: N802
        return "250 OK"


@asynccontextmanager
async def mail_taken_floor(folder: Path) -> AsyncIterator[Run]:
    """aiosmtpd takes it and forgets it."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(_Taken(), loop=loop), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]

    async def run() -> int:
        await asyncio.to_thread(_hand_in, port, TIMES)
        return TIMES

    yield run
    server.close()


@asynccontextmanager
async def measure_added(folder: Path) -> AsyncIterator[Run]:
    """A measure is added to an order, and committed."""
    async with _door(folder) as door:
        fault = ReportFault("Karin", "karin@b.example", "The door", "Open.", "en", receipt=False)

        async def run() -> int:
            order = await door.do(report_fault, fault, SYSTEM)
            command = AddMeasure(order.number, "Replaced the closer", date.today())  # noqa: DTZ011
            for _ in range(20):
                await door.do(add_measure, command, SYSTEM)
            return 20

        yield run


@asynccontextmanager
async def row_added_floor(folder: Path) -> AsyncIterator[Run]:
    """One row in raw SQLite, committed."""
    connection = sqlite3.connect(folder / "floor.db", isolation_level=None)
    connection.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t (x)"
    )

    async def run() -> int:
        for _ in range(TIMES):
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO t VALUES ('Replaced the closer')")
            connection.execute("COMMIT")
        return TIMES

    yield run
    connection.close()


@asynccontextmanager
async def order_opened(folder: Path) -> AsyncIterator[Run]:
    """An order is opened, whole."""
    async with _door(folder) as door:
        fault = ReportFault("Karin", "karin@b.example", "The door", "Open.", "en", receipt=False)
        number: OrderNumber = (await door.do(report_fault, fault, SYSTEM)).number

        async def run() -> int:
            for _ in range(TIMES):
                await door.ask(lambda uow: uow.work_orders.get(number))
            return TIMES

        yield run


@asynccontextmanager
async def row_read_floor(folder: Path) -> AsyncIterator[Run]:
    """One row is read in a thread."""
    path = folder / "floor.db"
    connection = sqlite3.connect(path, check_same_thread=False)
    connection.executescript("CREATE TABLE IF NOT EXISTS r (id INTEGER PRIMARY KEY, x)")
    connection.execute("INSERT OR REPLACE INTO r VALUES (1, 'The door')")
    connection.commit()

    def look() -> object:
        return connection.execute("SELECT * FROM r WHERE id = 1").fetchone()

    async def run() -> int:
        for _ in range(TIMES):
            await asyncio.to_thread(look)
        return TIMES

    yield run
    connection.close()


ROWS = (
    Row("a mail of 4 kB read (floor: stdlib)", reading, reading_floor, 1.0),
    Row("a mail kept (floor: aiosmtpd, nothing kept)", mail_kept, mail_taken_floor, 3.0),
    Row("a measure added (floor: one raw row)", measure_added, row_added_floor, 15.0),
    Row("an order opened (floor: one row in a thread)", order_opened, row_read_floor, 15.0),
)
