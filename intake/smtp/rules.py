"""What is said to the commands that name people: who may send, and to whom."""

from typing import TYPE_CHECKING, Any

from aiosmtpd.proxy_protocol import ProxyData
from aiosmtpd.smtp import MISSING

from intake.smtp.addresses import is_harmless
from intake.smtp.proxies import host_behind

if TYPE_CHECKING:
    from intake.smtp.mouth import SmtpMouth
    from intake.smtp.session import SmtpSession

CLOSING = "421 4.3.2 Closing, please try again later"
CROWDED = "421 4.7.0 Too many connections, please try again later"
TOO_SLOW = "421 4.4.2 This takes too long, please try again later"
LATER = "451 4.3.0 The mail could not be taken just now, please try again later"
NO_SPACE = "452 4.3.1 There is too little room for mail just now, please try again later"


class Rules:
    """What is said to MAIL and RCPT, by the hooks that aiosmtpd calls."""

    def __init__(self, mouth: "SmtpMouth") -> None:
        self._mouth = mouth

    async def handle_EHLO(  # noqa: N802 - the hook's name
        self, server: "SmtpSession", session: Any, envelope: Any, name: str, responses: list[str]
    ) -> list[str]:
        session.host_name = name
        offered = [line for line in responses[:-1] if not line.startswith("250-AUTH")]
        return [*offered, "250-PIPELINING", responses[-1]]

    async def handle_PROXY(  # noqa: N802
        self, server: "SmtpSession", session: Any, envelope: Any, header: ProxyData
    ) -> bool:
        return server.is_from(host_behind(header) or server.host)

    async def handle_MAIL(  # noqa: N802
        self, server: "SmtpSession", session: Any, envelope: Any, address: str, options: list[str]
    ) -> Any:
        if self._mouth.stopping:
            return CLOSING
        if not self._mouth.has_space():
            return NO_SPACE
        if not is_harmless(address):
            return "553 5.1.7 The sender's address has signs that an address must not have"
        if not self._mouth.guests.may_send(server.host):
            return "451 4.7.1 Too many mails in a minute, please try again later"
        server.declared_size = _size_in(options)
        return MISSING

    async def handle_RCPT(  # noqa: N802
        self, server: "SmtpSession", session: Any, envelope: Any, address: str, options: list[str]
    ) -> Any:
        if address == "<>" or not is_harmless(address):
            return "553 5.1.3 The address has signs that an address must not have"
        if not self._mouth.takes(address):
            return "550 5.7.1 Mail is taken only for our own domain"
        if len(envelope.rcpt_tos) >= self._mouth.limits.recipients:
            return "452 4.5.3 Too many recipients, please send the others by themselves"
        return MISSING


def _size_in(options: list[str]) -> int:
    said = next((one[5:] for one in options if one.startswith("SIZE=")), "")
    return int(said) if said.isdecimal() else 0
