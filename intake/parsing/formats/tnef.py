"""winmail.dat (TNEF), which Outlook sends: the letter and the files in it, by their real names."""

import struct
from collections.abc import Iterator

from intake.parsing import limits
from intake.parsing.formats.mapi import Properties, codepage_name, read_properties, said
from intake.parsing.formats.meetings import meeting_answer, meeting_lines
from intake.parsing.formats.opened import InnerFile, Opened
from intake.parsing.formats.rtf import rtf_content, unpacked

_SIGNATURE = b"\x78\x9f\x3e\x22"
_MESSAGE_ID = b"\x07\x03\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46"
_NAMELESS = "unknown.dat"
_MOST_OBJECTS = 2_000
_DEPTH = 5

_BODY, _SUBJECT, _CLASS = 0x800C, 0x8004, 0x8008
_TITLE, _DATA, _TRANSPORT_NAME = 0x8010, 0x800F, 0x9001
_NEW_FILE, _FILE_PROPERTIES = 0x9002, 0x9005
_PROPERTIES, _CODEPAGE = 0x9003, 0x9007

_P_BODY, _P_HTML, _P_RTF, _P_INTERNET_CODEPAGE = 0x1000, 0x1013, 0x1009, 0x3FDE
_P_SUBJECT, _P_CLASS = 0x0037, 0x001A
_P_SENDER_NAMES, _P_SENDER_EMAILS = (0x0042, 0x0C1A), (0x5D02, 0x5D01, 0x0065, 0x0C1F)
_P_LONG_NAME, _P_SHORT_NAME, _P_DISPLAY_NAME = 0x3707, 0x3704, 0x3001
_P_CONTENT, _P_MIME, _P_CONTENT_ID = 0x3701, 0x370E, 0x3712


class _File:
    """One attachment while its objects are read."""

    def __init__(self) -> None:
        self.title = b""
        self.transport_name = b""
        self.content = b""
        self.properties = Properties()


def open_tnef(content: bytes, depth: int = 0) -> Opened | None:
    """Read a winmail.dat; nothing when it is none."""
    if not content.startswith(_SIGNATURE):
        return None
    reading = _Reading(depth)
    for name, inside in _objects(content, reading.opened):
        reading.take(name, inside)
    return reading.finished()


def _objects(content: bytes, opened: Opened) -> Iterator[tuple[int, bytes]]:
    at = 6
    for _ in range(_MOST_OBJECTS):
        if at + 9 > len(content):
            return
        name, _type, length = struct.unpack_from("<HHI", content, at + 1)
        inside = content[at + 9 : at + 9 + length]
        yield name, inside
        if len(inside) < length:
            opened.cut = True
            return
        at += 9 + length + 2
    opened.cut = True


class _Reading:
    """One TNEF stream being read, object by object."""

    def __init__(self, depth: int) -> None:
        self.depth = depth
        self.opened = Opened()
        self.codepage = "windows-1252"
        self.body = b""
        self.message_class = b""
        self.properties = Properties()
        self.files: list[_File] = []

    def take(self, name: int, inside: bytes) -> None:
        if name == _NEW_FILE:
            self._new_file()
        elif name in {_TITLE, _DATA, _TRANSPORT_NAME, _FILE_PROPERTIES}:
            self._take_of_file(name, inside)
        elif name == _PROPERTIES:
            self.properties = read_properties(inside, self.codepage)
        elif name == _CODEPAGE:
            self.codepage = codepage_name(int.from_bytes(inside[:4], "little"))
        elif name == _BODY:
            self.body = inside
        elif name == _CLASS:
            self.message_class = inside
        elif name == _SUBJECT:
            self.opened.subject = said(inside, self.codepage)

    def _new_file(self) -> None:
        if len(self.files) >= limits.ATTACHMENTS:
            self.opened.cut = True
            return
        self.files.append(_File())

    def _take_of_file(self, name: int, inside: bytes) -> None:
        if not self.files:
            self.files.append(_File())
        file = self.files[-1]
        if name == _TITLE:
            file.title = inside
        elif name == _DATA:
            file.content = inside
        elif name == _TRANSPORT_NAME:
            file.transport_name = inside
        else:
            file.properties = read_properties(inside, self.codepage)

    def finished(self) -> Opened:
        opened, properties = self.opened, self.properties
        opened.subject = properties.text(_P_SUBJECT) or opened.subject
        opened.sender_name = properties.text(*_P_SENDER_NAMES)
        opened.sender_email = properties.text(*_P_SENDER_EMAILS)
        self._letter()
        for file in self.files:
            self._file(file)
        opened.cut |= any(
            each.is_cut for each in (properties, *(f.properties for f in self.files))
        )
        sort = properties.text(_P_CLASS) or said(self.message_class, self.codepage)
        opened.calendar = meeting_answer(sort, properties)
        if lines := meeting_lines(sort, properties):
            opened.plain = "\n\n".join(each for each in (lines, opened.plain.strip()) if each)
        return opened

    def _letter(self) -> None:
        """Take the text; the RTF is read only where there is neither text nor HTML."""
        opened, properties = self.opened, self.properties
        number = properties.number(_P_INTERNET_CODEPAGE)
        internet = codepage_name(number) if number > 0 else self.codepage
        opened.plain = properties.text(_P_BODY) or said(
            properties.content(_P_BODY) or self.body, internet
        )
        opened.html = properties.text(_P_HTML) or said(properties.content(_P_HTML), internet)
        packed = properties.content(_P_RTF)
        if packed and not opened.plain.strip() and not opened.html.strip():
            found = rtf_content(unpacked(packed))
            opened.plain, opened.html = found.plain, found.html

    def _file(self, file: _File) -> None:
        properties = file.properties
        content = file.content or properties.content(_P_CONTENT)
        name = (
            properties.text(_P_LONG_NAME)
            or said(file.title, self.codepage)
            or properties.text(_P_SHORT_NAME)
            or said(file.transport_name, self.codepage)
            or properties.text(_P_DISPLAY_NAME)
            or _NAMELESS
        )
        if content.startswith(_MESSAGE_ID):
            content = content[16:]
            self._message(content)
        kind = properties.text(_P_MIME) or "application/octet-stream"
        content_id = properties.text(_P_CONTENT_ID)
        self.opened.files.append(InnerFile(name, content, kind.lower(), content_id))

    def _message(self, content: bytes) -> None:
        if self.depth >= _DEPTH:
            self.opened.cut = True
        elif message := open_tnef(content, self.depth + 1):
            self.opened.messages.append(message)
