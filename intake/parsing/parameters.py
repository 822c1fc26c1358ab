"""Structured header values such as `text/plain; charset="x"; name*0*=…`, read in one pass."""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from intake.parsing.charsets import codec_for, guess
from intake.parsing.encoded_words import clean, decode_words, unfolded

_MOST = 100
_SECTION = re.compile(r"^([^*]+)\*(\d{1,3})(\*?)$")


@dataclass(slots=True)
class Structured:
    """A value and its parameters, names lower-cased, RFC 2231 pieces joined and decoded."""

    value: str = ""
    parameters: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.parameters.get(name, "")


def structured(raw: bytes | None) -> Structured:
    """Read a header value with parameters; nothing it holds can make this fail."""
    if not raw:
        return Structured()
    pieces = _pieces(unfolded(raw))
    given: dict[str, str] = {}
    for piece in pieces[1:]:
        name, equals, value = piece.partition("=")
        if equals and name.strip():
            given.setdefault(name.strip().lower(), _unquoted(value.strip()))
    return Structured("".join(pieces[0].split()).lower(), _joined(given))


def _pieces(text: str) -> list[str]:
    """Cut at semicolons that stand outside quotes; an unclosed quote ends with its line."""
    pieces: list[str] = []
    start = at = 0
    while at < len(text) and len(pieces) < _MOST:
        stop = _next_semicolon(text, at)
        pieces.append(text[start:stop])
        start = at = stop + 1
    return pieces or [""]


def _next_semicolon(text: str, at: int) -> int:
    semicolon = text.find(";", at)
    if semicolon < 0:
        return len(text)
    quote = text.find('"', at, semicolon)
    if quote < 0:
        return semicolon
    closing = _closing_quote(text, quote + 1)
    if closing < 0:
        return semicolon
    semicolon = text.find(";", closing + 1)
    return len(text) if semicolon < 0 else semicolon


def _closing_quote(text: str, at: int) -> int:
    while (quote := text.find('"', at)) > 0 and text[quote - 1] == "\\":
        at = quote + 1
    return quote


def _unquoted(value: str) -> str:
    if len(value) < 2 or value[0] != '"':
        return value.strip('"')
    inner = value[1 : value.rfind('"')] if value.rfind('"') > 0 else value[1:]
    if "\\" in inner and not re.match(r"[A-Za-z]:\\|\\\\", inner):
        inner = re.sub(r"\\(.)", r"\1", inner)
    return inner


def _joined(given: dict[str, str]) -> dict[str, str]:
    plain = {name: value for name, value in given.items() if "*" not in name}
    sections: dict[str, list[tuple[int, bool, str]]] = {}
    for name, value in given.items():
        if found := _SECTION.match(name):
            sections.setdefault(found[1], []).append((int(found[2]), bool(found[3]), value))
        elif name.endswith("*"):
            sections.setdefault(name[:-1], []).append((0, True, value))
    for name, parts in sections.items():
        plain[name] = _decoded(sorted(parts))
    return plain


def _decoded(parts: list[tuple[int, bool, str]]) -> str:
    charset = ""
    first = parts[0]
    if first[1] and first[2].count("'") >= 2:
        charset, _, rest = first[2].split("'", 2)
        parts[0] = (first[0], True, rest)
    content = b"".join(_octets(value, encoded=encoded) for _, encoded, value in parts)
    codec = codec_for(charset)
    try:
        return content.decode(codec) if codec else guess(content)
    except (UnicodeDecodeError, LookupError):
        return guess(content)


def _octets(value: str, *, encoded: bool) -> bytes:
    return unquote_to_bytes(value) if encoded else value.encode("utf-8", "replace")


def shown(value: str) -> str:
    """Make a parameter fit for showing: encoded words, which do not belong there, are decoded."""
    return clean(decode_words(value))
