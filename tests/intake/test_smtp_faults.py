"""Whatever goes wrong on our side is answered 4xx, and neither answer nor log holds a word of it."""

import asyncio
import logging
import sqlite3
from concurrent.futures.process import BrokenProcessPool

import pytest
from sqlalchemy.exc import InterfaceError, OperationalError

from core.ports import TookTooLong
from tests.intake.talking import DOMAIN, MAIL, Kept, connected, mouth

SECRET = "/var/lib/secret.db, password=hemligt, karin@x.se"
ROW = {"envelope_from": "karin@x.se", "raw": SECRET}

FAULTS: dict[str, BaseException] = {
    "locked": OperationalError(
        "INSERT", ROW, sqlite3.OperationalError(f"database is locked: {SECRET}")
    ),
    "full": OperationalError("INSERT", ROW, sqlite3.OperationalError("database or disk is full")),
    "connection lost": InterfaceError("INSERT", ROW, ConnectionError(SECRET), True),
    "refused": ConnectionRefusedError(111, SECRET),
    "no space": OSError(28, "No space left on device", "/var/lib/secret.db"),
    "a bug": RuntimeError(SECRET),
    "a wrong key": KeyError(SECRET),
    "too slow": TimeoutError(SECRET),
    "no memory": MemoryError(SECRET),
    "cancelled": asyncio.CancelledError(SECRET),
    "child died": BrokenProcessPool(SECRET),
    "child too slow": TookTooLong(SECRET),
    "too deep": RecursionError(SECRET),
    "a group": ExceptionGroup(SECRET, [ValueError(SECRET)]),
}


@pytest.fixture(params=list(FAULTS.values()), ids=list(FAULTS))
def kept(request: pytest.FixtureRequest) -> Kept:
    store = Kept()
    store.error = request.param
    return store


async def test_a_mail_that_cannot_be_kept_is_asked_for_again(
    kept: Kept, caplog: pytest.LogCaptureFixture
) -> None:
    """R13; the one who comes again is served when the fault is mended, on the same connection."""
    caplog.set_level(logging.DEBUG)
    async with mouth(kept) as running, connected(running) as client:
        answer = await client.mails(MAIL)
        kept.error = None
        again = await client.mails(MAIL)
    assert (answer[:9], again[:3]) == ("451 4.3.0", "250")
    assert not {
        word for word in ("secret", "hemligt", "karin", "x.se") if word in answer + caplog.text
    }


async def test_by_lmtp_it_is_asked_for_again_for_each_recipient(kept: Kept) -> None:
    async with mouth(kept, lmtp=True) as running, connected(running, "LHLO x") as client:
        await client.opens(f"a@{DOMAIN}", f"b@{DOMAIN}")
        client.send(MAIL + b"\r\n.\r\n")
        answers = [(await client.answer())[:3] for _ in range(2)]
    assert answers == ["451", "451"]


async def test_a_fault_before_the_mail_is_answered_so_too(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def free() -> int:
        raise RuntimeError(SECRET)

    async with mouth(Kept(), free=free) as running, connected(running) as client:
        answer = await client.says("MAIL FROM:<karin@x.se>")
    assert answer.startswith("451")
    assert not {word for word in ("secret", "karin") if word in answer + caplog.text}
