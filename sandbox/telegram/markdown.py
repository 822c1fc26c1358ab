"""Telegram's MarkdownV2, and the older Markdown, with their exact complaints."""

import re
from dataclasses import dataclass

from sandbox.shapes import Json
from sandbox.telegram.entities import Formatted, entity, utf16
from sandbox.telegram.errors import ApiError, bad_request
from sandbox.telegram.links import checked_link

RESERVED = set("_*[]()~`>#+-=|{}.!")
MARKS = (
    ("```", "pre", "PreCode"),
    ("__", "underline", "Underline"),
    ("||", "spoiler", "Spoiler"),
    ("_", "italic", "Italic"),
    ("*", "bold", "Bold"),
    ("~", "strikethrough", "Strikethrough"),
    ("`", "code", "Code"),
    ("[", "text_link", "TextUrl"),
)
NAMES = {mark: (kind, name) for mark, kind, name in MARKS}
TARGET = re.compile(r"\(((?:\\.|[^)\\])*)\)", re.DOTALL)
LEGACY = {"*": "bold", "_": "italic", "`": "code"}


@dataclass
class Open:
    """A mark that waits for its twin."""

    mark: str
    offset: int
    start: int
    at: int


class MarkdownReader:
    """Reads one text in MarkdownV2 from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._plain: list[str] = []
        self._offset = 0
        self._open: list[Open] = []
        self._entities: list[Json] = []

    def read(self) -> Formatted:
        while self._at < len(self._text):
            self._step()
        if self._open:
            name = NAMES[self._open[-1].mark][1]
            raise _refusal(f"Can't find end of {name} entity", self._text, self._open[-1].at)
        found = sorted(self._entities, key=lambda e: (e["offset"], -e["length"]))
        return Formatted("".join(self._plain), tuple(found))

    def _step(self) -> None:
        letter = self._text[self._at]
        if letter == "\\" and self._at + 1 < len(self._text):
            self._write(self._text[self._at + 1], 2)
        elif letter == "]" and self._open and self._open[-1].mark == "[":
            self._end_link()
        elif mark := self._mark():
            self._meet(mark)
        elif letter in RESERVED and not self._inside_code() and not self._starts_quote():
            raise bad_request(
                f"can't parse entities: Character '{letter}' is reserved "
                "and must be escaped with the preceding '\\'"
            )
        else:
            self._write(letter, 1)

    def _write(self, plain: str, taken: int) -> None:
        self._plain.append(plain)
        self._offset += utf16(plain)
        self._at += taken

    def _inside_code(self) -> bool:
        return bool(self._open) and self._open[-1].mark in ("`", "```")

    def _starts_quote(self) -> bool:
        first = self._at == 0 or self._text[self._at - 1] == "\n"
        return self._text[self._at] == ">" and first

    def _mark(self) -> str | None:
        if self._inside_code():
            own = self._open[-1].mark
            return own if self._text.startswith(own, self._at) else None
        found = (mark for mark, _, _ in MARKS if self._text.startswith(mark, self._at))
        return next(found, None)

    def _meet(self, mark: str) -> None:
        if self._open and self._open[-1].mark == mark and mark != "[":
            self._at += len(mark)
            self._close({})
            return
        self._open.append(Open(mark, self._offset, len(self._plain), self._at))
        self._at += len(mark)

    def _end_link(self) -> None:
        target = TARGET.match(self._text, self._at + 1)
        self._at = target.end() if target else self._at + 1
        written = re.sub(r"\\(.)", r"\1", target.group(1)) if target else ""
        plain = "".join(self._plain[self._open[-1].start :])
        url = checked_link(written or plain)
        self._close({"url": url}) if url else self._open.pop()

    def _close(self, more: Json) -> None:
        opened = self._open.pop()
        length = self._offset - opened.offset
        if length:
            kind = NAMES[opened.mark][0]
            self._entities.append(entity(kind, opened.offset, length, **more))


def _refusal(complaint: str, text: str, at: int) -> ApiError:
    offset = len(text[:at].encode())
    return bad_request(f"can't parse entities: {complaint} at byte offset {offset}")


def parse_markdown_v2(text: str) -> Formatted:
    """The text and entities of a message in MarkdownV2."""
    return MarkdownReader(text).read()


def parse_markdown(text: str) -> Formatted:
    """The older Markdown: nothing nests, and an end must be found."""
    plain, entities, at = "", [], 0
    while at < len(text):
        letter = text[at]
        if letter == "\\" and text[at + 1 : at + 2] in {*LEGACY, "["}:
            plain, at = plain + text[at + 1], at + 2
        elif letter in LEGACY:
            mark = "```" if text.startswith("```", at) else letter
            end = text.find(mark, at + len(mark))
            if end < 0:
                raise _refusal("Can't find end of the entity starting", text, at)
            inner = text[at + len(mark) : end]
            kind = "pre" if mark == "```" else LEGACY[letter]
            entities += [entity(kind, utf16(plain), utf16(inner))] if inner else []
            plain, at = plain + inner, end + len(mark)
        elif letter == "[" and (link := re.match(r"\[([^\]]*)\]\(([^)]*)\)", text[at:])):
            url = checked_link(link.group(2))
            made = entity("text_link", utf16(plain), utf16(link.group(1)), url=url)
            entities += [made] if url and link.group(1) else []
            plain, at = plain + link.group(1), at + link.end()
        else:
            plain, at = plain + letter, at + 1
    return Formatted(plain, tuple(entities))
