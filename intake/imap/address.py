"""Where a mailbox is: an IMAP URL taken apart, and folder names as IMAP writes them."""

import base64
import re
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from core.refusals import Refused
from core.words import N_

_PORTS = {"imap": 143, "imaps": 993}
_TEXT = re.compile("[^\x20-\x7e]+")


@dataclass(frozen=True, slots=True)
class ImapAddress:
    """A folder on a host, and who opens it."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    folder: str
    encrypted: bool


class WrongImapUrl(Refused):
    sentence = N_("ORDNA_IMAP_URL must look like imaps://user:password@mail.example.com/INBOX.")


def imap_address(url: str) -> ImapAddress:
    """Take `imaps://user:password@host:port/FOLDER` apart, percent-encoded; raises WrongImapUrl."""
    parts = urlsplit(url)
    if parts.scheme not in _PORTS:
        raise WrongImapUrl
    if not parts.hostname or not parts.username or parts.password is None:
        raise WrongImapUrl
    return ImapAddress(
        host=parts.hostname,
        port=parts.port or _PORTS[parts.scheme],
        user=unquote(parts.username),
        password=unquote(parts.password),
        folder=unquote(parts.path.strip("/")) or "INBOX",
        encrypted=parts.scheme == "imaps",
    )


def quoted(word: str) -> str:
    """Quote a word for an IMAP command."""
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'


def folder_name(folder: str) -> str:
    """Write a folder's name as IMAP does: UTF-7 with `&` for `+` and `,` for `/`, quoted."""
    return quoted(_TEXT.sub(_encoded, folder.replace("&", "&-")))


def _encoded(found: re.Match[str]) -> str:
    code = base64.b64encode(found[0].encode("utf-16-be")).rstrip(b"=").replace(b"/", b",")
    return f"&{code.decode()}-"
