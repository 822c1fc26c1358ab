"""What befalls the desk itself: a disk that is full, another desk beside it."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from intake.desk import TRIES, Desk
from intake.received import ReceivedMail
from notifications.rules import Rules
from storage.door import SqlDoor
from storage.files import LocalFiles
from tests.intake.desk import NOW, Office, ThisProcess, mail, open_office

PHOTO = (
    "--b\r\nContent-Type: image/png; name=door.png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    "iVBORw0KGgo=\r\n--b--\r\n"
)


class Clock:
    """Says the time it is told."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


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
        clock.now += timedelta(minutes=5)
    assert await office.quarantine() == []
    folder.unlink()
    await desk.clear()
    assert len((await office.order("1")).documents) == 1


async def test_two_desks_beside_each_other_make_one_order_and_no_ado(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    """The command line takes mails in beside the service; several workers do on PostgreSQL."""
    other = Desk(office.door, LocalFiles(Path()), ThisProcess(), office.signer, "sv", lambda: NOW)
    await office.desk.keep(ReceivedMail(mail(), "k@b.example", (), "smtp", ""))
    await asyncio.gather(office.desk.clear(), other.clear())
    assert len(await office.orders()) == 1
    assert [r for r in caplog.records if r.levelno >= logging.WARNING] == []


def _with_photo() -> bytes:
    whole = mail(f"--b\r\nContent-Type: text/plain\r\n\r\nLook.\r\n{PHOTO}")
    kind = b"Content-Type: text/plain; charset=utf-8"
    return whole.replace(
        kind, b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b", 1
    )
