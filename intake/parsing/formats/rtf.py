"""Rich text: its packed form in Outlook's mails, and the words or the HTML that it holds."""

import re
import struct
from dataclasses import dataclass

from intake.parsing import limits
from intake.parsing.charsets import codec_for

_LONGEST = 2 * 1024 * 1024
_DEPTH = 200
_START = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_WINDOW = 4096
_TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,9})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)",
    re.IGNORECASE | re.DOTALL,
)
_UNSAID = frozenset(
    b"fonttbl colortbl stylesheet info pict object filetbl listtable listoverridetable revtbl "
    b"rsidtbl generator themedata colorschememapping datastore latentstyles xmlnstbl header "
    b"footer headerl headerr footerl footerr fldinst mhtmltag".split()
)
_SIGNS = {
    b"par": "\n", b"line": "\n", b"tab": "\t", b"sect": "\n\n", b"page": "\n\n", b"cell": " ",
    b"row": "\n", b"emdash": "—", b"endash": "–", b"bullet": "•", b"lquote": "‘",
    b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
}  # fmt: skip
_OTHERS = {b"~": "\u00a0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}


@dataclass(frozen=True, slots=True)
class RichText:
    """The words of a text; HTML where it was made of HTML."""

    plain: str = ""
    html: str = ""


def unpacked(packed: bytes) -> bytes:
    """Undo LZFu (MS-OXRTFCP), bounded; torn or foreign content gives what there is."""
    if len(packed) < 16:
        return b""
    _, size, kind = struct.unpack_from("<II4s", packed)
    if kind == b"MELA":
        return packed[16 : 16 + min(size, _LONGEST)]
    return _unpacked(packed, min(size, _LONGEST)) if kind == b"LZFu" else b""


def _unpacked(packed: bytes, size: int) -> bytes:
    out = bytearray(_START)
    most = len(_START) + size
    at = 16
    while at < len(packed) and len(out) < most:
        flags = packed[at]
        at += 1
        for bit in range(8):
            if at >= len(packed):
                break
            if not flags >> bit & 1:
                out.append(packed[at])
                at += 1
                continue
            if not _copy(out, int.from_bytes(packed[at : at + 2], "big")):
                return bytes(out[len(_START) : most])
            at += 2
    return bytes(out[len(_START) : most])


def _copy(out: bytearray, reference: int) -> bool:
    """Repeat what was written before; False at the mark that ends it all."""
    offset, length = reference >> 4, (reference & 15) + 2
    back = (len(out) - offset) % _WINDOW or _WINDOW
    if offset == len(out) % _WINDOW or back > len(out):
        return False
    for _ in range(length):
        out.append(out[-back])
    return True


def rtf_content(rtf: bytes) -> RichText:
    """Give the words of an RTF text, or the HTML that Outlook wrapped in it."""
    if not rtf.lstrip().startswith(b"{\\rtf"):
        return RichText()
    reading = _Reading(html=b"\\fromhtml" in rtf[:2000])
    for token in _TOKEN.finditer(rtf[:_LONGEST]):
        reading.take(token)
        if reading.size > limits.HTML_CHARS:
            break
    text = reading.text()
    return RichText(html=text) if reading.html else RichText(plain=text.strip())


@dataclass(slots=True)
class _Group:
    """What holds until the next closing brace."""

    silent: bool = False
    tag: bool = False
    rtf_only: bool = False
    unicode_skip: int = 1


class _Reading:
    def __init__(self, *, html: bool) -> None:
        self.html = html
        self.out: list[str] = []
        self.size = 0
        self.bytes = bytearray()
        self.codec = "windows-1252"
        self.group = _Group()
        self.outer: list[_Group] = []
        self.starred = False
        self.skip = 0

    def take(self, token: re.Match[bytes]) -> None:
        word, number, byte, sign, brace, text = token.groups()
        if brace:
            self._brace(brace)
        elif word:
            self._word(word.lower(), int(number) if number else None)
        elif byte:
            self._bytes(bytes.fromhex(byte.decode()))
        elif sign:
            self._sign(sign)
        elif text:
            self._bytes(text)

    def _brace(self, brace: bytes) -> None:
        self.starred, self.skip = False, 0
        if brace == b"{":
            if len(self.outer) < _DEPTH:
                group = self.group
                self.outer.append(group)
                self.group = _Group(group.silent, group.tag, group.rtf_only, group.unicode_skip)
        elif self.outer:
            self.group = self.outer.pop()

    def _word(self, word: bytes, number: int | None) -> None:
        group = self.group
        if word in _UNSAID or (self.starred and word != b"htmltag"):
            group.silent = True
        elif word == b"htmltag":
            group.tag, group.silent = True, False
        elif word == b"htmlrtf":
            group.rtf_only = number != 0
        elif word == b"ansicpg" and number:
            self.codec = codec_for(f"windows-{number}") or codec_for(f"cp{number}") or self.codec
        elif word == b"uc":
            group.unicode_skip = min(number or 0, 10)
        elif word == b"u" and number is not None:
            self._say(chr(number % 65536))
            self.skip = group.unicode_skip
        elif word in _SIGNS:
            self._say(_SIGNS[word])
        self.starred = False

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self.starred = True
        elif sign in _OTHERS:
            self._say(_OTHERS[sign])

    def _bytes(self, content: bytes) -> None:
        if self.skip:
            skipped = min(self.skip, len(content))
            self.skip -= skipped
            content = content[skipped:]
        if not self.group.silent and not self.group.rtf_only:
            self.bytes += content

    def _say(self, text: str) -> None:
        if self.group.silent or self.group.rtf_only:
            return
        self._flush()
        self.out.append(text)
        self.size += len(text)

    def _flush(self) -> None:
        if self.bytes:
            text = self.bytes.decode(self.codec, "replace")
            self.bytes.clear()
            self.out.append(text)
            self.size += len(text)

    def text(self) -> str:
        self._flush()
        # Two halves of one sign come as two numbers.
        whole = "".join(self.out).encode("utf-16-le", "surrogatepass")
        return whole.decode("utf-16-le", "replace").replace("\x00", "")
