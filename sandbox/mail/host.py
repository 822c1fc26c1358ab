"""The mail host: takes any mail over SMTP, and sends the customers' mails out."""

import asyncio
import smtplib
from dataclasses import asdict, dataclass, fields
from email.message import EmailMessage
from email.utils import getaddresses

from aiosmtpd.smtp import SMTP, Envelope, Session

from sandbox.mail.boxes import Boxes, Mail
from sandbox.mail.writing import Draft, compose
from sandbox.shapes import Json

MAX_MAIL = 50 << 20
REFUSALS = {4: "451 4.3.0 The mail host is having a bad day", 5: "550 5.7.1 Not wanted here"}
DROPPED = "421 4.3.0 Closing"


@dataclass
class MailFaults:
    """What shall go wrong with the next mails."""

    refuse_4xx: int = 0
    refuse_5xx: int = 0
    drop_connections: int = 0
    lost_acks: int = 0
    """Keep the mail, then hang up instead of saying 250."""

    def told(self) -> Json:
        return asdict(self)

    def set(self, changes: Json) -> None:
        for name, value in changes.items():
            if name not in {field.name for field in fields(self)}:
                raise KeyError(name)
            setattr(self, name, int(value))

    def spend(self, name: str) -> bool:
        left = int(getattr(self, name))
        if left > 0:
            setattr(self, name, left - 1)
        return left > 0


class NotSent(Exception):  # noqa: N818 - it says what happened
    """A mail that could not be delivered; the sentence says why."""


class Mouth:
    """What happens to a mail that comes in."""

    def __init__(self, boxes: Boxes, faults: MailFaults) -> None:
        self._boxes = boxes
        self._faults = faults

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self._faults.spend("drop_connections"):
            return self._hang_up(server)
        if self._faults.spend("refuse_4xx"):
            return REFUSALS[4]
        if self._faults.spend("refuse_5xx"):
            return REFUSALS[5]
        content = envelope.content
        raw = content if isinstance(content, bytes) else str(content).encode()
        self._boxes.receive(envelope.mail_from or "", list(envelope.rcpt_tos), raw)
        if self._faults.spend("lost_acks"):
            return self._hang_up(server)
        return "250 OK"

    def _hang_up(self, server: SMTP) -> str:
        if isinstance(server.transport, asyncio.Transport):
            server.transport.abort()
        return DROPPED


class MailHost:
    """An SMTP server in the same loop, and a way out for what customers write."""

    def __init__(self, boxes: Boxes) -> None:
        self.boxes = boxes
        self.faults = MailFaults()
        self.address: tuple[str, int] = ("", 0)
        self.deliver_to: tuple[str, int] | None = None
        self.deliver_domain: str | None = None
        self._server: asyncio.Server | None = None

    async def start(self, host: str, port: int) -> None:
        loop = asyncio.get_running_loop()
        mouth = Mouth(self.boxes, self.faults)
        self._server = await loop.create_server(
            lambda: SMTP(
                mouth,
                data_size_limit=MAX_MAIL,
                enable_SMTPUTF8=True,
                hostname="sandbox.localhost",
                ident="Sandbox",
                loop=loop,
            ),
            host,
            port,
        )
        self.address = self._server.sockets[0].getsockname()[:2]

    async def stop(self) -> None:
        if self._server:
            self._server.close()
            await self._server.wait_closed()

    async def send(self, draft: Draft, answered: Mail | None, now: float) -> Mail:
        """Deliver a customer's mail over SMTP and keep a copy in his sent folder."""
        letter = self.boxes.letter(answered) if answered else None
        mail = compose(draft, letter, now)
        recipients = [address for _, address in getaddresses([str(mail["To"])]) if address]
        if not recipients:
            raise NotSent("The mail has no recipient.")
        await self.deliver(draft.sender, recipients, mail)
        return self.boxes.keep_sent(draft.sender, recipients, mail.as_bytes())

    async def send_as_it_is(self, sender: str, recipients: list[str], raw: bytes) -> Mail:
        """Deliver a finished mail, whatever it holds, and keep a copy with its sender."""
        await self.deliver(sender, recipients, raw)
        return self.boxes.keep_sent(sender or "mailer-daemon@sandbox.localhost", recipients, raw)

    async def deliver(
        self, sender: str, recipients: list[str], mail: EmailMessage | bytes
    ) -> None:
        for recipient in recipients:
            target = self._target(recipient)
            try:
                await asyncio.to_thread(_speak, target, sender, recipient, mail)
            except (smtplib.SMTPException, OSError) as fault:
                raise NotSent(_said(fault) or f"{target[0]}:{target[1]}: {fault}") from fault

    def _target(self, recipient: str) -> tuple[str, int]:
        domain = recipient.rpartition("@")[2].lower()
        ours = self.deliver_domain is None or domain == self.deliver_domain.lower()
        return self.deliver_to if self.deliver_to and ours else self.address


def _speak(
    target: tuple[str, int], sender: str, recipient: str, mail: EmailMessage | bytes
) -> None:
    with smtplib.SMTP(*target, local_hostname="sandbox.localhost", timeout=30) as smtp:
        if isinstance(mail, bytes):
            smtp.sendmail(sender, [recipient], mail)
        else:
            smtp.send_message(mail, sender, [recipient])


def _said(fault: Exception) -> str | None:
    """What the other side answered, if it answered at all."""
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(fault.recipients.values()))
    elif isinstance(fault, smtplib.SMTPResponseException):
        code, given = fault.smtp_code, fault.smtp_error
        words = given if isinstance(given, bytes) else given.encode()
    else:
        return None
    return f"{code} {words.decode('utf-8', 'replace')}"
