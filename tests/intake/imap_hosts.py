"""What the tests of the IMAP mouth share: a ledger, a mouth at work, and hosts that misbehave."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from intake.imap import ImapMouth
from intake.imap.limits import ImapLimits
from intake.imap.login import AccessTokens
from intake.received import Store
from tests.intake.writing import plain

QUICK = ImapLimits(
    command_seconds=5.0, idle_seconds=5.0, poll_seconds=0.02, first_wait=0.02, longest_wait=0.1
)


class Remembered:
    """A ledger in memory."""

    def __init__(self) -> None:
        self.uids: dict[tuple[str, int], int] = {}
        self.looks: dict[str, datetime] = {}

    async def last_seen(self, folder: str, uidvalidity: int) -> int:
        return self.uids.get((folder, uidvalidity), 0)

    async def remember(self, folder: str, uidvalidity: int, uid: int) -> None:
        self.uids[folder, uidvalidity] = uid

    async def last_look(self, folder: str) -> datetime | None:
        return self.looks.get(folder)

    async def remember_look(self, folder: str) -> None:
        self.looks[folder] = datetime.now(UTC)


def mail(number: int) -> bytes:
    """A mail that is told from others by its number."""
    return plain(f"Hiss {number} står", "Subject: Hissen", f"Message-ID: <{number}@x.se>")


async def until(holds: Callable[[], bool], seconds: float = 15) -> None:
    """Wait for something to be so."""
    async with asyncio.timeout(seconds):
        while not holds():  # noqa: ASYNC110 - the world outside sends no events
            await asyncio.sleep(0.01)


@asynccontextmanager
async def running(
    url: str,
    kept: Store,
    ledger: Remembered | None = None,
    limits: ImapLimits = QUICK,
    tokens: AccessTokens | None = None,
) -> AsyncIterator[ImapMouth]:
    """A mouth at work."""
    mouth = ImapMouth(url, kept, ledger or Remembered(), limits, tokens=tokens)
    await mouth.start()
    try:
        yield mouth
    finally:
        await mouth.stop()


async def looked(
    url: str, kept: Store, ledger: Remembered | None = None, limits: ImapLimits = QUICK
) -> int:
    """Look once; gives how many mails were taken."""
    return await ImapMouth(url, kept, ledger or Remembered(), limits).look_once()


Conversation = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def host(conversation: Conversation) -> AsyncIterator[str]:
    """Play an IMAP host that does as it likes; give its URL."""
    talks: list[asyncio.Task[None]] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await conversation(reader, writer)
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.transport.abort()

    def begin(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talks.append(asyncio.create_task(talk(reader, writer)))

    server = await asyncio.start_server(begin, "127.0.0.1", 0)
    try:
        yield f"imap://karin:hemligt@127.0.0.1:{server.sockets[0].getsockname()[1]}/INBOX"
    finally:
        server.close()
        for task in talks:
            task.cancel()
        await asyncio.gather(*talks)
        await asyncio.sleep(0)


Answers = dict[str, str | None]
"""What is answered to a command that begins so, `{}` being its tag; None falls silent, "" hangs up."""

CAPABLE = "* CAPABILITY IMAP4rev1\r\n{} OK"
SELECTED = "* OK [UIDVALIDITY 7] x\r\n* OK [UIDNEXT 3] x\r\n{} OK"
EMPTY = {
    "CAPABILITY": CAPABLE, "LOGIN": "{} OK", "SELECT": SELECTED, "UID SEARCH": "* SEARCH\r\n{} OK",
    "NOOP": "{} OK", "UID STORE": "{} OK",
}  # fmt: skip
"""A host with an empty mailbox."""


def full(raw: bytes, **other: str | None) -> Answers:
    """A host with one mail, UID 2; names of other answers have underscores for blanks."""
    content = raw.decode().replace("{", "{{").replace("}", "}}")
    answers: Answers = {
        **EMPTY,
        "UID SEARCH": "* SEARCH 2\r\n{} OK",
        "UID FETCH 2 (UID RFC": f"* 1 FETCH (UID 2 RFC822.SIZE {len(raw)})\r\n{{}} OK",
        "UID FETCH 2 (UID BODY": f"* 1 FETCH (UID 2 BODY[]<0> {{{{{len(raw)}}}}}\r\n{content})"
        "\r\n{} OK",
    }
    return answers | {name.replace("_", " "): answer for name, answer in other.items()}


def answering(
    answers: Mapping[str, str | None],
    greeting: str | None = "* OK hej",
    seen: list[str] | None = None,
) -> Conversation:
    """A host that answers so to whatever it is asked, and no to all else; `seen` notes what."""

    async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        said: str | None = greeting
        while said:
            writer.write(said.encode() + b"\r\n")
            await writer.drain()
            tag, _, command = (
                (await reader.readline()).decode("utf-8", "replace").strip().partition(" ")
            )
            if not tag:
                return
            found = next((begin for begin in answers if command.startswith(begin)), "")
            answer = answers.get(found, "{} NO")
            if seen is not None:
                seen.append(found)
            said = answer and answer.format(tag)
        if said is None:
            await reader.read()

    return converse
