"""Hands one mail to the smarthost over SMTP, and says what became of it."""

import asyncio
import ssl
from dataclasses import dataclass

import aiosmtplib
from aiosmtplib import errors

from core.text import one_line
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
    """A way to the smarthost; ``patience`` for each step, ``last_patience`` for the final word."""

    smarthost: Smarthost
    own_name: str
    patience: float = 30.0
    last_patience: float = 300.0
    tls: ssl.SSLContext | None = None

    async def hand_in(self, mail: Mail) -> Outcome:
        """Hand the mail in; never raises for what the network or the host does."""
        client = self._client()
        try:
            await client.connect()
            return await self._transaction(client, mail)
        except (errors.SMTPException, OSError) as fault:
            return _refusal(fault)
        finally:
            await _part(client)

    async def trouble(self) -> str | None:
        """Greet the host and take leave; what it said against us, or None."""
        client = self._client()
        try:
            await client.connect()
        except errors.SMTPResponseException as fault:
            return _said(fault)
        except (errors.SMTPException, OSError) as fault:
            return type(fault).__name__
        finally:
            await _part(client)
        return None

    async def _transaction(self, client: aiosmtplib.SMTP, mail: Mail) -> Outcome:
        if client.is_ehlo_or_helo_needed:
            await client.ehlo()
        sizes = client.supports_extension("size")
        await client.mail(mail.sender, options=[f"SIZE={len(mail.content)}"] if sizes else [])
        await client.rcpt(mail.recipient)
        try:
            await client.data(mail.content, timeout=self.last_patience)
        except (errors.SMTPServerDisconnected, errors.SMTPTimeoutError) as fault:
            return Unknown(type(fault).__name__)
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


# What is wrong with the way itself, such as a wrong password, a person mends: mail waits for it.
OF_THE_WAY = (errors.SMTPConnectError, errors.SMTPHeloError, errors.SMTPAuthenticationError)
NEEDS_PASSWORD = 530


def _refusal(fault: Exception) -> Outcome:
    """What a fault before the host took the mail means: 5xx is for good, all else may pass."""
    if not isinstance(fault, errors.SMTPResponseException):
        return Later(type(fault).__name__)
    for_good = 500 <= fault.code < 600 and fault.code != NEEDS_PASSWORD
    if for_good and not isinstance(fault, OF_THE_WAY):
        return Never(_said(fault))
    return Later(_said(fault))


def _said(fault: errors.SMTPResponseException) -> str:
    return one_line(f"{fault.code} {fault.message}", 300)


async def _part(client: aiosmtplib.SMTP) -> None:
    try:
        if client.is_connected:
            await asyncio.wait_for(client.quit(), 2)
    except (errors.SMTPException, OSError):
        return
    finally:
        client.close()
