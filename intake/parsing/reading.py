"""From the bytes of a mail to what it says: never raises, bounded in time and memory."""

from dataclasses import replace
from datetime import datetime

from core.mail_marks import find_marks
from intake.parsing import limits, problems
from intake.parsing.addresses import is_clear, people, person, return_path
from intake.parsing.automatic import Looks, unanswerable
from intake.parsing.bodies import text_of
from intake.parsing.bounces import Bounce, ids_inside, read_bounce, smell_of
from intake.parsing.charsets import western
from intake.parsing.contents import Collector
from intake.parsing.encoded_words import clean, readable, unfolded
from intake.parsing.formats.meeting_words import answered_in_subject
from intake.parsing.forwards import find_forwarded
from intake.parsing.heads import Head
from intake.parsing.html_marks import says_structure, without_marks
from intake.parsing.html_splits import better_of
from intake.parsing.html_text import html_to_text
from intake.parsing.kinds import Judged, Signs, kind_of
from intake.parsing.language import language_of
from intake.parsing.mail import Forwarded, Kind, ParsedMail, Person
from intake.parsing.parameters import Structured
from intake.parsing.parts import Part, read_parts
from intake.parsing.pieces import Contents
from intake.parsing.problems import Notes
from intake.parsing.repairs import first_line, read_date, with_line_ends
from intake.parsing.replies import Split, split_reply
from intake.parsing.subjects import Subject, subject_of
from intake.parsing.threads import message_id, message_ids, other_ids, plus_tokens

_STRUCTURE = ("--", "content-")


def read_mail(raw: bytes) -> ParsedMail:
    """Read a mail; whatever the bytes hold, something that can be shown comes back."""
    try:
        return _Reading(raw).mail()
    except Exception:  # noqa: BLE001 - the promise of this function; the raw mail is kept
        return _unread(raw)


def _unread(raw: bytes) -> ParsedMail:
    text = western(raw[: limits.TEXT_CHARS]).replace("\x00", "")
    return ParsedMail(
        kind=Kind.REPORT if text.strip() else Kind.EMPTY,
        text=text,
        reply=text,
        problems=(problems.READING_FAILED,),
        unanswerable=("unread",),
        incomplete=True,
    )


