"""When two mails are the same one: by SMTP and IMAP, sent again, with other traces of the way."""

import hashlib
from datetime import date

from intake.parsing.heads import Head, read_head
from intake.parsing.problems import Notes
from intake.received import ReceivedMail

_SAYS = (
    "message-id", "date", "from", "sender", "reply-to", "to", "cc", "subject", "in-reply-to",
    "references",
)  # fmt: skip
"""What the writer set; all else may be added, changed or reordered by hosts on the way."""


def identity(mail: ReceivedMail, day: date) -> str:
    """Give the key under which a mail is kept once; ``day`` is the one that it came on.

    It is made of the Message-ID and of what the mail says, so that a second mail under a used
    Message-ID is another mail, and one that came twice is one. The envelope has no part in it.
    """
    raw = mail.raw
    head, body = read_head(raw, _start(raw), len(raw), Notes())
    digest = hashlib.sha256(_said(head))
    if not (head.first("message-id") or head.first("date")):
        digest.update(_first_seen(head, day))
    digest.update(b"\0")
    digest.update(raw[body:].replace(b"\r\n", b"\n").rstrip(b"\r\n"))
    return digest.hexdigest()


def _start(raw: bytes) -> int:
    """Pass over the blank lines that some hosts put before a mail."""
    at = 0
    while raw.startswith((b"\n", b"\r\n"), at):
        at = raw.find(b"\n", at) + 1
    return at


def _said(head: Head) -> bytes:
    """Write the writer's headers in one order, without folding."""
    lines = [
        name.encode() + b":" + b" ".join(value.split())
        for name in _SAYS
        for value in _values(head, name)
    ]
    return b"\n".join(lines)


def _first_seen(head: Head, day: date) -> bytes:
    """Where the mail says neither which it is nor when it was written: how it set out, or the day.

    An alarm panel sends the same words each time, and each time the lift has stopped anew.
    """
    traces = head.all("received")
    return b"\0" + (b" ".join(traces[-1].split()) if traces else day.isoformat().encode())


def _values(head: Head, name: str) -> list[bytes]:
    """Gmail puts a Message-ID of its own in the place of one that it dislikes."""
    original = head.all("x-google-original-message-id") if name == "message-id" else []
    return original or head.all(name)
