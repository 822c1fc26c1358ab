"""Signs our letters by DKIM (RFC 6376), so that their readers' hosts know that they are ours."""

import base64
import hashlib
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from notifications.dkim_keys import DkimKey

SIGNED = (
    "from", "to", "subject", "date", "message-id", "reply-to", "in-reply-to", "references",
    "mime-version", "content-type", "auto-submitted",
)  # fmt: skip
ONLY_ONCE = ("from", "to", "subject", "date", "reply-to")
"""Named once more than they occur, so that nobody on the way can add another of them."""
_BLANKS = re.compile(rb"[ \t]+")
_FOLD = "\r\n "


@dataclass(frozen=True, slots=True)
class Signing:
    """Vouches for a domain with the key that is in the DNS under a selector."""

    domain: str
    selector: str
    key: DkimKey
    clock: Callable[[], float] = time.time

    @property
    def name(self) -> str:
        """Where in the DNS the key's record belongs."""
        return f"{self.selector}._domainkey.{self.domain}"

    @property
    def record(self) -> str:
        """What belongs there, as TXT."""
        return self.key.record

    def signed(self, content: bytes) -> bytes:
        """The mail with its signature on top; every line of it must end in CRLF."""
        head, _, body = content.partition(b"\r\n\r\n")
        fields = dict(_fields(head))
        names = [name for name in SIGNED if name in fields]
        tags = self._tags([*names, *ONLY_ONCE], _relaxed_body(body))
        signed = b"".join(fields[name] + b"\r\n" for name in names)
        unsigned = b"dkim-signature:" + _relaxed(tags.encode())
        signature = base64.b64encode(self.key.sign(signed + unsigned)).decode()
        return f"DKIM-Signature: {tags}{_folded(signature)}\r\n".encode() + content

    def _tags(self, names: list[str], body: bytes) -> str:
        digest = base64.b64encode(hashlib.sha256(body).digest()).decode()
        return (
            f"v=1; a={self.key.algorithm}; c=relaxed/relaxed; d={self.domain};{_FOLD}"
            f"s={self.selector}; t={int(self.clock())}; h={(':' + _FOLD).join(names)};{_FOLD}"
            f"bh={digest};{_FOLD}b="
        )


def _fields(head: bytes) -> Iterator[tuple[str, bytes]]:
    """Each field by its name, as *relaxed* has it."""
    for field in re.split(rb"\r\n(?![ \t])", head):
        name, _, value = field.partition(b":")
        lowered = name.strip().lower()
        yield lowered.decode("ascii"), lowered + b":" + _relaxed(value)


def _relaxed(value: bytes) -> bytes:
    return _BLANKS.sub(b" ", value.replace(b"\r\n", b"")).strip()


def _relaxed_body(body: bytes) -> bytes:
    whole = re.sub(rb"[ \t]+(?=\r\n)", b"", body)
    lines = _BLANKS.sub(b" ", whole).rstrip(b"\r\n")
    return lines + b"\r\n" if lines else b""


def _folded(signature: str) -> str:
    return _FOLD.join(signature[at : at + 70] for at in range(0, len(signature), 70))
