"""A process that sends letters and may be killed at any instant: forked, so that it begins at once.

``python -m tests.reliability.posting FILE PORT``: with each line that it reads it forks a sender
on that database and mail host, and says its process ID.
"""

import asyncio
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from notifications.channels.email import EmailSender
from notifications.channels.post import Post
from notifications.dispatcher import Dispatcher
from notifications.letter_facts import LetterFacts
from notifications.letters import Letters
from notifications.mail import Mailroom
from notifications.smarthost import Smarthost
from storage.database import Database
from storage.door import SqlDoor
from storage.files import LocalFiles
from tests.notifications.conftest import no_rules
from tests.notifications.example import LETTERHEAD, SIGNER
from tests.notifications.spoken import speech

ROOT = Path(__file__).parent.parent.parent


def now() -> datetime:
    """The moment."""
    return datetime.now(UTC)


class NoPress:
    """No letter here has a paper."""

    async def with_letter(self, letter: str, facts: LetterFacts, language: str) -> None:
        return None


def sender_of(door: SqlDoor, post: Post, folder: Path) -> EmailSender:
    """The e-mail channel as the service has it."""
    letters = Letters(speech, SIGNER, LETTERHEAD)
    mailroom = Mailroom(LETTERHEAD, SIGNER)
    return EmailSender(door, letters, mailroom, post, NoPress(), LocalFiles(folder), now)


async def send(path: Path, port: int) -> None:
    """Send what waits, until killed."""
    door = SqlDoor(Database(f"sqlite+aiosqlite:///{path}"), no_rules, now)
    post = Post(Smarthost("127.0.0.1", port), "ordna.example", 20, 20)
    await door.do(_take_back, None, SYSTEM)
    await Dispatcher(door, sender_of(door, post, path.parent), now, knock=post.trouble).run()


def _take_back(command: None, actor: Actor, uow: UnitOfWork) -> None:
    uow.outages.knock_now()
    uow.outbox.release()


class Posting:
    """Senders, one after the other, each of which dies by kill -9."""

    def __init__(self, path: Path, port: int) -> None:
        self._arguments = (str(path), str(port))
        self._zygote: asyncio.subprocess.Process | None = None
        self._sender = 0

    async def start(self) -> None:
        """Have a sender begin."""
        if self._zygote is None:
            self._zygote = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "tests.reliability.posting", *self._arguments,
                cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
            )  # fmt: skip
        assert self._zygote.stdin is not None
        assert self._zygote.stdout is not None
        self._zygote.stdin.write(b"\n")
        self._sender = int(await self._zygote.stdout.readline())

    async def kill(self) -> None:
        """kill -9, and gone."""
        os.kill(self._sender, signal.SIGKILL)
        while _is_there(self._sender):  # noqa: ASYNC110 - it is no child of ours
            await asyncio.sleep(0.001)

    async def end(self) -> None:
        """Kill the sender and fork no more."""
        await self.kill()
        assert self._zygote is not None
        assert self._zygote.stdin is not None
        self._zygote.stdin.close()
        await self._zygote.wait()


def _is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def _fork_at_each_line(path: Path, port: int) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    speech("sv")
    for _ in sys.stdin.buffer:
        process = os.fork()
        if not process:
            asyncio.run(send(path, port))
            os._exit(0)
        sys.stdout.write(f"{process}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _fork_at_each_line(Path(sys.argv[1]), int(sys.argv[2]))
