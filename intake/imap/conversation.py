"""aioimaplib's protocol, made to end at once when a host goes, lies or talks nonsense.

As it stands it tells nobody that the connection is gone, leaves a failed greeting to a task that
nobody looks at, recurses once for each line, and writes a LOGIN into its error messages.
"""

import asyncio
import base64
import re
from collections.abc import Iterator
from typing import Any

from aioimaplib.aioimaplib import AUTH, CONNECTED, NONAUTH, Command, IMAP4ClientProtocol

from intake.imap.trouble import NoImap

_PIECE = 4096
"""So few bytes hold fewer lines than Python's stack holds calls."""
_EXISTS = re.compile(rb"\* \d+ EXISTS\b", re.IGNORECASE)


class Conversation(IMAP4ClientProtocol):  # type: ignore[misc]
    """One connection: what was said on it, whether it still stands, and how much may come."""

    def __init__(self, most: int) -> None:
        super().__init__(asyncio.get_running_loop(), None)
        self.greeted: asyncio.Future[None] = self.loop.create_future()
        self.lost: asyncio.Future[None] = self.loop.create_future()
        self.nonsense: NoImap | None = None
        self.stirred = asyncio.Event()
        """Set when the host says how many mails there are."""
        self.idles = asyncio.Event()
        """Set when the host has begun to idle."""
        self.heard = 0
        self._most = most
        self._answers: list[bytes] = []

    @property
    def preauthenticated(self) -> bool:
        """Whether the host let us in before we said who we are."""
        return bool(self.state == AUTH)

    def data_received(self, data: bytes) -> None:
        """Take in what the host says; nonsense ends the connection and is kept for the caller."""
        self.heard += len(data)
        try:
            self._take_in(data)
        except Exception as error:  # noqa: BLE001 - a host may say anything
            # Without its words: aioimaplib's quote the command, a password and all.
            self.nonsense = NoImap(type(error).__name__)
            self.transport.abort()

    def _take_in(self, data: bytes) -> None:
        if self.heard > self._most:
            raise NoImap("too much")
        for piece in _pieces(data):
            super().data_received(piece)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wake whoever waits."""
        if not self.lost.done():
            self.lost.set_result(None)

    def will_answer(self, *answers: bytes) -> None:
        """Say these, in base64, when the host asks in the midst of AUTHENTICATE."""
        self._answers = list(answers)

    def order(self, name: str, *words: str, prefix: str = "") -> Command:
        """Make a command."""
        return Command(name, self.new_tag(), *words, prefix=prefix, loop=self.loop)

    def _handle_line(self, line: bytes, current: Any) -> Any:
        if self.state == CONNECTED and line:
            return self._greet(line)
        if current is None and _EXISTS.match(line):
            self.stirred.set()
        return super()._handle_line(line, current)

    def _greet(self, line: bytes) -> None:
        if not line.startswith((b"* OK", b"* PREAUTH")):
            raise NoImap("not let in")
        self.state = AUTH if line.startswith(b"* PREAUTH") else NONAUTH
        if not self.greeted.done():
            self.greeted.set_result(None)

    def _continuation(self, line: bytes) -> None:
        pending = self.pending_sync_command
        if pending is not None and pending.name == "IDLE":
            self.idles.set()
        if pending is None or pending.name != "AUTHENTICATE":
            return
        # Asked again, it is told of a failure, and wants an empty line before it says so.
        answer = self._answers.pop(0) if self._answers else b""
        self.transport.write(base64.b64encode(answer) + b"\r\n")


def _pieces(data: bytes) -> Iterator[bytes]:
    for at in range(0, len(data), _PIECE):
        yield data[at : at + _PIECE]
