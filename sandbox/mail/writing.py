"""Composes a customer's mail the way mail programs do, replies with quotes included."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import (
    format_datetime,
    formataddr,
    make_msgid,
    parseaddr,
    parsedate_to_datetime,
)

from sandbox.mail.reading import Letter
from sandbox.shapes import Json

DAYS_SV = ("mån", "tis", "ons", "tors", "fre", "lör", "sön")
MONTHS_SV = (
    "jan.", "feb.", "mars", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file to go with a mail."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Draft:
    """What the customer wrote."""

    sender: str
    to: str
    subject: str
    text: str
    sender_name: str = ""
    language: str = "en"
    enclosed: tuple[Enclosed, ...] = ()
    headers: Json = field(default_factory=dict)


def compose(draft: Draft, answered: Letter | None, now: float) -> EmailMessage:
    """The finished mail."""
    mail = EmailMessage()
    mail["From"] = formataddr((draft.sender_name, draft.sender))
    mail["To"] = _to(draft, answered)
    mail["Subject"] = _subject(draft, answered)
    mail["Date"] = format_datetime(datetime.fromtimestamp(now, UTC))
    mail["Message-ID"] = make_msgid(domain=draft.sender.rpartition("@")[2] or "localhost")
    if answered:
        _thread(mail, answered)
    for name, value in draft.headers.items():
        mail[name] = str(value)
    mail.set_content(draft.text + (_quote(answered, draft.language, now) if answered else ""))
    for one in draft.enclosed:
        main, _, sub = (one.content_type or "application/octet-stream").partition("/")
        mail.add_attachment(one.content, maintype=main, subtype=sub, filename=one.name)
    return mail


def _to(draft: Draft, answered: Letter | None) -> str:
    if draft.to or answered is None:
        return draft.to
    reply_to = parseaddr(answered.headers.get("Reply-To", ""))[1]
    return reply_to or answered.sender[1]


def _subject(draft: Draft, answered: Letter | None) -> str:
    if draft.subject or answered is None:
        return draft.subject
    known = answered.subject.lower().startswith(("re:", "sv:"))
    return answered.subject if known else f"Re: {answered.subject}"


def _thread(mail: EmailMessage, answered: Letter) -> None:
    message_id = answered.headers.get("Message-ID", "").strip()
    if message_id:
        mail["In-Reply-To"] = message_id
        before = " ".join(answered.headers.get("References", "").split())
        mail["References"] = f"{before} {message_id}".strip()


def _quote(answered: Letter, language: str, now: float) -> str:
    """The original beneath, introduced as common mail programs do it."""
    name, address = answered.sender
    who = f"{name or address} <{address}>"
    when = _date_of(answered) or datetime.fromtimestamp(now, UTC)
    if language == "sv":
        day = f"{DAYS_SV[when.weekday()]} {when.day} {MONTHS_SV[when.month - 1]} {when.year}"
        lead = f"Den {day} kl {when:%H:%M} skrev {who}:"
    else:
        lead = f"On {when:%a, %d %b %Y at %H:%M}, {who} wrote:"
    lines = answered.text.strip().splitlines()
    quoted = "\n".join(f"> {line}".rstrip() for line in lines)
    return f"\n\n{lead}\n{quoted}\n"


def _date_of(letter: Letter) -> datetime | None:
    try:
        return parsedate_to_datetime(letter.date)
    except ValueError:
        return None
