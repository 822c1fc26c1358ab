"""The mail host that takes our letters, as ``ORDNA_SMARTHOST`` names it."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from core.refusals import Refused
from core.words import N_


class WrongSmarthost(Refused):
    sentence = N_(
        "ORDNA_SMARTHOST must look like smtp://host:25, smtps://name:password@host:465 "
        "or smtp://name:password@host:587?starttls."
    )


class PasswordInTheClear(WrongSmarthost):
    sentence = N_(
        "ORDNA_SMARTHOST has a password that would cross the network unprotected. "
        "Write smtps://, or add ?starttls to it."
    )


@dataclass(frozen=True, slots=True)
class Smarthost:
    """Where mail is handed in, and how; the password is in no message and no representation."""

    host: str
    port: int
    tls: bool = False
    starttls: bool = False
    username: str | None = None
    password: str | None = None

    @classmethod
    def parse(cls, url: str) -> "Smarthost":
        """Read the address; raises WrongSmarthost, which names the variable."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise WrongSmarthost from None
        options = {name for name, _ in parse_qsl(parts.query, keep_blank_values=True)}
        if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or options - {"starttls"}:
            raise WrongSmarthost
        host = cls(
            parts.hostname,
            port or _usual_port(parts.scheme, "starttls" in options),
            parts.scheme == "smtps",
            "starttls" in options,
            unquote(parts.username) if parts.username else None,
            unquote(parts.password) if parts.password else None,
        )
        return host._checked()

    @property
    def is_here(self) -> bool:
        """Whether it runs on this machine, so that nothing crosses a network."""
        if self.host.casefold() == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def upgrade(self) -> bool | None:
        """STARTTLS: always, never, or (None) where the host offers it."""
        if self.starttls:
            return True
        return False if self.tls or self.is_here else None

    @property
    def verified(self) -> bool:
        """Whether its certificate must be right; without, encryption only hinders listeners."""
        return self.tls or self.starttls

    def __repr__(self) -> str:
        return f"Smarthost({self.host}:{self.port})"

    def _checked(self) -> "Smarthost":
        if self.tls and self.starttls:
            raise WrongSmarthost
        if self.username and not (self.verified or self.is_here):
            raise PasswordInTheClear
        return self


def _usual_port(scheme: str, starttls: bool) -> int:
    if scheme == "smtps":
        return 465
    return 587 if starttls else 25
