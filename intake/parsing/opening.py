"""What is opened inside a mail: mails, winmail.dat, envelopes, calendars and rich text."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from intake.parsing import limits, problems
from intake.parsing.addresses import person, proper
from intake.parsing.bodies import text_of
from intake.parsing.encoded_words import clean, readable
from intake.parsing.heads import Head, is_header, read_head
from intake.parsing.mail import Forwarded
from intake.parsing.names import clean_name
from intake.parsing.parts import read_parts
from intake.parsing.pieces import Piece
from intake.parsing.problems import Notes

if TYPE_CHECKING:
    from intake.parsing.contents import Collector, Leaf
    from intake.parsing.formats.opened import Opened

Pieces = list[Piece] | None
"""The text that comes of it; nothing when it was not opened and is to be kept as a file."""


def open_leaf(collector: "Collector", leaf: "Leaf") -> Pieces:
    """Open a part by its type, or by its name where the type says nothing."""
    opener = _BY_TYPE.get(leaf.kind)
    if opener is None and leaf.kind.startswith("application/"):
        opener = _BY_ENDING.get(leaf.name.lower().rpartition(".")[2])
        opener = _tnef if leaf.name.lower() in _TNEF_NAMES else opener
    return opener(collector, leaf) if opener else None


def _mail(collector: "Collector", leaf: "Leaf") -> Pieces:
    """Keep an attached mail as a file; what a person sends along is read as well."""
    head, _ = read_head(leaf.content, 0, min(len(leaf.content), limits.HEAD_BYTES), Notes())
    subject = readable(head.first("subject") or b"")
    if not leaf.is_named and subject:
        name = clean_name(subject.replace("/", " ")) + ".eml"
        collector.keep_file(name, leaf.content, leaf.kind)
    else:
        collector.keep(leaf)
    if leaf.report:
        return []
    if collector.depth >= limits.DEPTH:
        collector.notes.add(problems.TOO_DEEP)
        return []
    sender = person(head.first("from"))
    if sender and not collector.found.forwarded:
        collector.found.forwarded = Forwarded(sender.name, sender.email, subject)
    return [Piece(plain=_heading(head, subject)), *_inside(collector, leaf.content)]


def _mail_by_name(collector: "Collector", leaf: "Leaf") -> Pieces:
    return _mail(collector, leaf) if is_header(leaf.content, 0) else None


def _inside(collector: "Collector", content: bytes) -> list[Piece]:
    """Read a mail inside as its own, so that its reports are not taken for the outer mail's."""
    inner = type(collector)(content, collector.notes, collector.depth + 1, collector.room)
    inner.found.pieces = inner.collect(read_parts(content, collector.notes))
    collector.take_from(inner)
    return inner.found.pieces if inner.found.says_something else inner.found.spare


def _heading(head: Head, subject: str) -> str:
    """Show an attached mail as if it had been forwarded in the text."""
    lines = ["---------- Forwarded message ----------"]
    lines += [
        f"{name.title()}: {value}"
        for name in ("from", "date", "to")
        if (value := readable(head.first(name) or b""))
    ]
    return "\n".join([*lines, f"Subject: {subject}"])


def _tnef(collector: "Collector", leaf: "Leaf") -> Pieces:
    from intake.parsing.formats.tnef import open_tnef

    opened = open_tnef(leaf.content)
    if opened is None or opened.cut:
        collector.notes.add(problems.WINMAIL_BROKEN)
    if opened is None:
        return None
    if opened.cut:
        collector.keep(leaf)
    collector.found.calendar = collector.found.calendar or opened.calendar
    collector.found.spare.append(_letter(collector, opened))
    return _files_of(collector, opened)


def _letter(collector: "Collector", opened: "Opened") -> Piece:
    notes = collector.notes
    collector.found.has_html |= bool(opened.html)
    return Piece(
        plain=collector.room.plain_of(
            opened.plain.replace("\r\n", "\n").replace("\x00", ""), notes
        ),
        html=collector.room.html_of(opened.html.replace("\x00", ""), notes),
    )


def _files_of(collector: "Collector", opened: "Opened") -> list[Piece]:
    """Keep the files of a winmail.dat; mails among them are read as well."""
    for file in opened.files:
        collector.keep_file(file.name, file.content, file.content_type, file.content_id)
    pieces: list[Piece] = []
    for message in opened.messages:
        sender, email = clean(message.sender_name), proper(message.sender_email)
        lines = ["---------- Forwarded message ----------", f"From: {sender} <{email}>"]
        heading = "\n".join([*lines, f"Subject: {clean(message.subject)}"])
        pieces += [Piece(plain=heading), _letter(collector, message)]
        pieces += _files_of(collector, message)
        if not collector.found.forwarded and (sender or email):
            collector.found.forwarded = Forwarded(sender, email, clean(message.subject))
    return pieces


def _smime(collector: "Collector", leaf: "Leaf") -> Pieces:
    """Read what was only signed as the mail's own; what is locked stays a file."""
    from intake.parsing.formats.smime import open_smime

    envelope = open_smime(leaf.content)
    if envelope is None:
        return None
    if envelope.locked:
        collector.notes.add(problems.ENCRYPTED)
        return None
    if collector.depth >= limits.DEPTH:
        collector.notes.add(problems.TOO_DEEP)
        return None
    inner = type(collector)(envelope.inside, collector.notes, collector.depth + 1, collector.room)
    pieces = inner.collect(read_parts(envelope.inside, collector.notes))
    collector.take_from(inner)
    collector.take_word_from(inner)
    return pieces


def _calendar(collector: "Collector", leaf: "Leaf") -> Pieces:
    """Read an answer or an invitation; the calendar stays a file in any case."""
    from intake.parsing.formats.calendars import read_answer, read_invitation

    text = text_of(leaf.content, leaf.part.type, Notes())
    answer = read_answer(text, leaf.part.type["method"])
    collector.found.calendar = collector.found.calendar or answer
    if answer is None and (said := read_invitation(text)):
        collector.found.spare.append(Piece(plain=collector.room.plain_of(said, collector.notes)))
    elif answer and answer.comment:
        collector.found.spare.append(Piece(plain=answer.comment))
    return None


def _rtf(collector: "Collector", leaf: "Leaf") -> Pieces:
    """Read rich text where it is all that the mail says; it stays a file."""
    from intake.parsing.formats.rtf import rtf_content

    if not leaf.is_named:
        found = rtf_content(leaf.content)
        plain = collector.room.plain_of(found.plain, collector.notes)
        html = collector.room.html_of(found.html, collector.notes)
        collector.found.spare.append(Piece(plain, html))
    return None


_BY_TYPE: dict[str, Callable[["Collector", "Leaf"], Pieces]] = {
    "message/rfc822": _mail,
    "message/global": _mail,
    "message/news": _mail,
    "application/ms-tnef": _tnef,
    "application/vnd.ms-tnef": _tnef,
    "application/pkcs7-mime": _smime,
    "application/x-pkcs7-mime": _smime,
    "text/calendar": _calendar,
    "application/ics": _calendar,
    "text/rtf": _rtf,
    "application/rtf": _rtf,
}
_BY_ENDING = {"eml": _mail_by_name, "p7m": _smime, "ics": _calendar}
_TNEF_NAMES = {"winmail.dat", "win.dat"}
