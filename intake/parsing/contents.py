"""The walk through the parts of a mail: text is decoded as it comes, files are cut out of it."""

from dataclasses import dataclass

from intake.parsing import limits, problems
from intake.parsing.addresses import people
from intake.parsing.bodies import content_of, text_of
from intake.parsing.bounces import read_complaint, read_report
from intake.parsing.formats.pgp import unwrap_pgp
from intake.parsing.formats.uuencode import without_files
from intake.parsing.heads import read_head
from intake.parsing.html_tokens import is_page
from intake.parsing.mail import Attachment
from intake.parsing.names import clean_name, file_name, made_up, type_of
from intake.parsing.opening import open_leaf
from intake.parsing.parameters import Structured
from intake.parsing.parts import CONTENT_HEADER, Part, is_notice, read_parts
from intake.parsing.pieces import Contents, Piece, Room, merged
from intake.parsing.problems import Notes
from intake.parsing.threads import message_id

_READABLE = {"text/plain", "text/html", "text/enriched", "text/richtext"}
_ABOUT_MAIL = {"message/delivery-status", "message/feedback-report", "text/rfc822-headers"}
_AMP = "text/x-amp-html"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part that holds no parts, its transfer encoding undone."""

    part: Part
    content: bytes
    name: str
    report: bool = False
    related: bool = False

    @property
    def kind(self) -> str:
        return self.part.type.value

    @property
    def is_named(self) -> bool:
        return bool(self.part.disposition["filename"] or self.part.type["name"])


class Collector:
    """Walks the tree once."""

    def __init__(self, raw: bytes, notes: Notes, depth: int = 0, room: Room | None = None) -> None:
        self.raw = raw
        self.notes = notes
        self.depth = depth
        self.room = room or Room()
        self.found = Contents()

    def collect(self, part: Part, *, related: bool = False, report: bool = False) -> list[Piece]:
        """Give the pieces of text of a part; files and reports go to what was found."""
        kind = part.type.value
        if part.around and not part.parts:
            return self._around(part)
        if not part.is_multipart:
            return self._leaf(part, related=related, report=report)
        if kind == "multipart/encrypted":
            self.notes.add(problems.ENCRYPTED)
        report = report or kind == "multipart/report"
        self.found.feedback |= report and part.type["report-type"].lower() == "feedback-report"
        related = related or kind == "multipart/related"
        pieces = [
            piece
            for child in part.parts
            for piece in self.collect(child, related=related, report=report)
        ]
        pieces = [merged(pieces)] if kind == "multipart/alternative" and pieces else pieces
        return [*self._around(part), *pieces]

    def _around(self, part: Part) -> list[Piece]:
        """Read what stands outside of the parts: a part whose boundary was spoilt, or a text."""
        pieces: list[Piece] = []
        for start, end in part.around:
            head = CONTENT_HEADER.search(self.raw, start, end) if self.room.strays else None
            said = self.raw[start : head.start() if head else end]
            if head and b" " not in (mark := said.rstrip().rpartition(b"\n")[2]):
                said = said.rstrip().removesuffix(mark)  # what is left of a boundary
            if not is_notice(said):
                text = text_of(said, Structured(), self.notes).strip()
                pieces.append(Piece(plain=self.room.plain_of(text, self.notes)))
            if head:
                self.room.strays -= 1
                pieces += self.collect(read_parts(self.raw, self.notes, head.start(), end))
        return pieces

    def _leaf(self, part: Part, *, related: bool, report: bool) -> list[Piece]:
        kind = part.type.value
        if kind in _READABLE and not _is_file(part):
            return self._text(part)
        content = content_of(self.raw, part.start, part.end, part.encoding, self.notes)
        if kind == _AMP and not _is_file(part):
            self.found.spare += self.pieces_of(part, content)
            return []
        if kind.startswith("message/") or kind in _ABOUT_MAIL:
            self._machine(part, content, report=report)
        name = file_name(part, len(self.found.files) + 1)
        leaf = Leaf(part, content, name, report=report, related=related)
        pieces = open_leaf(self, leaf)
        if pieces is not None:
            return pieces
        self._lone_text(leaf)
        self.keep(leaf)
        return []

    def _text(self, part: Part) -> list[Piece]:
        content = content_of(self.raw, part.start, part.end, part.encoding, self.notes)
        if b"begin" in content:
            taken = without_files(content)
            content = taken.text
            for name, file in taken.files:
                self.keep_file(name.decode("utf-8", "replace"), file)
        return self.pieces_of(part, content)

    def pieces_of(self, part: Part, content: bytes) -> list[Piece]:
        """Decode a text of any kind."""
        text = text_of(content, part.type, self.notes)
        if part.type.value == _AMP or is_page(text, declared=part.type.value == "text/html"):
            self.found.has_html = True
            return [Piece(html=self.room.html_of(text, self.notes))]
        if part.type.value in {"text/enriched", "text/richtext"}:
            from intake.parsing.formats.enriched import enriched_text

            text = enriched_text(text)
        return [Piece(plain=self.room.plain_of(self._unwrapped(text), self.notes))]

    def _unwrapped(self, text: str) -> str:
        unwrapped = unwrap_pgp(text)
        if unwrapped.locked:
            self.notes.add(problems.ENCRYPTED)
        if unwrapped.signatures:
            signature = unwrapped.signatures.encode("utf-8", "replace")
            self.keep_file("signature.asc", signature, "application/pgp-signature")
        return unwrapped.text

    def _lone_text(self, leaf: Leaf) -> None:
        """Read a text that is called a file but has no name, where there is nothing else."""
        if leaf.kind in {"text/plain", "text/html"} and not leaf.is_named:
            self.found.spare += self.pieces_of(leaf.part, leaf.content)

    def keep(self, leaf: Leaf) -> None:
        """Keep a part as a file; an empty one without a name is none."""
        part = leaf.part
        if not leaf.content and not leaf.is_named:
            return
        content_id = (part.head.first("content-id") or b"").decode("latin-1").strip(" <>")
        shown_inside = leaf.related and bool(content_id) and leaf.kind.startswith("image/")
        inline = part.disposition.value == "inline" or (
            shown_inside and part.disposition.value != "attachment"
        )
        self._add(
            Attachment(
                leaf.name, leaf.kind[:100], len(leaf.content), inline, leaf.content,
                content_id[:250],
            )
        )  # fmt: skip

    def keep_file(self, name: str, content: bytes, kind: str = "", content_id: str = "") -> None:
        """Keep a file that was inside something else."""
        kind = kind if kind not in {"", "application/octet-stream"} else type_of(name)
        name = clean_name(name) or made_up(kind, len(self.found.files) + 1)
        inline = bool(content_id) and kind.startswith("image/")
        self._add(Attachment(name, kind[:100], len(content), inline, content, content_id[:250]))

    def take_from(self, inner: "Collector") -> None:
        """Take over the files of a mail inside, and what is said of it."""
        self.found.has_html |= inner.found.has_html
        for file in inner.found.files:
            self._add(file)

    def take_word_from(self, inner: "Collector") -> None:
        """Take over what an opened envelope says, for that is what the mail itself says."""
        theirs, ours = inner.found, self.found
        ours.spare += theirs.spare
        ours.forwarded = ours.forwarded or theirs.forwarded
        ours.report = ours.report or theirs.report
        ours.calendar = ours.calendar or theirs.calendar
        ours.feedback |= theirs.feedback
        ours.complained += theirs.complained
        ours.receipt |= theirs.receipt
        ours.returned_ids += theirs.returned_ids

    def _add(self, file: Attachment) -> None:
        if len(self.found.files) >= limits.ATTACHMENTS:
            self.notes.add(problems.TOO_MANY_FILES)
            return
        self.found.files.append(file)

    def _machine(self, part: Part, content: bytes, *, report: bool) -> None:
        """Take in what a machine says to machines."""
        kind = part.type.value
        if kind == "message/delivery-status":
            self.found.report = self.found.report or read_report(content)
        elif kind == "message/feedback-report":
            self.found.feedback = True
            self.found.complained += read_complaint(content)
        elif kind == "message/disposition-notification":
            self.found.receipt = True
        elif kind == "message/partial":
            self.notes.add(problems.PARTIAL)
        elif kind == "message/external-body":
            self.notes.add(problems.ELSEWHERE)
        elif report and kind in {"text/rfc822-headers", "message/rfc822"}:
            self._returned(content)

    def _returned(self, content: bytes) -> None:
        head, _ = read_head(content, 0, min(len(content), limits.HEAD_BYTES), Notes())
        if found := message_id(head.first("message-id")):
            self.found.returned_ids.append(found)
        self.found.returned_to += tuple(one.email for one in people(head.first("to")))


def _is_file(part: Part) -> bool:
    if part.disposition.value == "attachment":
        return True
    return bool(part.disposition["filename"]) and part.type.value != "text/html"
