"""From the commit of a booking confirmation to the mail host's word that it has the mail."""

import asyncio
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from app.environment import Environment, read_environment
from app.post import letters_over, way_out
from app.wiring import Parts, open_parts
from bench.bot.figures import Figure
from core.numbers import OrderNumber
from core.people import SYSTEM, Role, User
from core.ports import UnitOfWork
from core.usecases.bookings import Book, ConfirmBooking, book, confirm_booking
from core.usecases.faults import ReportFault, report_fault
from core.usecases.users import AddUser, add_user
from notifications.channels.post import Accepted, Outcome, Post
from notifications.dispatcher import Dispatcher
from notifications.mail import Mail

TIMES = 60
GOAL = 50.0
"""Milliseconds."""
PATIENCE = 30.0


@dataclass
class Timed:
    """The way to the mail host, and when it last took a mail."""

    way: Post
    taken: asyncio.Event = field(default_factory=asyncio.Event)
    at: float = 0.0

    async def hand_in(self, mail: Mail) -> Outcome:
        """Hand it in, and note when it was taken."""
        outcome = await self.way.hand_in(mail)
        if isinstance(outcome, Accepted):
            self.at = time.perf_counter()
            self.taken.set()
        return outcome


async def figures() -> Sequence[Figure]:
    """Half of the confirmations take no longer, with and without a signature of our own."""
    plain, signed = await _measured(), await _measured(signed=True)
    return (
        Figure("booking confirmation, commit to taken, p50", plain[0], GOAL, "ms"),
        Figure("the same, p90", plain[1], 2 * GOAL, "ms"),
        Figure("booking confirmation with DKIM (RSA), p50", signed[0], GOAL, "ms"),
    )


async def _measured(*, signed: bool = False) -> tuple[float, float]:
    with TemporaryDirectory() as folder:
        async with _mail_host() as port:
            environment = _environment(Path(folder), port, signed=signed)
            async with open_parts(environment) as parts:
                spans = sorted(await _spans(parts))
    return spans[len(spans) // 2], spans[int(len(spans) * 0.9)]


async def _spans(parts: Parts) -> list[float]:
    """Milliseconds from each commit until its mail was taken; the first ones warm up."""
    timed = Timed(way_out(parts.environment))
    post = Dispatcher(parts.door, letters_over(timed, parts), parts.clock)
    user = await parts.door.do(add_user, AddUser("Anna Berg", Role.TECHNICIAN), SYSTEM)
    confirmations = [await _booked(parts, nth, user) for nth in range(TIMES + 5)]
    parts.door.on_commit(lambda touched: post.wake() if "deliveries" in touched else None)
    sending = asyncio.create_task(post.run())
    spans = [await _span(parts, each, timed) for each in confirmations]
    post.stop()
    await sending
    return spans[5:]


async def _booked(parts: Parts, nth: int, user: User) -> ConfirmBooking:
    fault = ReportFault(
        f"Karin Ek {nth}", f"karin{nth}@b.example", "Dörren stänger inte", "Den står öppen.", "sv",
        receipt=False,
    )  # fmt: skip
    order = await parts.door.do(report_fault, fault, SYSTEM)
    starts_at: datetime = parts.clock() + timedelta(days=1 + nth)
    command = Book(order.number, user.id, starts_at, starts_at + timedelta(hours=2))
    booked = await parts.door.do(book, command, SYSTEM)
    return ConfirmBooking(OrderNumber.parse(str(order.number)), booked.booking.id)


async def _span(parts: Parts, command: ConfirmBooking, timed: Timed) -> float:
    timed.taken.clear()
    await parts.door.do(confirm_booking, command, SYSTEM)
    committed = time.perf_counter()
    async with asyncio.timeout(PATIENCE):
        await timed.taken.wait()
        while await parts.door.ask(_is_recording):  # noqa: ASYNC110 - so that each is alone
            await asyncio.sleep(0.002)
    return (timed.at - committed) * 1000


def _is_recording(uow: UnitOfWork) -> bool:
    return any(row.state.value in {"waiting", "sending"} for row in uow.outbox.rows())


def _environment(folder: Path, port: int, *, signed: bool) -> Environment:
    variables: Mapping[str, str] = {
        "ORDNA_DATA": str(folder / "data"),
        "ORDNA_MAIL_DOMAIN": "ao.nordport.example",
        "ORDNA_MAIL_FROM": "service@nordport.example",
        "ORDNA_SMARTHOST": f"smtp://127.0.0.1:{port}",
    }
    if signed:
        key = folder / "dkim.pem"
        subprocess.run(["openssl", "genrsa", "-out", key, "2048"], check=True, capture_output=True)
        variables = {**variables, "ORDNA_DKIM_KEY": str(key)}
    return read_environment(variables)


@asynccontextmanager
async def _mail_host() -> AsyncIterator[int]:
    sink = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.letters.sink", stdout=asyncio.subprocess.PIPE
    )
    assert sink.stdout is not None
    try:
        yield int(await sink.stdout.readline())
    finally:
        sink.kill()
        await sink.wait()
