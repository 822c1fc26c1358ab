"""Property lists of Outlook (MAPI) as TNEF writes them, read in one bounded pass."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from intake.parsing.charsets import codec_for, western

_MOST = 2_000
_MOST_VALUES = 200
_FIXED = {
    0x02: 2, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 2, 0x14: 8, 0x40: 8,
    0x48: 16,
}  # fmt: skip
_TEXT, _WIDE_TEXT, _OBJECT, _BINARY = 0x1E, 0x1F, 0x0D, 0x0102
_VARIABLE = {0x00, _TEXT, _WIDE_TEXT, _OBJECT, _BINARY}
_SEVERAL = 0x1000
_FIRST_NAMED = 0x8000
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_CODEPAGES = {
    65001: "utf-8", 20127: "us-ascii", 28591: "iso-8859-1", 20866: "koi8-r", 21866: "koi8-u",
    936: "gb18030", 54936: "gb18030", 950: "big5", 949: "cp949", 50220: "iso-2022-jp",
    51932: "euc-jp", 51949: "euc-kr", 10000: "x-mac-roman", 1200: "utf-16le",
}  # fmt: skip

Key = int | tuple[bytes, int]
"""A property's number, or for a named one the last bytes of its set with its number there."""


@dataclass(slots=True)
class Properties:
    """The first value of each property, as bytes, with its type."""

    codepage: str = "windows-1252"
    values: dict[Key, tuple[int, bytes]] = field(default_factory=dict)
    is_cut: bool = False
    """There is more that could not be read."""

    def __contains__(self, key: Key) -> bool:
        return key in self.values

    def content(self, key: Key) -> bytes:
        return self.values.get(key, (0, b""))[1]

    def text(self, *keys: Key) -> str:
        """Give the first of these properties that says something."""
        return next((said for key in keys if (said := self._text(key))), "")

    def _text(self, key: Key) -> str:
        kind, value = self.values.get(key, (0, b""))
        if kind == _WIDE_TEXT:
            return value.decode("utf-16le", "replace").rstrip("\x00")
        return said(value, self.codepage) if kind == _TEXT else ""

    def number(self, key: Key) -> int:
        kind, value = self.values.get(key, (0, b""))
        return int.from_bytes(value, "little", signed=True) if _FIXED.get(kind, 0) <= 8 else 0

    def moment(self, key: Key) -> datetime | None:
        kind, value = self.values.get(key, (0, b""))
        if kind != 0x40:
            return None
        try:
            return _EPOCH + timedelta(microseconds=int.from_bytes(value, "little") // 10)
        except OverflowError:
            return None


def codepage_name(number: int) -> str:
    """Give the character set's name for a Windows codepage."""
    if 28592 <= number <= 28605:
        return f"iso-8859-{number - 28590}"
    name = f"windows-{number}" if 1250 <= number <= 1258 else f"cp{number}"
    return _CODEPAGES.get(number, name)


def said(content: bytes, codepage: str) -> str:
    """Decode a text that ends with NUL."""
    content = content.rstrip(b"\x00")
    try:
        return content.decode(codec_for(codepage) or "utf-8")
    except (UnicodeDecodeError, LookupError):
        return western(content)


def read_properties(content: bytes, codepage: str) -> Properties:
    """Read a list of properties as far as it can be read."""
    found = Properties(codepage)
    try:
        for key, kind, value in _properties(content):
            found.values.setdefault(key, (kind, value))
    except (struct.error, KeyError):
        found.is_cut = True
    return found


def _properties(content: bytes) -> Iterator[tuple[Key, int, bytes]]:
    (count,) = struct.unpack_from("<I", content)
    at = 4
    for _ in range(min(count, _MOST)):
        kind, number = struct.unpack_from("<HH", content, at)
        key, at = _key(content, at + 4, number)
        several, kind = bool(kind & _SEVERAL), kind & ~_SEVERAL
        if kind in _VARIABLE:
            value, at = _variable(content, at)
        else:
            value, at = _fixed(content, at, _FIXED[kind], several=several)
        yield key, kind, value


def _key(content: bytes, at: int, number: int) -> tuple[Key, int]:
    if number < _FIRST_NAMED:
        return number, at
    group = content[at : at + 16]
    by_name, value = struct.unpack_from("<II", content, at + 16)
    if not by_name:
        return (group, value), at + 24
    return (content[at + 24 : at + 24 + value], 0), at + 24 + _padded(value)


def _variable(content: bytes, at: int) -> tuple[bytes, int]:
    (count,) = struct.unpack_from("<I", content, at)
    at += 4
    first = b""
    for nth in range(min(count, _MOST_VALUES)):
        (length,) = struct.unpack_from("<I", content, at)
        if not nth:
            first = content[at + 4 : at + 4 + length]
        at += 4 + _padded(length)
    return first, at


def _fixed(content: bytes, at: int, size: int, *, several: bool) -> tuple[bytes, int]:
    count = 1
    if several:
        (count,) = struct.unpack_from("<I", content, at)
        at += 4
    return content[at : at + size], at + _padded(size * count)


def _padded(length: int) -> int:
    return (length + 3) & ~3
