"""What a mail says once it is read: plain frozen records, and the shape `mail parse` prints."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Literal

_SEALS = {
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-signature",
    "application/pgp-encrypted",
}


class Kind(StrEnum):
    """What sort of mail it is; only reports and replies are from a person with something new."""

    REPORT = "report"
    REPLY = "reply"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    FEEDBACK = "feedback"
    CALENDAR_REPLY = "calendar_reply"
    OWN = "own"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Person:
    """A name (may be empty) and an e-mail address, lower-cased in its domain only."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Forwarded:
    """Who first wrote a mail that was forwarded to us, and about what; empty where unknown."""

    name: str
    email: str
    subject: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in the mail; the name is clean for showing and must never be used as a path."""

    name: str
    content_type: str
    size: int
    inline: bool
    content: bytes = field(repr=False)
    content_id: str = ""

    @property
    def is_seal(self) -> bool:
        """Tell whether it is for programs alone, as the signature beside a signed text is."""
        return self.content_type in _SEALS


class CalendarMethod(StrEnum):
    """What a calendar program says with its answer (RFC 5546)."""

    REPLY = "reply"
    COUNTER = "counter"
    DECLINE_COUNTER = "declinecounter"
    REFRESH = "refresh"


class Answer(StrEnum):
    """What an invited person answered."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"


@dataclass(frozen=True, slots=True)
class CalendarAnswer:
    """What a calendar program answers to an invitation; nothing in it proves who answered.

    A tie to one of our bookings is its uid; times are UTC, and only a counter proposes any.
    """

    method: CalendarMethod
    uid: str = ""
    sequence: int = 0
    attendee: str = ""
    """The address of who answers, as its calendar writes it; may be empty."""
    answer: Answer | None = None
    comment: str = ""
    start: datetime | None = None
    end: datetime | None = None
    said_at: datetime | None = None
    """When the calendar program wrote it: of two answers the later one stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedMail:
    """A mail, read; ids are without angle brackets, and nothing here proves who wrote it."""

    kind: Kind
    message_id: str | None = None
    sender: Person | None = None
    reply_to: Person | None = None
    to: tuple[Person, ...] = ()
    cc: tuple[Person, ...] = ()
    subject: str = ""
    date: datetime | None = None
    text: str = field(default="", repr=False)
    """All readable text."""
    reply: str = field(default="", repr=False)
    """Only what is new: no quote, no signature."""
    quoted: str = field(default="", repr=False)
    signature: str = field(default="", repr=False)
    forwarded_from: Forwarded | None = None
    in_reply_to: str | None = None
    references: tuple[str, ...] = ()
    answered_ids: tuple[str, ...] = ()
    """Everything that In-Reply-To names; some programs name several."""
    other_ids: tuple[str, ...] = ()
    """Further Message-IDs of this mail: hosts that give it a new one keep the old."""
    attachments: tuple[Attachment, ...] = ()
    bounced: tuple[str, ...] = ()
    """The addresses that could not be reached, when it is a bounce."""
    bounce_temporary: bool = False
    """The sending host is still trying."""
    bounce_said: str = ""
    """The status code and the words by which the host's report says why, on one line."""
    complained: tuple[str, ...] = ()
    """Who reported a mail of ours as unwanted, where a feedback report still says so."""
    returned_ids: tuple[str, ...] = ()
    """The Message-IDs of the mails that a bounce or a feedback report gives back."""
    problems: tuple[str, ...] = ()
    """What was repaired, cut or could not be read, in plain words."""
    has_html: bool = False
    unanswerable: tuple[str, ...] = ()
    """Why it must not be answered (empty: it may be), such as `auto-submitted` or `list`."""
    return_path: str | None = None
    """The Return-Path line if there is one; "" is the null sender."""
    language: Literal["sv", "en"] | None = None
    plus_tokens: tuple[str, ...] = ()
    """TOKEN of every `anything+TOKEN@` it was sent to, as written."""
    marks: tuple[str, ...] = ()
    """The tokens of our marks in the text, quoted or not."""
    incomplete: bool = False
    """Some limit was passed: a person should look at the raw mail."""
    because: tuple[str, ...] = ()
    """Why it is of its kind, in sentences marked for translation."""
    calendar: CalendarAnswer | None = None
    """What a calendar program answered to an invitation of ours, when that is what it is."""

    @property
    def answerable(self) -> bool:
        """Tell whether an automatic answer may be sent at all."""
        return not self.unanswerable

    @property
    def note(self) -> str:
        """What the forwarder wrote above the mail that he passes on; empty where none is."""
        return self.reply if self.forwarded_from else ""

    @property
    def told(self) -> str:
        """What is new in it; of a report, which answers nothing, also what looks like a quote.

        Files that come with a telephone's *Sent from my …* alone come without words.
        """
        quoted = self.quoted if self.kind is Kind.REPORT else ""
        said = "\n\n".join(each for each in (self.reply, quoted) if each)
        only_signed = bool(self.attachments) and self.text.split() == self.signature.split()
        return said if said or only_signed else self.text


def as_json(mail: ParsedMail, file: str, order_number: str | None = None) -> dict[str, Any]:
    """Give the object that `ordna mail parse --json` prints for one file."""
    return {
        "file": file,
        "kind": mail.kind.value,
        "message_id": mail.message_id,
        "from": _person(mail.sender),
        "reply_to": mail.reply_to.email if mail.reply_to else None,
        "to": [person.email for person in mail.to],
        "subject": mail.subject,
        "date": _utc(mail.date),
        "text": mail.text,
        "reply": mail.reply,
        "quoted": mail.quoted,
        "signature": mail.signature,
        "forwarded_from": _forwarded(mail.forwarded_from),
        "in_reply_to": mail.in_reply_to,
        "references": list(mail.references),
        "order_number": order_number,
        "attachments": [_attachment(attachment) for attachment in mail.attachments],
        "bounced": list(mail.bounced),
        "problems": list(mail.problems),
    }


def _person(person: Person | None) -> dict[str, str | None]:
    if person is None:
        return {"name": None, "email": None}
    return {"name": person.name or None, "email": person.email or None}


def _forwarded(forwarded: Forwarded | None) -> dict[str, str | None] | None:
    if forwarded is None:
        return None
    return {
        "name": forwarded.name or None,
        "email": forwarded.email or None,
        "subject": forwarded.subject or None,
    }


def _attachment(attachment: Attachment) -> dict[str, Any]:
    return {
        "name": attachment.name,
        "content_type": attachment.content_type,
        "size": attachment.size,
        "inline": attachment.inline,
    }


def _utc(date: datetime | None) -> str | None:
    return date.astimezone(UTC).isoformat().replace("+00:00", "Z") if date else None
