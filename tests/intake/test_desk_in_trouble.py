"""What befalls the desk itself: a disk that is full, another desk beside it."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from core.people import Actor
from core.ports import DatabaseAway, UnitOfWork, UseCase
from core.usecases.quarantine import NoSuchHeldMail, SettledMeanwhile
from intake.desk import LONGEST_WAIT, TRIES, Desk
from intake.reading import Settled
from intake.received import ReceivedMail
from notifications.rules import Rules
from storage.door import SqlDoor
from storage.files import LocalFiles
from tests.intake.desk import NOW, Office, ThisProcess, mail, open_office

C = TypeVar("C")
R = TypeVar("R")
PHOTO = (
    "--b\r\nContent-Type: image/png; name=door.png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    "iVBORw0KGgo=\r\n--b--\r\n"
)


class Clock:
    """Says the time it is told."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


class FaultyDoor:
    """A door behind which mails cannot be settled while it has a fault; all else goes on."""

    def __init__(self, door: SqlDoor) -> None:
        self._door = door
        self.fault: Exception | None = None

    async def do(self, use_case: UseCase[C, R], command: C, actor: Actor) -> R:
        if self.fault and getattr(use_case, "__name__", "") == "settle":
            raise self.fault
        return await self._door.do(use_case, command, actor)

    async def ask(self, question: Callable[[UnitOfWork], R]) -> R:
        return await self._door.ask(question)

    async def look_through(self, question: Callable[[UnitOfWork], R]) -> R:
        return await self._door.look_through(question)


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    made = await open_office(tmp_path)
    yield made
    await made.database.close()


async def test_a_disk_that_is_full_for_long_sends_no_mail_into_quarantine(
    office: Office, tmp_path: Path
) -> None:
    """R12: what was taken in is taken care of by itself when there is room again."""
    clock, folder = Clock(), tmp_path / "elsewhere"
    folder.write_bytes(b"no folder, so nothing can be put into it")
    door = SqlDoor(office.database, Rules("sv"), clock)
    desk = Desk(door, LocalFiles(folder), ThisProcess(), office.signer, "sv", clock)
    await desk.keep(ReceivedMail(_with_photo(), "k@b.example", (), "smtp", ""))
    for _ in range(TRIES + 2):
        await desk.clear()
        clock.now += LONGEST_WAIT
    assert await office.quarantine() == []
    folder.unlink()
    await desk.clear()
    assert len((await office.order("1")).documents) == 1


OURS: dict[str, Exception] = {
    "the database is away": DatabaseAway(),
    "its host is away": ConnectionRefusedError(),
    "the disk is full": OSError(28, "No space left on device"),
}


@pytest.mark.parametrize("fault", OURS.values(), ids=OURS.keys())
async def test_a_fault_of_ours_is_never_counted_against_a_mail(
    fault: Exception, office: Office
) -> None:
    """However often; and the first fault of its own afterwards is its first."""
    clock, door, desk = await _one_mail_behind_a_faulty_door(office)
    for wrong in [*[fault] * (TRIES + 2), RuntimeError()]:
        door.fault = wrong
        await desk.clear()
        clock.now += LONGEST_WAIT
    door.fault = None
    await desk.clear()
    assert (len(await office.orders()), await office.quarantine()) == (1, [])


async def test_a_mail_that_waits_for_us_waits_longer_each_time(office: Office) -> None:
    """Or a database that comes back would be kept busy by all that had failed before."""
    clock, door, desk = await _one_mail_behind_a_faulty_door(office)
    door.fault, tries = DatabaseAway(), list[int]()
    for second in range(0, 1_000, 4):
        clock.now = NOW + timedelta(seconds=second)
        if await desk.clear():
            tries.append(second)
    assert tries == [0, 4, 8, 16, 32, 64, 128, 256, 512, 812]


async def test_a_real_fault_of_the_mail_ends_in_quarantine(office: Office) -> None:
    clock, door, desk = await _one_mail_behind_a_faulty_door(office)
    door.fault = RuntimeError()
    for _ in range(TRIES):
        await desk.clear()
        clock.now += LONGEST_WAIT
    assert len(await office.quarantine()) == 1


async def test_two_desks_beside_each_other_make_one_order_and_no_ado(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    """The command line takes mails in beside the service; several workers do on PostgreSQL."""
    other = Desk(office.door, LocalFiles(Path()), ThisProcess(), office.signer, "sv", lambda: NOW)
    await office.desk.keep(ReceivedMail(mail(), "k@b.example", (), "smtp", ""))
    await asyncio.gather(office.desk.clear(), other.clear())
    assert len(await office.orders()) == 1
    assert [r for r in caplog.records if r.levelno >= logging.WARNING] == []


async def test_of_two_desks_one_holds_a_mail_and_answers_it(office: Office) -> None:
    other = Desk(office.door, LocalFiles(Path()), ThisProcess(), office.signer, "sv", lambda: NOW)
    await office.desk.keep(ReceivedMail(mail("", Subject=""), "k@b.example", (), "smtp", ""))
    await asyncio.gather(office.desk.clear(), other.clear())
    (held,) = await office.quarantine()
    letters = await office.door.ask(lambda uow: list(uow.outbox.rows()))
    assert (held.attempts, [each.letter for each in letters]) == (1, ["nothing-readable"])


async def test_who_lets_in_what_somebody_else_just_has_is_told_so(office: Office) -> None:
    await office.desk.keep(ReceivedMail(mail("", Subject=""), "k@b.example", (), "smtp", ""))
    await office.desk.clear()
    (held,) = await office.quarantine()
    both = (office.desk.accept(held.id) for _ in range(2))
    first, second = await asyncio.gather(*both, return_exceptions=True)
    assert len(await office.orders()) == 1
    assert {type(first), type(second)} <= {Settled, SettledMeanwhile, NoSuchHeldMail}


async def _one_mail_behind_a_faulty_door(office: Office) -> tuple[Clock, FaultyDoor, Desk]:
    clock = Clock()
    door = FaultyDoor(SqlDoor(office.database, Rules("sv"), clock))
    desk = Desk(door, LocalFiles(Path()), ThisProcess(), office.signer, "sv", clock)
    await desk.keep(ReceivedMail(mail(), "k@b.example", (), "smtp", ""))
    return clock, door, desk


def _with_photo() -> bytes:
    whole = mail(f"--b\r\nContent-Type: text/plain\r\n\r\nLook.\r\n{PHOTO}")
    kind = b"Content-Type: text/plain; charset=utf-8"
    return whole.replace(
        kind, b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b", 1
    )
