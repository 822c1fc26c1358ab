"""A virus scanner is asked of each mail, and a mail that it can't be asked of waits."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from intake.trust.clamav import ClamAv, ScannerIsAway, TooLargeToScan, WrongScanner

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
Answer = Callable[[bytes], bytes]


def looks(raw: bytes) -> bytes:
    """Answer as the daemon does."""
    return b"stream: Eicar-Signature FOUND\0" if EICAR in raw else b"stream: OK\0"


@asynccontextmanager
async def daemon(path: Path, answer: Answer = looks) -> AsyncIterator[ClamAv]:
    """A server that speaks the daemon's protocol."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        command = await reader.readuntil(b"\0")
        if command == b"zPING\0":
            writer.write(b"PONG\0")
        else:
            assert command == b"zINSTREAM\0"
            writer.write(answer(await _stream(reader)))
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    async with await asyncio.start_unix_server(serve, path):
        yield ClamAv.at(str(path))


async def _stream(reader: asyncio.StreamReader) -> bytes:
    pieces = []
    while length := int.from_bytes(await reader.readexactly(4)):
        pieces.append(await reader.readexactly(length))
    return b"".join(pieces)


async def test_a_virus_is_named(tmp_path: Path) -> None:
    async with daemon(tmp_path / "clamd") as scanner:
        assert await scanner.virus_in(b"x" * 300_000 + EICAR) == "Eicar-Signature"


async def test_a_sound_mail_has_none(tmp_path: Path) -> None:
    async with daemon(tmp_path / "clamd") as scanner:
        assert await scanner.virus_in(b"x" * 300_000) is None


async def test_a_scanner_that_is_there_says_so(tmp_path: Path) -> None:
    async with daemon(tmp_path / "clamd") as scanner:
        assert await scanner.is_there()


@pytest.mark.parametrize("answer", [b"", b"stream: lost the plot\0", b"UNKNOWN COMMAND\0"])
async def test_an_answer_that_says_neither_is_none(tmp_path: Path, answer: bytes) -> None:
    async with daemon(tmp_path / "clamd", lambda raw: answer) as scanner:
        with pytest.raises(ScannerIsAway):
            await scanner.virus_in(b"x")


async def test_a_mail_too_large_for_the_scanner_is_told_apart(tmp_path: Path) -> None:
    async with daemon(
        tmp_path / "clamd", lambda raw: b"INSTREAM size limit exceeded. ERROR\0"
    ) as scanner:
        with pytest.raises(TooLargeToScan):
            await scanner.virus_in(b"x")


async def test_a_scanner_that_is_not_there_is_away(tmp_path: Path) -> None:
    scanner = ClamAv.at(str(tmp_path / "clamd"))
    assert not await scanner.is_there()
    with pytest.raises(ScannerIsAway):
        await scanner.virus_in(b"x")


async def test_a_scanner_that_never_answers_is_away(tmp_path: Path) -> None:
    left = asyncio.Event()

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()
        await writer.wait_closed()
        left.set()

    async with await asyncio.start_unix_server(silent, tmp_path / "clamd"):
        with pytest.raises(ScannerIsAway):
            await ClamAv(path=str(tmp_path / "clamd"), seconds=0.05).virus_in(b"x")
        await left.wait()


@pytest.mark.parametrize("where", ["clamd", "host:", "host:0", "host:99999", ":3310"])
def test_a_wrong_address_is_refused(where: str) -> None:
    with pytest.raises(WrongScanner, match="ORDNA_CLAMAV"):
        ClamAv.at(where)


def test_a_host_and_port_are_taken() -> None:
    assert ClamAv.at("[::1]:3310") == ClamAv(host="::1", port=3310)