class _Reading:
    """One mail being read: its head, its contents, and what follows from them."""

    def __init__(self, raw: bytes) -> None:
        self.raw = with_line_ends(raw)
        self.notes = Notes()
        root = read_parts(self.raw, self.notes, first_line(self.raw))
        self.head: Head = root.head
        self.body_start = root.start
        self.hint = root.type["charset"]
        collector = Collector(self.raw, self.notes)
        pieces = collector.collect(root)
        self.contents: Contents = collector.found
        self.contents.pieces = pieces
        self.text = self._bounded(self.contents.text or self._left_over(root))
        self.subject_line = readable(self.head.first("subject") or b"", self.hint)
        self.subject: Subject = subject_of(self.subject_line)
        self.sender = self._sender()
        self.return_path = return_path(self.head)

    def _bounded(self, text: str) -> str:
        """Cut what grew beyond all measure, as quotes in quotes do."""
        if len(text) > limits.ALL_TEXT_CHARS:
            self.notes.add(problems.TEXT_TOO_LONG)
        return text[: limits.ALL_TEXT_CHARS]

    def _left_over(self, root: Part) -> str:
        """Show the body as it is, when its parts hold nothing that can be shown."""
        if self.contents.files or not root.type.value.startswith("multipart/"):
            return ""
        text = text_of(self.raw[root.start : root.end], Structured(), Notes())
        words = "\n".join(
            line for line in text.split("\n") if not line.lower().startswith(_STRUCTURE)
        )
        if not any(sign.isalnum() for sign in words):
            return ""
        self.notes.add(problems.BOUNDARY_MISSING)
        return text.strip("\n")

    def mail(self) -> ParsedMail:
        threaded = "in-reply-to" in self.head
        forwarded = self._forwarded(threaded=threaded)
        split = self._split(forwarded, threaded=threaded)
        bounce = self._bounce()
        text = without_marks(self.text)
        mail = ParsedMail(
            kind=Kind.REPORT,
            message_id=message_id(self.head.first("message-id")),
            sender=self.sender,
            reply_to=person(self.head.first("reply-to"), self.hint),
            to=people(self.head.first("to"), self.hint),
            cc=people(self.head.first("cc"), self.hint),
            subject=self.subject_line,
            date=self._date(),
            text=text,
            reply=split.reply,
            quoted=split.quoted,
            signature=split.signature,
            forwarded_from=forwarded,
            in_reply_to=next(iter(message_ids(self.head.first("in-reply-to"))), None),
            references=message_ids(self.head.first("references")),
            answered_ids=message_ids(self.head.first("in-reply-to")),
            other_ids=other_ids(self.head),
            attachments=tuple(self.contents.files),
            bounced=bounce.addresses if bounce else (),
            bounce_temporary=bool(bounce and bounce.temporary),
            bounce_said=self.contents.report.said if self.contents.report else "",
            has_html=self.contents.has_html,
            unanswerable=unanswerable(self.head, self.sender, self.return_path),
            return_path=self.return_path,
            language=language_of(split.reply or text) or language_of(self.subject.bare),
            plus_tokens=plus_tokens(self.head),
            marks=find_marks(text),
            calendar=self.contents.calendar
            or answered_in_subject(self.subject_line, self.head, split.reply),
        )
        return self._finished(mail, self._kind(mail, bounce))

    def _finished(self, mail: ParsedMail, judged: Judged) -> ParsedMail:
        """Add what depends on the kind, and the problems, which are complete only now."""
        kind, why = judged
        returned: tuple[str, ...] = ()
        if kind in {Kind.BOUNCE, Kind.FEEDBACK}:
            inside = ids_inside(self.raw, self.body_start)
            returned = tuple(self.contents.returned_ids) or inside
        sent_to = self.contents.returned_to if kind is Kind.BOUNCE else ()
        reasons = mail.unanswerable
        if kind not in {Kind.REPORT, Kind.REPLY, Kind.EMPTY}:
            reasons = (*reasons, kind.value)
        return replace(
            mail,
            kind=kind,
            because=(why,),
            bounced=mail.bounced or (sent_to if len(sent_to) == 1 else ()),
            returned_ids=returned,
            complained=self.contents.complained,
            unanswerable=reasons,
            problems=self.notes.problems,
            incomplete=self.notes.grave,
        )

    def _kind(self, mail: ParsedMail, bounce: Bounce | None) -> Judged:
        answers = self.subject.answers(threaded=mail.in_reply_to is not None)
        found = self.contents
        looks = Looks(
            head=self.head,
            sender=self.sender,
            subject=self.subject_line,
            text=mail.text,
            return_path=self.return_path,
            answers=answers or "in-reply-to" in self.head or "references" in self.head,
        )
        signs = Signs(
            looks=looks,
            bounce=bounce,
            report=found.report,
            receipt=bool(found.receipt),
            feedback=bool(found.feedback),
            calendar=mail.calendar is not None,
        )
        return kind_of(mail, signs, self.subject.bare, answers=answers)

    def _bounce(self) -> Bounce | None:
        report = self.contents.report
        if report and (report.failed or report.delayed):
            return Bounce(report.failed or report.delayed, temporary=not report.failed)
        if report and report.delivered:
            return None
        smell = smell_of(self.head, self.sender, self.subject_line, self.return_path)
        found = read_bounce(self.raw, smell, self.text) if smell else None
        return found or (Bounce(()) if report else None)

    def _split(self, forwarded: Forwarded | None, *, threaded: bool) -> Split:
        split = split_reply(self.text)
        if shown := self._split_html(split):
            split = better_of(split, shown)
        lonely = not forwarded and self._is_lonely(threaded=threaded)
        if lonely and not split.reply.strip() and split.quoted.strip():
            # It answers nothing, so what looks like a quote is all that it has to say.
            return Split(without_marks(self.text))
        return split

    def _is_lonely(self, *, threaded: bool) -> bool:
        """Tell whether nothing says that it belongs to an earlier mail."""
        return not (threaded or self.subject.prefix or "references" in self.head)

    def _split_html(self, plain: Split) -> Split | None:
        """Split by the quotes and the signature that only the HTML shows."""
        pieces = self.contents.pieces
        if len(pieces) != 1 or not pieces[0].plain.strip() or not pieces[0].html:
            return None
        wanted = {"quotes": not plain.quoted, "signatures": not plain.signature}
        if not says_structure(pieces[0].html, **wanted):
            return None
        split = split_reply(html_to_text(pieces[0].html))
        return split if split.reply.strip() and (split.quoted or split.signature) else None

    def _forwarded(self, *, threaded: bool) -> Forwarded | None:
        forwards = self.subject.forwards(threaded=threaded)
        if self.contents.forwarded:
            return self.contents.forwarded
        if self.subject.prefix == "reply" and not forwards:
            return None
        lonely = self._is_lonely(threaded=threaded)
        return find_forwarded(self.text, self.subject.bare, forwards=forwards, lonely=lonely)

    def _sender(self) -> Person | None:
        """Give who wrote it; a list that wrote itself into From names the writer elsewhere."""
        sender = person(self.head.first("from"), self.hint) or person(
            self.head.first("sender"), self.hint
        )
        for name in ("x-original-from", "x-original-sender"):
            original = person(self.head.first(name), self.hint)
            if original and original.email and ("list-id" in self.head or sender is None):
                same = sender and sender.email == original.email
                return sender if same else original
        named_once = len(self.head.all("from")) < 2 and is_clear(
            self.head.first("from"), self.hint
        )
        if sender is None or not sender.email or not named_once:
            self.notes.add(problems.SENDER_UNCLEAR)
        return sender

    def _date(self) -> datetime | None:
        raw = self.head.first("date")
        date = read_date(clean(unfolded(raw))[:100]) if raw else None
        if raw and date is None:
            self.notes.add(problems.DATE_UNREADABLE)
        return date
