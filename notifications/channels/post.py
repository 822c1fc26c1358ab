"""Hands one mail to the smarthost over SMTP, and says what became of it."""

import asyncio
import ssl
from collections.abc import Callable
from dataclasses import dataclass, replace

import aiosmtplib
from aiosmtplib import errors

from notifications.channels.post_troubles import (
    HUNG_UP,
    NO_ANSWER,
    PERHAPS_TAKEN,
    quoted,
    trouble_of,
)
from notifications.mail import Mail
from notifications.smarthost import Smarthost


@dataclass(frozen=True, slots=True)
class Accepted:
    """The host has taken the mail and answers for it."""


@dataclass(frozen=True, slots=True)
class Later:
    """It was not taken now; another try may do."""

    why: str


@dataclass(frozen=True, slots=True)
class Down(Later):
    """The host itself is away or takes nothing, whatever the mail is; a person may have to mend it."""


@dataclass(frozen=True, slots=True)
class Never:
    """It is refused for good."""

    why: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """The mail was handed over and no answer came: it may have been taken."""

    why: str


Outcome = Accepted | Later | Never | Unknown


@dataclass(frozen=True, slots=True)
class Post:
    """A way to the smarthost; ``patience`` for each step, ``last_patience`` for the final word.

    ``seal`` signs a mail as it goes over the wire, where there is a key for that (DKIM).
    """

    smarthost: Smarthost
    own_name: str
    patience: float = 30.0
    last_patience: float = 300.0
    tls: ssl.SSLContext | None = None
    seal: Callable[[bytes], bytes] | None = None

    async def hand_in(self, mail: Mail) -> Outcome:
        """Hand the mail in; never raises for what the network or the host does."""
        mail = await self._sealed(mail)
        client = self._client()
        try:
            if (trouble := await _connected(client)) is not None:
                return Down(trouble)
            return await self._transaction(client, mail)
        except (errors.SMTPException, OSError) as fault:
            return _refusal(fault)
        finally:
            await _part(client)

    async def trouble(self) -> str | None:
        """Greet the host and take leave; what is in the way, as a sentence, or None."""
        client = self._client()
        try:
            return await _connected(client)
        finally:
            await _part(client)

    async def _sealed(self, mail: Mail) -> Mail:
        if self.seal is None:
            return mail
        # In a thread: a signature takes as long as a whole letter, and a large mail many times that.
        return replace(mail, content=await asyncio.to_thread(self.seal, mail.content))

    async def _transaction(self, client: aiosmtplib.SMTP, mail: Mail) -> Outcome:
        if client.is_ehlo_or_helo_needed:
            await client.ehlo()
        sizes = client.supports_extension("size")
        await client.mail(mail.sender, options=[f"SIZE={len(mail.content)}"] if sizes else [])
        await client.rcpt(mail.recipient)
        try:
            await client.data(mail.content, timeout=self.last_patience)
        except (errors.SMTPServerDisconnected, errors.SMTPTimeoutError):
            return Unknown(PERHAPS_TAKEN)
        return Accepted()

    def _client(self) -> aiosmtplib.SMTP:
        host = self.smarthost
        return aiosmtplib.SMTP(
            hostname=host.host,
            port=host.port,
            username=host.username,
            password=host.password,
            local_hostname=self.own_name,
            timeout=self.patience,
            use_tls=host.tls,
            start_tls=host.upgrade,
            validate_certs=host.verified,
            tls_context=self.tls,
        )


NEEDS_PASSWORD, GOING_AWAY = 530, 421


async def _connected(client: aiosmtplib.SMTP) -> str | None:
    """Connect, encrypt and log in; what is in the way, as a sentence, or None."""
    try:
        await client.connect()
    except (errors.SMTPException, OSError) as fault:
        return trouble_of(fault)
    return None


def _refusal(fault: Exception) -> Outcome:
    """What a fault before the host took the mail means: 5xx is for good, all else may pass."""
    if not isinstance(fault, errors.SMTPResponseException):
        return Later(NO_ANSWER if isinstance(fault, TimeoutError) else HUNG_UP)
    if fault.code in {NEEDS_PASSWORD, GOING_AWAY}:
        return Down(quoted(fault))
    return Never(quoted(fault)) if 500 <= fault.code < 600 else Later(quoted(fault))


async def _part(client: aiosmtplib.SMTP) -> None:
    try:
        if client.is_connected:
            await asyncio.wait_for(client.quit(), 2)
    except (errors.SMTPException, OSError):
        return
    finally:
        client.close()
