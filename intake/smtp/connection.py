"""One connection to a mouth: let in or not, timed, encrypted when asked, and closed for certain."""

import asyncio
import logging
from collections import defaultdict
from typing import TYPE_CHECKING, AnyStr

from aiosmtpd.smtp import SMTP, TLSSetupException

from intake.quiet_log import log_without_words
from intake.smtp.rules import CLOSING, CROWDED, LATER, TOO_SLOW, Rules

if TYPE_CHECKING:
    from intake.smtp.mouth import SmtpMouth

log = logging.getLogger(__name__)

_LONGEST_COMMAND = 2_048
_REPEATS = 5_000
_NONSENSE = "421 4.7.0 Too many commands that are none, please try again later"


class Connection(SMTP):
    """What holds for a connection whatever is said on it."""

    line_length_limit = 64 * 1024
    command_size_limit = _LONGEST_COMMAND

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
            tls_context=mouth.tls_context(),
            timeout=mouth.limits.command_seconds,
            command_call_limit={"NOOP": mouth.limits.noops, "VRFY": 10, "HELP": 10, "*": _REPEATS},
            loop=mouth.loop,
        )
        self.host = ""
        self.is_reading = False
        self._counted_as = ""
        self._is_in = False
        self._is_turning = self._is_encrypted = False
        self._time_is_up = False
        self._nonsense = 0
        self._over: asyncio.TimerHandle | None = None

    # Coming and going

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if self._is_in:  # the same connection, now encrypted
            self._is_encrypted = True
            super().connection_made(transport)
            return
        peer = transport.get_extra_info("peername")
        self.host = str(peer[0]) if isinstance(peer, tuple) and peer else ""
        brought = self._mouth.guests.is_brought(self.host)
        self._counted_as = "" if brought else self.host
        refusal = self._mouth.refusal(self._counted_as)
        if refusal and isinstance(transport, asyncio.Transport):
            transport.write(refusal.encode() + b"\r\n")
            transport.close()
            return
        self._proxy_timeout = self._limits.proxy_seconds if brought else None
        self._come_in(transport)

    def _come_in(self, transport: asyncio.BaseTransport) -> None:
        self._is_in = True
        self._mouth.sessions.add(self)
        super().connection_made(transport)
        if self._handler_coroutine:
            self._handler_coroutine.add_done_callback(self._conversation_ended)
        self._over = self.loop.call_later(self._limits.session_seconds, self.say_goodbye, TOO_SLOW)

    def is_from(self, host: str) -> bool:
        """Count it for the host that a proxy names; whether there is room for that one."""
        if not self._mouth.guests.rename(self._counted_as, host):
            self.hang_up(CROWDED)
            return False
        self.host = self._counted_as = host
        return True

    def connection_lost(self, error: Exception | None) -> None:
        if not self._is_in:
            return
        self._is_in = False
        self._mouth.sessions.discard(self)
        self._mouth.left(self._counted_as)
        if self._over:
            self._over.cancel()
        super().connection_lost(error)
        self.forget_what_came()  # sessions go in circles, and wait for the garbage to be collected

    def _conversation_ended(self, conversation: "asyncio.Task[None]") -> None:
        """Close, however it ended; a client that went away is no news."""
        self.hang_up()
        if not conversation.cancelled():
            error = conversation.exception()
            if isinstance(error, Exception) and not isinstance(error, ConnectionError):
                log_without_words(log, "an SMTP conversation broke off", error)

    def eof_received(self) -> bool | None:
        return super().eof_received() if self._is_in else None

    # Ending it

    def say_goodbye(self, farewell: str = CLOSING) -> None:
        """Close with a word that means *later*; a mail in hand is finished first.

        When the session's time is over, one that was only announced is none in hand.
        """
        self._time_is_up = True
        announced = farewell == CLOSING and bool(self.envelope and self.envelope.mail_from)
        if self._is_in and not (self.is_reading or announced):
            self.hang_up(farewell)
        elif self._is_in:
            self._over = self.loop.call_later(0.5, self.say_goodbye, farewell)

    def hang_up(self, farewell: str = "") -> None:
        """Say a last word and close; a client that does not even read it is cut off."""
        if not isinstance(self.transport, asyncio.Transport):
            return
        if farewell and not self.transport.is_closing():
            self.transport.write(farewell.encode() + b"\r\n")
        self.transport.close()
        self.loop.call_later(self._limits.farewell_seconds, self.drop)

    def drop(self) -> None:
        """Cut the connection at once."""
        transport = self._original_transport or self.transport
        if self._is_in and isinstance(transport, asyncio.Transport):
            transport.abort()

    def _timeout_cb(self) -> None:
        self.hang_up(TOO_SLOW)

    @property
    def is_to_end(self) -> bool:
        """Whether nothing more is begun."""
        return self._mouth.stopping or self._time_is_up

    # Saying something

    async def push(self, status: AnyStr) -> None:
        """Answer; then let others have their turn, for a client may say very much at once."""
        if self.transport is None or self.transport.is_closing():
            raise ConnectionResetError
        await super().push(status)
        self._nonsense += str(status).startswith("500")
        if self._nonsense > self._limits.nonsense:
            self.hang_up(_NONSENSE)
            raise ConnectionResetError
        # What comes after the word that TLS may begin is not for this reader any more.
        if not self._is_turning:
            await asyncio.sleep(0)

    async def handle_exception(self, error: Exception) -> str:
        if isinstance(error, TLSSetupException):
            log.info("a client could not agree with us on TLS")
        else:
            log_without_words(log, "an SMTP command could not be carried out", error)
        return LATER

    # Encryption

    async def smtp_STARTTLS(self, arg: str) -> None:  # noqa: N802 - the command
        refusal = self._refusal_of_tls(arg)
        if refusal:
            await self.push(refusal)
            return
        self._is_turning = True
        self.forget_what_came()
        await super().smtp_STARTTLS(arg)
        self._is_turning = False
        if not self._is_encrypted:
            raise TLSSetupException  # it was closed meanwhile, which nobody else would notice

    def _refusal_of_tls(self, arg: str) -> str:
        if self.tls_context is None:
            return "502 5.5.1 TLS is not offered here"
        if self._tls_protocol is not None:
            return "503 5.5.1 TLS is on already"
        return "501 5.5.4 Syntax: STARTTLS" if arg else ""

    def forget_what_came(self) -> None:
        """Nothing that was said already is heard."""
        self._reader._buffer.clear()  # type: ignore[attr-defined] # noqa: SLF001
