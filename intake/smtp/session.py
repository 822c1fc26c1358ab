"""One SMTP conversation: aiosmtpd's commands, with our own reading of mails and kind answers."""

from intake.received import ReceivedMail
from intake.smtp.addresses import is_harmless, split_address
from intake.smtp.connection import Connection
from intake.smtp.content import Content
from intake.smtp.memory import Room
from intake.smtp.rules import CLOSING, LATER, TOO_SLOW

_CHUNK = 256 * 1024
_GRACE = 30.0
_LONGEST_NAME = 255

_TOO_LARGE = "552 5.3.4 The mail is larger than is taken here"
_BAD_SIGNS = "550 5.6.0 The mail has a lone CR or LF or a NUL, which mail must not have"
_FULL = "452 4.3.1 Too many large mails at the same time, please try again later"
_NOT_HERE = "502 5.5.1 This is not offered here"


class SmtpSession(Connection):
    """One client; whatever goes wrong on our side is answered 4xx, so that it tries again."""

    source = "smtp"
    declared_size = 0

    # Commands

    def _getaddr(self, arg: str) -> tuple[str | None, str | None]:
        return split_address(arg)

    async def smtp_VRFY(self, arg: str) -> None:  # noqa: N802 - the command
        await self.push("252 2.5.2 Send it, and see")

    async def smtp_HELP(self, arg: str) -> None:  # noqa: N802
        await self.push(f"214 2.0.0 Mail is taken here for any address at {self._mouth.domain}")

    async def smtp_AUTH(self, arg: str) -> None:  # noqa: N802
        await self.push(_NOT_HERE)

    smtp_EXPN = smtp_ETRN = smtp_TURN = smtp_SEND = smtp_SOML = smtp_SAML = smtp_AUTH  # noqa: N815

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - the command
        if await self.check_helo_needed():
            return
        if arg or not self.envelope or not self.envelope.rcpt_tos:
            await self.push("501 Syntax: DATA" if arg else "503 5.5.1 Error: need RCPT command")
            return
        self.is_reading = True
        try:
            await self._take_mail()
        finally:
            self.is_reading = False
            self._set_post_data_state()  # type: ignore[no-untyped-call]
            if self.transport is not None:
                self._reset_timeout()

    # Taking a mail

    async def _take_mail(self) -> None:
        room = Room(self._mouth.memory)
        self._reset_timeout(self._limits.memory_seconds + _GRACE)
        wanted = min(self.declared_size, self._limits.mail)
        if not await room.reserve(wanted, self._limits.memory_seconds):
            await self.push(_FULL)
            return
        content = Content(self._limits.mail)
        try:
            await self.push("354 End data with <CR><LF>.<CR><LF>")
            refusal = await self._read(content, room)
            reply = refusal or await self._store(content)
        finally:
            content.forget()  # or it is held, uncounted, until the garbage is collected
            room.leave()
        await self._answer(reply)

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
        self.hang_up(TOO_SLOW)
        raise ConnectionResetError

    def _put_back(self, rest: bytes) -> None:
        """Leave to the next command what came after the mail."""
        buffer: bytearray = self._reader._buffer  # type: ignore[attr-defined] # noqa: SLF001
        buffer[:0] = rest

    async def _store(self, content: Content) -> str:
        envelope = self.envelope
        if envelope is None:
            return LATER
        sender = "" if envelope.mail_from in {None, "<>"} else str(envelope.mail_from)
        mail = ReceivedMail(
            content.whole(),
            sender,
            tuple(envelope.rcpt_tos),
            self.source,
            self.host,
            helo=self._named,
        )
        content.forget()
        self._reset_timeout(self._limits.store_seconds + _GRACE)
        stored = await self._mouth.keep(mail)
        return "250 2.0.0 Stored" if stored else LATER

    @property
    def _named(self) -> str:
        """What the client calls itself, if that is a name at all."""
        name = str(self.session.host_name or "") if self.session else ""
        return name if len(name) <= _LONGEST_NAME and is_harmless(name) else ""

    async def _answer(self, reply: str) -> None:
        await self.push(reply)
        if reply == _BAD_SIGNS:
            # What follows may be a mail to the next host and commands to us: it is not heard.
            self.hang_up()
            self.forget_what_came()
        elif self.is_to_end:
            self.hang_up(CLOSING if self._mouth.stopping else TOO_SLOW)
