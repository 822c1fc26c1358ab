"""What the parts of a mail amount to: pieces of text, files, and the reports of machines."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from intake.parsing import limits, problems
from intake.parsing.addresses import person
from intake.parsing.bodies import content_of, text_of
from intake.parsing.bounces import Report, read_report
from intake.parsing.encoded_words import readable
from intake.parsing.heads import Head, read_head
from intake.parsing.html_text import html_to_text
from intake.parsing.mail import Attachment, Forwarded
from intake.parsing.names import clean_name, file_name
from intake.parsing.parts import Part, read_parts
from intake.parsing.problems import Notes
from intake.parsing.threads import message_id

_READABLE = {"text/plain", "text/html", "text/enriched", "text/richtext"}
_STUB_WORDS = ("html", "e-postprogram", "mail client", "e-mail client", "webbläsare")
_STUB_VERBS = ("view", "support", "display", "enable", "visa", "läsa", "stöd")
_ABOUT_MAIL = {"message/delivery-status", "message/feedback-report", "text/rfc822-headers"}


@dataclass(slots=True)
class Piece:
    """One stretch of the letter, in plain text, in HTML or in both."""

    plain: str = ""
    html: str = ""

    @property
    def text(self) -> str:
        if self.plain.strip() and not self._is_stub():
            return self.plain
        return (html_to_text(self.html) if self.html else "") or self.plain

    def _is_stub(self) -> bool:
        """Tell whether the plain text only says that one should read the HTML."""
        if not self.html or len(self.plain) > 300 or len(self.html) < 2 * len(self.plain):
            return False
        low = self.plain.casefold()
        return any(word in low for word in _STUB_WORDS) and any(
            verb in low for verb in _STUB_VERBS
        )


@dataclass(slots=True)
class Contents:
    """Everything found in the parts, in their order."""

    pieces: list[Piece] = field(default_factory=list)
    files: list[Attachment] = field(default_factory=list)
    forwarded: Forwarded | None = None
    returned_ids: list[str] = field(default_factory=list)
    report: Report | None = None
    feedback: bool = False
    receipt: bool = False
    calendar_reply: bool = False
    has_html: bool = False

    @property
    def text(self) -> str:
        return "\n\n".join(text for piece in self.pieces if (text := piece.text.strip("\n")))


class Collector:
    """Walks the tree once; text is decoded as it comes, files are cut out of the raw mail."""

    def __init__(self, raw: bytes, notes: Notes, depth: int = 0) -> None:
        self.raw = raw
        self.notes = notes
        self.depth = depth
        self.found = Contents()

    def collect(self, part: Part, *, related: bool = False, report: bool = False) -> list[Piece]:
        """Give the pieces of text of a part; files and reports go to what was found."""
        kind = part.type.value
        if not part.is_multipart:
            return self._leaf(part, related=related, report=report)
        report = report or kind == "multipart/report"
        self.found.feedback |= report and part.type["report-type"].lower() == "feedback-report"
        related = related or kind == "multipart/related"
        pieces = [
            piece
            for child in part.parts
            for piece in self.collect(child, related=related, report=report)
        ]
        return [_merged(pieces)] if kind == "multipart/alternative" and pieces else pieces

    def _leaf(self, part: Part, *, related: bool, report: bool) -> list[Piece]:
        kind = part.type.value
        if kind in _READABLE and not _is_file(part):
            return self._text(part)
        content = content_of(self.raw, part.start, part.end, part.encoding, self.notes)
        if kind.startswith("message/") or kind in _ABOUT_MAIL or kind == "text/calendar":
            self._machine(part, content, report=report)
        name = file_name(part, len(self.found.files) + 1)
        if kind == "message/rfc822":
            return self._mail_inside(part, content, name, report=report)
        self._file(part, content, name, related=related)
        return []

    def _text(self, part: Part) -> list[Piece]:
        content = content_of(self.raw, part.start, part.end, part.encoding, self.notes)
        text = text_of(content, part.type, self.notes)
        if part.type.value == "text/plain":
            return [Piece(plain=_cut(text, limits.TEXT_CHARS, problems.TEXT_TOO_LONG, self.notes))]
        self.found.has_html = True
        return [Piece(html=_cut(text, limits.HTML_CHARS, problems.HTML_TOO_LONG, self.notes))]

    def _file(self, part: Part, content: bytes, name: str, *, related: bool) -> None:
        if not content and not part.disposition["filename"] and not part.type["name"]:
            return
        if len(self.found.files) >= limits.ATTACHMENTS:
            self.notes.add(problems.TOO_MANY_FILES)
            return
        content_id = (part.head.first("content-id") or b"").decode("latin-1").strip(" <>")
        shown_inside = related and bool(content_id) and part.type.value.startswith("image/")
        inline = part.disposition.value == "inline" or (
            shown_inside and part.disposition.value != "attachment"
        )
        self.found.files.append(
            Attachment(
                name, part.type.value[:100], len(content), inline, content, content_id[:250]
            )
        )

    def _machine(self, part: Part, content: bytes, *, report: bool) -> None:
        """Take in what a machine says to machines."""
        kind = part.type.value
        if kind == "message/delivery-status":
            self.found.report = self.found.report or read_report(content)
        elif kind == "message/feedback-report":
            self.found.feedback = True
        elif kind == "message/disposition-notification":
            self.found.receipt = True
        elif kind == "text/calendar":
            method = part.type["method"] or _method(content)
            self.found.calendar_reply |= method.strip().lower() == "reply"
        elif report and kind in {"text/rfc822-headers", "message/rfc822"}:
            self._returned(content)

    def _returned(self, content: bytes) -> None:
        head, _ = read_head(content, 0, min(len(content), limits.HEAD_BYTES), Notes())
        if found := message_id(head.first("message-id")):
            self.found.returned_ids.append(found)

    def _mail_inside(self, part: Part, content: bytes, name: str, *, report: bool) -> list[Piece]:
        """Keep an attached mail as a file; what a person sends along is read as well."""
        head, _ = read_head(content, 0, min(len(content), limits.HEAD_BYTES), Notes())
        subject = readable(head.first("subject") or b"")
        if not part.disposition["filename"] and not part.type["name"] and subject:
            name = clean_name(subject.replace("/", " ")) + ".eml"
        self._file(part, content, name, related=False)
        if report:
            return []
        if self.depth >= limits.DEPTH:
            self.notes.add(problems.TOO_DEEP)
            return []
        return self._read_inside(head, subject, content)

    def _read_inside(self, head: Head, subject: str, content: bytes) -> list[Piece]:
        inner = Collector(content, self.notes, self.depth + 1)
        pieces = inner.collect(read_parts(content, self.notes))
        self.found.has_html |= inner.found.has_html
        for file in inner.found.files[: limits.ATTACHMENTS - len(self.found.files)]:
            self.found.files.append(file)
        sender = person(head.first("from"))
        if sender and not self.found.forwarded:
            self.found.forwarded = Forwarded(sender.name, sender.email, subject)
        return [Piece(plain=_heading(head, subject)), *pieces]


def _heading(head: Head, subject: str) -> str:
    """Show an attached mail as if it had been forwarded in the text."""
    lines = ["---------- Forwarded message ----------"]
    lines += [
        f"{name.title()}: {value}"
        for name in ("from", "date", "to")
        if (value := readable(head.first(name) or b""))
    ]
    return "\n".join([*lines, f"Subject: {subject}"])


def _merged(pieces: Iterable[Piece]) -> Piece:
    pieces = list(pieces)
    return Piece(
        plain="\n\n".join(piece.plain for piece in pieces if piece.plain.strip()),
        html="\n".join(piece.html for piece in pieces if piece.html.strip()),
    )


def _is_file(part: Part) -> bool:
    if part.disposition.value == "attachment":
        return True
    return bool(part.disposition["filename"]) and part.type.value != "text/html"


def _method(content: bytes) -> str:
    at = content[:20_000].upper().find(b"METHOD:")
    return content[at + 7 : at + 27].split(b"\n")[0].decode("latin-1") if at >= 0 else ""


def _cut(text: str, most: int, problem: str, notes: Notes) -> str:
    if len(text) <= most:
        return text
    notes.add(problem)
    return text[:most]
