"""Hosts that mean ill get nothing in, and keep nobody else out."""

import asyncio
import gc
import socket
import tracemalloc
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, contextmanager, suppress

import pytest

from intake.smtp import SmtpLimits
from intake.smtp.limits import MIB
from tests.intake.talking import MAIL, SOON, Client, Kept, connected, mouth

ENDS = {
    "lf dot lf": b"\n.\n",
    "lf dot crlf": b"\n.\r\n",
    "cr dot cr": b"\r.\r",
    "cr dot crlf": b"\r.\r\n",
    "crlf dot lf": b"\r\n.\n",
    "crlf dot cr": b"\r\n.\r",
    "cr lf apart": b"\n\r.\n\r",
    "crlf nul dot": b"\r\n\0.\r\n",
    "crlf dot nul": b"\r\n.\0\r\n",
    "cr crlf dot crlf": b"\r\r\n.\r\r\n",
    "cr crlf dot": b"\r\r\n.\r\n",
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS.keys())
async def test_no_second_mail_is_smuggled_in(end: bytes) -> None:
    """What another host may take for the end of a mail is not one here, and is refused."""
    kept = Kept()
    inner = b"MAIL FROM:<boss@x.se>\r\nRCPT TO:<fel@service.example>\r\nDATA\r\nFrom: boss@x.se"
    async with mouth(kept) as running, connected(running) as client:
        answer = await client.mails(MAIL + end + inner)
        assert await client.ends()
    assert (answer[:3], kept.mails) == ("550", [])


async def test_a_mail_without_line_ends_takes_no_memory() -> None:
    """A hundred megabytes are read past and refused."""
    async with mouth(Kept()) as running, connected(running) as client:
        await client.opens()
        with peak_of_memory() as peak:
            await pours(client, 100 * MIB)
        client.send(b"\r\n.\r\n")
        assert (await client.answer())[:3] == "552"
    assert peak() < 40 * MIB


async def test_a_command_without_end_takes_no_memory() -> None:
    async with mouth(Kept()) as running, connected(running) as client:
        with peak_of_memory() as peak:
            await pours(client, 100 * MIB)
        client.send(b"\r\n")
        assert (await client.answer())[:3] == "500"
    assert peak() < 10 * MIB


async def test_thousands_of_recipients_take_twenty_places() -> None:
    """Nobody else waits for the end of it."""
    kept = Kept()
    async with mouth(kept) as running, connected(running) as many, connected(running) as good:
        await many.says("MAIL FROM:<a@x.se>")
        for each in range(20_000):
            many.send(b"RCPT TO:<a%d@service.example>\r\n" % each)
        assert (await good.mails(MAIL)).startswith("250")
        codes = Counter([code async for code in all_answers(many)])
    assert (codes["250"], codes["452"] < 5_000) == (20, True)


async def test_three_hundred_who_say_nothing_keep_nobody_out() -> None:
    kept = Kept()
    async with mouth(kept, SmtpLimits(connections=301)) as running, AsyncExitStack() as idle:
        for _ in range(300):
            await idle.enter_async_context(connected(running, hello=""))
        async with connected(running) as good:
            assert [(await good.mails(MAIL))[:3] for _ in range(3)] == ["250"] * 3
        assert len(running.sessions) >= 300


@pytest.mark.parametrize("begun", [b"", b"MAIL", b"MAIL FROM:<a@x.se>\r\n"])
async def test_bytes_that_drip_are_no_command(begun: bytes) -> None:
    """Each comes in time, and the command never does."""
    limits = SmtpLimits(command_seconds=0.2)
    async with mouth(Kept(), limits) as running, connected(running) as client:
        client.send(begun)
        leaving = asyncio.create_task(running.left_alone())
        while not leaving.done():
            client.send(b"x")
            await asyncio.sleep(0)


@pytest.mark.parametrize("said", [b"", b"MAIL FROM:<a", b"MAIL FROM:<a@x.se>\r\n"])
async def test_one_who_speaks_no_more_is_let_go(said: bytes) -> None:
    """He has closed his half of the connection and keeps the other."""
    async with mouth(Kept()) as running, connected(running) as client:
        client.send(said)
        client.writer.write_eof()
        await running.left_alone()


async def test_one_who_never_spoke_is_let_go() -> None:
    """Not even the greeting is waited for."""
    async with mouth(Kept()) as running:
        reader, writer = await asyncio.open_connection("127.0.0.1", running.port)
        writer.write_eof()
        async with asyncio.timeout(SOON):
            await reader.read()
        await running.left_alone()
        writer.close()


async def test_a_mail_that_is_broken_off_holds_no_memory() -> None:
    """Ten in a row, without waiting for the garbage to be collected."""
    with nothing_collected(), peak_of_memory() as peak:
        async with mouth(Kept()) as running:
            for _ in range(10):
                async with connected(running) as client:
                    await client.opens()
                    await pours(client, 20 * MIB)
                await running.left_alone()
    assert peak() < 60 * MIB


async def test_one_who_speaks_no_more_within_a_mail_is_let_go_and_nothing_is_kept() -> None:
    kept = Kept()
    async with mouth(kept) as running, connected(running) as client:
        await client.opens()
        client.send(MAIL)
        client.writer.write_eof()
        await running.left_alone()
    assert kept.mails == []


async def test_one_who_does_not_listen_is_cut_off() -> None:
    """His answers fill up what lies between; waiting for him to read them would be for ever."""
    limits = SmtpLimits(command_seconds=0.5, farewell_seconds=0.05, nonsense=10**9)
    async with mouth(Kept(), limits) as running, connected(running) as client:
        client.writer.transport.pause_reading()  # type: ignore[attr-defined]
        (session,) = running.sessions
        for end in (client.writer.transport, session.transport):
            _with_little_between(end)
        client.send(b"\r\n" * 200_000)
        await running.left_alone()
        client.writer.transport.abort()


def _with_little_between(end: asyncio.BaseTransport | None) -> None:
    assert end is not None
    for what in (socket.SO_RCVBUF, socket.SO_SNDBUF):
        end.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, what, 4_096)


async def test_an_endless_flood_of_good_commands_is_let_go_and_keeps_nobody_waiting() -> None:
    async with mouth(Kept()) as running, connected(running) as flood, connected(running) as good:
        flood.send(b"RSET\r\n" * 20_000)
        assert (await good.mails(MAIL)).startswith("250")
        codes = Counter([code async for code in all_answers(flood)])
    assert codes["250"] <= 5_000


async def pours(client: Client, size: int) -> None:
    """Send so many bytes without a line end."""
    for _ in range(size // MIB):
        client.send(b"x" * MIB)
        await client.writer.drain()


async def all_answers(client: Client) -> AsyncIterator[str]:
    """The codes of all answers, until the other side closes."""
    with suppress(ConnectionError):  # who closes while more comes in resets the connection
        while answer := await client.answer():
            yield answer[:3]


@contextmanager
def nothing_collected() -> Iterator[None]:
    """What goes in circles stays."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def peak_of_memory() -> Iterator[Callable[[], int]]:
    """What was held at most within, in bytes."""
    tracemalloc.start()
    peak = 0
    try:
        yield lambda: peak
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
