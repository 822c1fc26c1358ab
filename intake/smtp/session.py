"""One SMTP conversation: aiosmtpd's commands, with our own reading of mails and our own limits."""

import asyncio
import logging
from collections import defaultdict
from typing import TYPE_CHECKING

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP

from intake.quiet_log import log_without_words
from intake.received import ReceivedMail
from intake.smtp.addresses import split_address
from intake.smtp.content import Content
from intake.smtp.memory import Room
from intake.smtp.rules import CLOSING, Rules

if TYPE_CHECKING:
    from intake.smtp.mouth import SmtpMouth

log = logging.getLogger(__name__)

_CHUNK = 256 * 1024
_GRACE = 30.0
_LONGEST_COMMAND = 2_048
_REPEATS = 5_000

_LATER = "451 4.3.0 The mail could not be taken just now, please try again later"
_TOO_SLOW = "421 4.4.2 This takes too long, please try again later"
_CROWDED = "421 4.7.0 Too many connections, please try again later"
_TOO_LARGE = "552 5.3.4 The mail is larger than is taken here"
_BAD_SIGNS = "550 5.6.0 The mail has a lone CR or LF or a NUL, which mail must not have"
_FULL = "452 4.3.1 Too many large mails at the same time, please try again later"


class SmtpSession(SMTP):
    """One client; whatever goes wrong on our side is answered 4xx, so that it tries again."""

    line_length_limit = 64 * 1024
    command_size_limit = _LONGEST_COMMAND
    source = "smtp"

    def __init__(self, mouth: "SmtpMouth") -> None:
        self._mouth = mouth
        self._limits = mouth.limits
        # Of our own: aiosmtpd shares one among all sessions and clears it with each new one.
        self.command_size_limits = defaultdict(lambda: _LONGEST_COMMAND)
        super().__init__(
            Rules(mouth),
            data_size_limit=mouth.limits.mail,
            enable_SMTPUTF8=True,
            hostname=mouth.domain,
            ident="Ordna",
            timeout=mouth.limits.command_seconds,
            command_call_limit={"NOOP": mouth.limits.noops, "VRFY": 10, "HELP": 10, "*": _REPEATS},
            loop=mouth.loop,
        )
        self.host = ""
        self._is_in = False
        self._reading = False
        self.declared_size = 0
        self._over: asyncio.TimerHandle | None = None

    # The connection

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        peer = transport.get_extra_info("peername")
        self.host = str(peer[0]) if isinstance(peer, tuple) and peer else ""
        refusal = self._mouth.refusal(self.host)
        if refusal and isinstance(transport, asyncio.Transport):
            transport.write((CLOSING if refusal == "closing" else _CROWDED).encode() + b"\r\n")
            transport.close()
            return
        self._is_in = True
        self._mouth.sessions.add(self)
        super().connection_made(transport)
        if self._handler_coroutine:
            self._handler_coroutine.add_done_callback(_look_at_end)
        self._over = self.loop.call_later(
            self._limits.session_seconds, self.say_goodbye, _TOO_SLOW
        )

    def connection_lost(self, error: Exception | None) -> None:
        if not self._is_in:
            return
        self._is_in = False
        self._mouth.sessions.discard(self)
        self._mouth.left(self.host)
        if self._over:
            self._over.cancel()
        super().connection_lost(error)

    def eof_received(self) -> bool | None:
        return super().eof_received() if self._is_in else None

    def say_goodbye(self, farewell: str = CLOSING) -> None:
        """Close with a word that means *later*; a mail in hand is finished first.

        When the session's time is over, one that was only announced is none in hand.
        """
        announced = farewell == CLOSING and bool(self.envelope and self.envelope.mail_from)
        busy = self._reading or announced
        if self._is_in and not busy and isinstance(self.transport, asyncio.Transport):
            self.transport.write(farewell.encode() + b"\r\n")
            self.transport.close()
        elif self._is_in:
            self._over = self.loop.call_later(0.5, self.say_goodbye, farewell)

    def drop(self) -> None:
        """Cut the connection at once."""
        if isinstance(self.transport, asyncio.Transport):
            self.transport.abort()

    def _timeout_cb(self) -> None:
        if isinstance(self.transport, asyncio.Transport):
            self.transport.write(_TOO_SLOW.encode() + b"\r\n")
            self.transport.close()

    async def handle_exception(self, error: Exception) -> str:
        log_without_words(log, "an SMTP command could not be carried out", error)
        return _LATER

    # Commands

    def _getaddr(self, arg: str) -> tuple[str | None, str | None]:
        return split_address(arg)

    async def smtp_VRFY(self, arg: str) -> None:  # noqa: N802 - the command
        await self.push("252 2.5.2 Send it, and see")

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - the command
        if await self.check_helo_needed():
            return
        if arg or not self.envelope or not self.envelope.rcpt_tos:
            await self.push("501 Syntax: DATA" if arg else "503 5.5.1 Error: need RCPT command")
            return
        self._reading = True
        try:
            await self._answer(await self._take_mail())
        finally:
            self._reading = False
            self._set_post_data_state()  # type: ignore[no-untyped-call]
            if self.transport is not None:
                self._reset_timeout()

    async def _take_mail(self) -> str:
        room = Room(self._mouth.memory)
        self._reset_timeout(self._limits.memory_seconds + _GRACE)
        wanted = min(self.declared_size, self._limits.mail)
        if not await room.reserve(wanted, self._limits.memory_seconds):
            return _FULL
        try:
            await self.push("354 End data with <CR><LF>.<CR><LF>")
            content = Content(self._limits.mail)
            refusal = await self._read(content, room)
            return refusal or await self._store(content)
        finally:
            room.leave()

    async def _read(self, content: Content, room: "Room") -> str:
        """Read to the end of the mail, also of one that is to be refused; give the refusal."""
        start = self.loop.time()
        full = False
        rest: bytes | None = None
        while rest is None:
            self._reset_timeout(self._limits.command_seconds)
            chunk = await self._reader.read(_CHUNK)
            if not chunk:
                raise ConnectionResetError
            rest = content.feed(chunk)
            if self._is_too_slow(content.size, self.loop.time() - start):
                await self._give_up()
            if content.is_too_large:
                room.leave()
            elif not room.holds(content.size):
                full = True
                content.forget()
                room.leave()
        if content.has_bad_signs:
            return _BAD_SIGNS
        self._put_back(rest)
        if content.is_too_large and not full:
            return _TOO_LARGE
        return _FULL if full else ""

    def _is_too_slow(self, size: int, seconds: float) -> bool:
        return seconds > self._limits.data_seconds or (
            seconds > self._limits.grace_seconds and size < self._limits.slowest * seconds
        )

    async def _give_up(self) -> None:
        await self.push(_TOO_SLOW)
        raise ConnectionResetError

    def _put_back(self, rest: bytes) -> None:
        """Leave to the next command what came after the mail."""
        buffer: bytearray = self._reader._buffer  # type: ignore[attr-defined] # noqa: SLF001
        buffer[:0] = rest

    async def _store(self, content: Content) -> str:
        envelope = self.envelope
        if envelope is None:
            return _LATER
        sender = "" if envelope.mail_from in {None, "<>"} else str(envelope.mail_from)
        mail = ReceivedMail(
            content.whole(), sender, tuple(envelope.rcpt_tos), self.source, self.host
        )
        content.forget()
        self._reset_timeout(self._limits.store_seconds + _GRACE)
        stored = await self._mouth.keep(mail)
        return "250 2.0.0 Stored" if stored else _LATER

    async def _answer(self, reply: str) -> None:
        await self.push(reply)
        if not isinstance(self.transport, asyncio.Transport):
            return
        if reply == _BAD_SIGNS:
            # What follows may be a mail to the next host and commands to us: it is not heard.
            self.transport.close()
            self._forget_what_came()
        elif self._mouth.stopping:
            await self.push(CLOSING)
            self.transport.close()

    def _forget_what_came(self) -> None:
        self._reader._buffer.clear()  # type: ignore[attr-defined] # noqa: SLF001


class LmtpSession(LMTP, SmtpSession):
    """The same for LMTP, which wants one answer for each recipient."""

    source = "lmtp"

    async def _answer(self, reply: str) -> None:
        recipients = len(self.envelope.rcpt_tos) if self.envelope else 1
        for _ in range(recipients - 1):
            await self.push(reply)
        await super()._answer(reply)


def _look_at_end(conversation: "asyncio.Task[None]") -> None:
    """Take note of how a conversation ended; a client that went away is no news."""
    if not conversation.cancelled():
        error = conversation.exception()
        if isinstance(error, Exception) and not isinstance(error, ConnectionError):
            log_without_words(log, "an SMTP conversation broke off", error)
