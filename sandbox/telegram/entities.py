"""Formatted text: what is parsed from it, found in it, and allowed of it."""

import re
from dataclasses import dataclass

from sandbox.shapes import Json
from sandbox.telegram.errors import bad_request

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_RAW_BYTES = 32 << 10
MAX_ENTITIES = 100
OPAQUE = {"code", "pre", "text_link", "text_mention"}

_TLD = "com|org|net|se|nu|io|dev|eu|app|info|no|dk|fi|de|uk|me"
PATTERNS = (
    ("url", re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)\]}]", re.IGNORECASE)),
    ("email", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        "url",
        re.compile(
            rf"(?<![\w@./-])(?:[\w-]+\.)+(?:{_TLD})(?:/[^\s<>\"]*[^\s<>\".,;:!?)])?(?![\w@-])",
            re.IGNORECASE,
        ),
    ),
    (
        "bot_command",
        re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])"),
    ),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#/&])#\w*[^\W\d]\w*")),
    ("phone_number", re.compile(r"(?<![\w+])\+\d[\d ()-]{6,18}\d(?!\w)")),
)


@dataclass(frozen=True, slots=True)
class Formatted:
    """Plain text with its entities."""

    text: str
    entities: tuple[Json, ...] = ()

    def fields(self, text: str = "text", entities: str = "entities") -> Json:
        told: Json = {text: self.text} if self.text else {}
        return told | ({entities: list(self.entities)} if self.entities else {})


def utf16(text: str) -> int:
    """The length of a text as Telegram counts offsets."""
    return len(text) + sum(1 for letter in text if ord(letter) > 0xFFFF)


def entity(kind: str, offset: int, length: int, **more: object) -> Json:
    return {"type": kind, "offset": offset, "length": length} | {
        key: value for key, value in more.items() if value
    }


def found_in(text: str) -> list[Json]:
    """The entities a client makes by itself: links, addresses, commands, mentions."""
    found: list[tuple[int, int, str]] = []
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end, _ in found):
                found.append((match.start(), match.end(), kind))
    return [
        entity(kind, utf16(text[:start]), utf16(text[start:end]))
        for start, end, kind in sorted(found)
    ]


def checked_entities(listed: object, text: str) -> tuple[Json, ...]:
    """Entities a bot gave itself; what is out of place is left out, what is none is refused."""
    if not isinstance(listed, list):
        raise bad_request("can't parse entities: expected an Array of MessageEntity")
    length = utf16(text)
    for one in listed:
        if not isinstance(one, dict) or not isinstance(one.get("type"), str):
            raise bad_request("can't parse MessageEntity: expected an Object")
        if not all(type(one.get(name)) is int for name in ("offset", "length")):
            raise bad_request("can't parse MessageEntity: expected an Object")
    return tuple(
        one
        for one in listed
        if one["offset"] >= 0 and one["length"] > 0 and one["offset"] + one["length"] <= length
    )


def with_found(formatted: Formatted) -> Formatted:
    """Add what a client finds by itself, save inside code and links."""
    closed = [e for e in formatted.entities if e["type"] in OPAQUE]
    extra = [e for e in found_in(formatted.text) if not any(_overlap(e, c) for c in closed)]
    merged = sorted([*formatted.entities, *extra], key=lambda e: (e["offset"], -e["length"]))
    return Formatted(formatted.text, tuple(merged[:MAX_ENTITIES]))


def _overlap(one: Json, other: Json) -> bool:
    ends = one["offset"] + one["length"], other["offset"] + other["length"]
    return bool(one["offset"] < ends[1] and other["offset"] < ends[0])


def trimmed(formatted: Formatted) -> Formatted:
    """Without the blank space at both ends; entities move along or vanish."""
    kept = formatted.text.strip()
    cut = utf16(formatted.text[: len(formatted.text) - len(formatted.text.lstrip())])
    end = utf16(kept)
    moved = []
    for old in formatted.entities:
        start = max(old["offset"] - cut, 0)
        stop = min(old["offset"] + old["length"] - cut, end)
        if stop > start:
            moved.append(old | {"offset": start, "length": stop - start})
    return Formatted(kept, tuple(moved))


def check_text(raw: str, formatted: Formatted) -> Formatted:
    """A message's text, within Telegram's limits."""
    if not raw:
        raise bad_request("message text is empty")
    if not formatted.text:
        raise bad_request("text must be non-empty")
    if len(formatted.text) > MAX_TEXT:
        raise bad_request("message is too long")
    return formatted


def check_caption(formatted: Formatted) -> Formatted:
    if len(formatted.text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return formatted
