"""Where mailboxes are: IMAP URLs taken apart."""

import contextlib
import re
from dataclasses import dataclass, field
from enum import Enum
from ipaddress import ip_address
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from core.refusals import Refused
from core.words import N_

_PORTS = {"imap": 143, "imap+starttls": 143, "imaps": 993}
_BETWEEN = re.compile(r"\s*,\s*(?=imap(?:s|\+starttls)?://)", re.IGNORECASE)


class Encryption(Enum):
    """How a connection is kept from others' eyes."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"
    """Only on this machine."""


@dataclass(frozen=True, slots=True)
class ImapPlace:
    """A folder on a host, and who opens it.

    ``folder`` and ``move_to`` are paths, outermost folder first; with ``move_to`` a mail is moved
    there once it is kept. Without a password the host wants a token.
    """

    host: str
    port: int
    user: str
    password: str | None = field(repr=False)
    folder: tuple[str, ...]
    encryption: Encryption
    move_to: tuple[str, ...] | None = None

    @property
    def key(self) -> str:
        """What the ledger calls it."""
        return f"{self.user}@{self.host.casefold()}/{'/'.join(self.folder)}"

    @property
    def folder_words(self) -> str:
        """Its folder, as people write it."""
        return "/".join(self.folder)


class WrongImapUrl(Refused):
    sentence = N_(
        "ORDNA_IMAP_URL must look like imaps://user:password@mail.example.com/INBOX, or several "
        "such with commas between. Write special characters in the password with %, and "
        "?move=Done behind the folder if mails are to be moved to Done."
    )


class PasswordIsMissing(WrongImapUrl):
    sentence = N_(
        "ORDNA_IMAP_URL has no password. Put it in: imaps://user:password@host/INBOX, or set "
        "ORDNA_IMAP_OAUTH."
    )


def imap_places(urls: str, *, by_token: bool = False) -> tuple[ImapPlace, ...]:
    """Read URLs with commas between; raises WrongImapUrl.

    ``by_token``: a mailbox without a password is opened by a token.
    """
    places = tuple(imap_place(url) for url in _BETWEEN.split(urls.strip().rstrip(",")))
    if not by_token and any(place.password is None for place in places):
        raise PasswordIsMissing
    return places


def imap_place(url: str) -> ImapPlace:
    """Take `imaps://user:password@host:port/FOLDER?move=FOLDER` apart; raises WrongImapUrl."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        options = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=False))
    except ValueError:
        raise WrongImapUrl from None
    if parts.scheme not in _PORTS or not parts.hostname or not parts.username:
        raise WrongImapUrl
    if parts.fragment or options.keys() - {"move", "starttls"}:
        raise WrongImapUrl
    return ImapPlace(
        host=parts.hostname,
        port=port or _PORTS[parts.scheme],
        user=unquote(parts.username),
        password=None if parts.password is None else unquote(parts.password),
        folder=_path(parts.path) or ("INBOX",),
        encryption=_encryption(parts, "starttls" in options),
        move_to=_path(options.get("move", "")) or None,
    )


def _encryption(parts: SplitResult, starttls: bool) -> Encryption:
    """A password never crosses a network in the clear, whatever the URL leaves out."""
    if parts.scheme == "imaps":
        return Encryption.TLS
    if starttls or parts.scheme == "imap+starttls" or not _is_here(parts.hostname or ""):
        return Encryption.STARTTLS
    return Encryption.NONE


def _is_here(host: str) -> bool:
    with contextlib.suppress(ValueError):
        return ip_address(host).is_loopback
    return host == "localhost"


def _path(written: str) -> tuple[str, ...]:
    """A slash that is part of a folder's name is written %2F."""
    return tuple(unquote(part) for part in written.split("/") if part)
