"""Makes a letter a mail. Every mail of ours is built here, headers and all, and nowhere else."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email import charset
from email.encoders import encode_base64
from email.generator import BytesGenerator
from email.message import Message
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import format_datetime
from io import BytesIO
from uuid import UUID

from core.deliveries import Delivery
from core.links import Signer
from core.mail_marks import LETTER_HEADER
from notifications.attachments import Attached
from notifications.letter_facts import LetterFacts
from notifications.letterhead import Company, Letterhead
from notifications.letters import Letter
from notifications.mail_headers import address_header, bare_address, message_ids, text_header

WIRE = compat32.clone(linesep="\r\n", max_line_length=76)
FAULTS = "fault"
"""The local part of the address at which faults are reported."""
ANSWERED = "reply_to_message_id"
"""A letter with this in its context answers a mail, whether that had an ID or not."""
_UTF8 = charset.Charset("utf-8")
_UTF8.body_encoding = charset.QP


@dataclass(frozen=True, slots=True)
class Entry:
    """A calendar entry in iCalendar, and what it asks its reader's calendar to do."""

    written: str
    method: str = "REQUEST"


@dataclass(frozen=True, slots=True)
class Enclosed:
    """What goes with a letter: a PDF under its file name, a calendar entry, files of the order."""

    pdf: bytes | None = None
    file_name: str = ""
    calendar: Entry | None = None
    files: tuple[Attached, ...] = ()


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as it goes over the wire, with its envelope."""

    sender: str
    recipient: str
    message_id: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mailroom:
    """Builds mails for one installation."""

    letterhead: Letterhead
    signer: Signer

    def mail(
        self, delivery: Delivery, facts: LetterFacts, letter: Letter, enclosed: Enclosed
    ) -> Mail:
        """The whole mail. Raises NotAnAddress when its recipient can't be written to."""
        message = _body(letter, enclosed)
        for name, value in self._headers(delivery, facts, letter).items():
            message[name] = value
        return Mail(
            bare_address(self.letterhead.mail_from),
            bare_address(delivery.recipient),
            self.message_id(delivery.id),
            _on_the_wire(message),
        )

    def message_id(self, delivery_id: UUID) -> str:
        """The Message-ID of a delivery's mail: the same however often it is sent."""
        return f"<{delivery_id.hex}@{self.letterhead.mail_domain}>"

    def reply_address(self, number: str, recipient: str) -> str:
        """Where this reader's answers find the order."""
        token = self.signer.reply_token(number, recipient)
        return f"{FAULTS}+{number}.{token}@{self.letterhead.mail_domain}"

    def _headers(self, delivery: Delivery, facts: LetterFacts, letter: Letter) -> dict[str, str]:
        recipient = delivery.recipient
        company = Company.of(facts.settings, self.letterhead)
        return {
            "From": address_header(company.name, self.letterhead.mail_from),
            "To": address_header(facts.name or "", recipient),
            "Reply-To": self._reply_to(facts, company.name, recipient),
            "Subject": text_header(letter.subject),
            "Date": _date(facts.now),
            "Message-ID": self.message_id(delivery.id),
            **self._thread(delivery.context, facts),
            # RFC 3834: what answers a mail says so; hosts that do not know it heed Microsoft's.
            "Auto-Submitted": "auto-replied" if ANSWERED in delivery.context else "auto-generated",
            "X-Auto-Response-Suppress": "OOF, AutoReply",
            LETTER_HEADER: text_header(delivery.letter),
        }

    def _reply_to(self, facts: LetterFacts, company: str, recipient: str) -> str:
        if facts.about is None:
            return address_header(company, f"{FAULTS}@{self.letterhead.mail_domain}")
        number = facts.number
        return address_header(f"AO {number}", self.reply_address(number, recipient))

    def _thread(self, context: Mapping[str, object], facts: LetterFacts) -> dict[str, str]:
        ours = (self.message_id(each) for each in facts.earlier)
        ids = message_ids((context.get(ANSWERED), *ours))
        return {"In-Reply-To": ids[-1], "References": " ".join(ids)} if ids else {}


def _date(moment: datetime) -> str:
    return format_datetime(moment.replace(microsecond=0))


def _body(letter: Letter, enclosed: Enclosed) -> Message:
    words = MIMEMultipart("alternative")
    words.attach(MIMEText(letter.text, "plain", _UTF8))  # type: ignore[arg-type]  # typeshed knows only names
    words.attach(MIMEText(letter.html, "html", _UTF8))  # type: ignore[arg-type]
    if enclosed.calendar is not None:
        words.attach(_calendar(enclosed.calendar))
    files = (*_protocol(enclosed), *enclosed.files)
    if not files:
        return words
    whole = MIMEMultipart("mixed")
    whole.attach(words)
    for file in files:
        whole.attach(_attached(file))
    return whole


def _protocol(enclosed: Enclosed) -> tuple[Attached, ...]:
    if enclosed.pdf is None:
        return ()
    return (Attached(enclosed.file_name, "application/pdf", enclosed.pdf),)


def _attached(file: Attached) -> Message:
    # RFC 2231: a name with other letters than ASCII says its character set.
    name = file.name if file.name.isascii() else ("utf-8", "", file.name)
    kind, _, subtype = file.content_type.partition("/")
    part = MIMEBase(kind, subtype, name=name)
    part.set_payload(file.content)
    encode_base64(part)
    part.add_header("Content-Disposition", "attachment", filename=name)
    return part


def _calendar(entry: Entry) -> Message:
    part = MIMEText(entry.written.replace("\r\n", "\n"), "calendar", _UTF8)  # type: ignore[arg-type]
    part.set_param("method", entry.method)
    part.set_param("name", "booking.ics")
    return part


def _on_the_wire(message: Message) -> bytes:
    wire = BytesIO()
    BytesGenerator(wire, mangle_from_=False, policy=WIRE).flatten(message)
    return wire.getvalue()
