"""A raw mail, read for people: who, to whom, about what, with which attachments."""

import email.policy
from dataclasses import dataclass
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parseaddr

from sandbox.shapes import Json

SHOWN_HEADERS = (
    "Message-ID",
    "In-Reply-To",
    "References",
    "Reply-To",
    "Auto-Submitted",
    "Return-Path",
    "List-Unsubscribe",
    "X-Auto-Response-Suppress",
)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in a mail."""

    name: str
    content_type: str
    content: bytes
    content_id: str
    inline: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail program would show."""

    subject: str
    sender: tuple[str, str]
    to: list[tuple[str, str]]
    date: str
    text: str
    html: str
    headers: Json
    attachments: list[Attachment]

    def told(self) -> Json:
        return {
            "subject": self.subject,
            "from": _person(self.sender),
            "to": [_person(one) for one in self.to],
            "date": self.date,
            "text": self.text,
            "html": self.html,
            "headers": self.headers,
            "attachments": [
                {
                    "name": one.name,
                    "content_type": one.content_type,
                    "size": len(one.content),
                    "content_id": one.content_id,
                    "inline": one.inline,
                }
                for one in self.attachments
            ],
        }


def _person(one: tuple[str, str]) -> Json:
    return {"name": one[0], "email": one[1]}


def _decoded(value: object) -> str:
    try:
        return str(make_header(decode_header(str(value or ""))))
    except (LookupError, ValueError):
        return str(value or "")


def _content(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: Message) -> str:
    charset = part.get_content_charset() or "utf-8"
    try:
        text = _content(part).decode(charset, "replace")
    except LookupError:
        text = _content(part).decode("utf-8", "replace")
    return text.replace("\r\n", "\n")


def read_letter(raw: bytes) -> Letter:
    """Read a mail; what is broken is shown as it is."""
    message = message_from_bytes(raw, policy=email.policy.compat32)
    parts = [part for part in message.walk() if not part.is_multipart()]
    texts = [part for part in parts if not _is_file(part)]
    to = [(_decoded(n), a) for n, a in getaddresses([_decoded(message.get("To"))])]
    return Letter(
        subject=_decoded(message.get("Subject")).replace("\n", " "),
        sender=parseaddr(_decoded(message.get("From"))),
        to=to,
        date=str(message.get("Date") or ""),
        text="\n".join(_text(p) for p in texts if p.get_content_type() == "text/plain"),
        html="\n".join(_text(p) for p in texts if p.get_content_type() == "text/html"),
        headers={name: _decoded(message[name]) for name in _shown(message)},
        attachments=[_attachment(part) for part in parts if _is_file(part)],
    )


def _shown(message: Message) -> list[str]:
    """The headers worth showing: the usual ones that are there, and programs' own."""
    usual = [name for name in SHOWN_HEADERS if message[name]]
    own = (name for name in message if name.lower().startswith("x-"))
    return list(dict.fromkeys([*usual, *own]))


def _is_file(part: Message) -> bool:
    shown = part.get_content_type() in ("text/plain", "text/html")
    return bool(part.get_filename()) or not shown


def _attachment(part: Message) -> Attachment:
    kind = part.get_content_type()
    name = _decoded(part.get_filename()) or kind.replace("/", ".")
    inline = part.get_content_disposition() == "inline"
    content_id = str(part.get("Content-ID") or "").strip("<> ")
    return Attachment(name, kind, _content(part), content_id, inline)
