"""A real mail host on loopback that can be told to misbehave."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


@dataclass
class MailHost:
    """What came in, and what is answered; ``drop_at`` closes the connection there instead."""

    answers: dict[str, str] = field(default_factory=dict)
    drop_at: str = ""
    hang_at: str = ""
    received: list[Envelope] = field(default_factory=list)
    logins: list[tuple[bytes, bytes]] = field(default_factory=list)
    connections: int = 0
    port: int = 0

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if (answer := await self._at("MAIL", server)) is None:
            envelope.mail_from = address
        return answer or "250 OK"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if (answer := await self._at("RCPT", server)) is None:
            envelope.rcpt_tos.append(address)
        return answer or "250 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if (answer := await self._at("DATA", server)) is None:
            self.received.append(envelope)
        return answer or "250 taken"

    def log_in(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        """Accept one name and password."""
        assert isinstance(data, LoginPassword)
        self.logins.append((data.login, data.password))
        return AuthResult(success=data.password == b"right", handled=False)

    async def _at(self, step: str, server: SMTP) -> str | None:
        if self.drop_at == step and server.transport is not None:
            server.transport.close()
        if self.hang_at == step:
            await asyncio.get_running_loop().create_future()
        return self.answers.get(step)


@asynccontextmanager
async def listening(
    host: MailHost,
    tls: ssl.SSLContext | None = None,
    starttls: ssl.SSLContext | None = None,
) -> AsyncIterator[MailHost]:
    """The host on a free port of this machine."""
    loop = asyncio.get_running_loop()
    sessions: list[SMTP] = []

    def session() -> SMTP:
        host.connections += 1
        sessions.append(
            SMTP(
                host,
                hostname="host.example",
                loop=loop,
                tls_context=starttls,
                authenticator=host.log_in,
                auth_require_tls=False,
            )
        )
        return sessions[-1]

    server = await loop.create_server(session, "127.0.0.1", 0, ssl=tls)
    host.port = server.sockets[0].getsockname()[1]
    try:
        yield host
    finally:
        server.close()
        for each in sessions:
            if each.transport is not None:
                each.transport.close()
        await asyncio.gather(*(_ended(each) for each in sessions))
        await server.wait_closed()


async def _ended(session: SMTP) -> None:
    handling = session._handler_coroutine
    if handling is not None:
        handling.cancel()
        await asyncio.gather(handling, return_exceptions=True)
