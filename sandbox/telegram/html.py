"""Telegram's HTML: the few tags it knows, and its exact complaints about the rest."""

import html
import re
from dataclasses import dataclass

from sandbox.shapes import Json
from sandbox.telegram.entities import Formatted, entity, utf16
from sandbox.telegram.errors import ApiError, bad_request
from sandbox.telegram.links import checked_link

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
}
TAGS = {*KINDS, "a", "pre", "blockquote", "tg-emoji", "tg-time"}
ENTITY = re.compile(r"&(#\d+|#[xX][0-9a-fA-F]+|lt|gt|amp|quot);?")
NAME = re.compile(r"[^\s>]*")
SPACE = re.compile(r"\s*")
ATTRIBUTE = re.compile(r"[^\s=>/\"']*")
TOKEN = re.compile(r"[A-Za-z0-9.-]*")


@dataclass
class Open:
    """A tag that waits for its end."""

    tag: str
    offset: int
    start: int
    arguments: dict[str, str]


class HtmlReader:
    """Reads one text from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._plain: list[str] = []
        self._offset = 0
        self._open: list[Open] = []
        self._entities: list[Json] = []

    def read(self) -> Formatted:
        while self._at < len(self._text):
            if self._text[self._at] != "<":
                self._read_letters()
            elif self._text.startswith("</", self._at):
                self._read_end()
            else:
                self._read_start()
        if self._open:
            raise self._refusal(
                f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"'
            )
        found = sorted(self._entities, key=lambda e: (e["offset"], -e["length"]))
        return Formatted("".join(self._plain), tuple(found))

    def _refusal(self, complaint: str, at: int | None = None) -> ApiError:
        where = "" if at is None else f" at byte offset {len(self._text[:at].encode())}"
        return bad_request(f"can't parse entities: {complaint.replace('@', where)}")

    def _read_letters(self) -> None:
        end = self._text.find("<", self._at)
        piece = self._text[self._at : end if end >= 0 else len(self._text)]
        self._at += len(piece)
        plain = _decoded(piece)
        self._plain.append(plain)
        self._offset += utf16(plain)

    def _match(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        taken = found.group() if found else ""
        self._at += len(taken)
        return taken

    def _read_start(self) -> None:
        begun = self._at
        self._at += 1
        tag = self._match(NAME).lower()
        if self._at >= len(self._text):
            raise self._refusal("Unclosed start tag@", begun)
        if tag not in TAGS:
            raise self._refusal(f'Unsupported start tag "{tag}"@', begun)
        arguments = self._read_attributes(tag, begun)
        if tag == "span" and arguments.get("class") != "tg-spoiler":
            raise self._refusal('Tag "span" must have class "tg-spoiler"@', begun)
        self._open.append(Open(tag, self._offset, len(self._plain), arguments))

    def _read_attributes(self, tag: str, begun: int) -> dict[str, str]:
        arguments: dict[str, str] = {}
        while True:
            self._match(SPACE)
            if self._text.startswith(">", self._at):
                self._at += 1
                return arguments
            if self._at >= len(self._text):
                raise self._refusal("Unclosed start tag@", begun)
            name = self._match(ATTRIBUTE).lower()
            if not name:
                raise self._refusal(f'Empty attribute name in the tag "{tag}"@', begun)
            arguments[name] = self._read_value(begun)

    def _read_value(self, begun: int) -> str:
        self._match(SPACE)
        if not self._text.startswith("=", self._at):
            return ""
        self._at += 1
        self._match(SPACE)
        quote = self._text[self._at : self._at + 1]
        if quote not in ("'", '"'):
            return self._read_token()
        end = self._text.find(quote, self._at + 1)
        if end < 0 or end + 1 >= len(self._text):
            raise self._refusal("Unclosed start tag@", begun)
        value = self._text[self._at + 1 : end]
        self._at = end + 1
        return _decoded(value)

    def _read_token(self) -> str:
        begun = self._at
        value = self._match(TOKEN).lower()
        following = self._text[self._at : self._at + 1]
        if not following or not (following.isspace() or following == ">"):
            raise self._refusal("Unexpected end of name token@", begun)
        return value

    def _read_end(self) -> None:
        begun = self._at
        if not self._open:
            raise self._refusal("Unexpected end tag@", begun)
        self._at += 2
        tag = self._match(NAME)
        self._match(SPACE)
        if not self._text.startswith(">", self._at):
            raise self._refusal("Unclosed end tag@", begun)
        self._at += 1
        opened = self._open.pop()
        if tag and tag.lower() != opened.tag:
            complaint = f'expected "</{opened.tag}>", found "</{tag}>"'
            raise self._refusal(f"Unmatched end tag@, {complaint}", begun)
        if self._offset > opened.offset:
            self._close(opened)

    def _close(self, opened: Open) -> None:
        length = self._offset - opened.offset
        made = _entity_of(opened, length, "".join(self._plain[opened.start :]))
        if made:
            self._entities.append(made)
            self._join_code_and_pre(made, opened)

    def _join_code_and_pre(self, made: Json, opened: Open) -> None:
        """`<pre><code class="language-x">` is one entity."""
        if opened.tag != "pre" or len(self._entities) < 2:
            return
        inner = self._entities[-2]
        same = (inner["offset"], inner["length"]) == (made["offset"], made["length"])
        if same and inner["type"] == "code":
            made.update({k: v for k, v in inner.items() if k == "language"})
            self._entities.remove(inner)


def _entity_of(opened: Open, length: int, plain: str) -> Json | None:
    if opened.tag in KINDS:
        language = opened.arguments.get("class", "").removeprefix("language-")
        extra = {"language": language} if opened.tag == "code" else {}
        return entity(KINDS[opened.tag], opened.offset, length, **extra)
    if opened.tag == "a":
        return _link(opened, length, plain)
    if opened.tag == "blockquote":
        kind = "expandable_blockquote" if "expandable" in opened.arguments else "blockquote"
        return entity(kind, opened.offset, length)
    if opened.tag == "tg-emoji":
        emoji = opened.arguments.get("emoji-id", "")
        if not emoji.isdigit():
            raise bad_request("can't parse entities: Invalid custom emoji identifier specified")
        return entity("custom_emoji", opened.offset, length, custom_emoji_id=emoji)
    if opened.tag == "tg-time":
        moment = opened.arguments.get("unix", "")
        return entity("date_time", opened.offset, length, unix_time=int(moment or 0))
    return entity(opened.tag, opened.offset, length)


def _link(opened: Open, length: int, plain: str) -> Json | None:
    url = checked_link(opened.arguments.get("href", "") or plain)
    return entity("text_link", opened.offset, length, url=url) if url else None


def _decoded(text: str) -> str:
    return ENTITY.sub(lambda found: html.unescape(f"&{found.group(1)};"), text)


def parse_html(text: str) -> Formatted:
    """The text and entities of a message in HTML."""
    return HtmlReader(text).read()
