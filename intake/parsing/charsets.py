"""Bytes to text: the declared character set if it is on the list, else the likeliest one."""

import re
from codecs import charmap_decode, register_error

from intake.parsing import problems
from intake.parsing.problems import Notes

_SAME = (
    "utf-8 utf-16 utf-16le utf-16be utf-32 utf-7 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 "
    "iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-10 iso-8859-11 iso-8859-13 iso-8859-14 "
    "iso-8859-15 iso-8859-16 windows-1250 windows-1251 windows-1252 windows-1253 windows-1254 "
    "windows-1255 windows-1256 windows-1257 windows-1258 koi8-r koi8-u gb18030 big5 big5-hkscs "
    "shift_jis euc-jp euc-kr iso-2022-jp iso-2022-jp-1 iso-2022-jp-2 iso-2022-kr cp437 cp850 "
    "cp865 cp866 cp949 cp932 cp874 hz macintosh mac-cyrillic johab"
)
_OTHER_NAMES = {
    "utf8": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
    "unicode-1-1-utf-8": "utf-8",
    "us-ascii": "us-ascii",
    "ascii": "us-ascii",
    "ansi_x3.4-1968": "us-ascii",
    "iso-8859-1": "windows-1252",
    "iso8859-1": "windows-1252",
    "iso_8859-1": "windows-1252",
    "latin1": "windows-1252",
    "latin-1": "windows-1252",
    "cp1252": "windows-1252",
    "ansi": "windows-1252",
    "iso-8859-9": "windows-1254",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-6-i": "iso-8859-6",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "iso-gb2312": "gb18030",
    "cp936": "gb18030",
    "hz-gb-2312": "hz",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "x-sjis": "cp932",
    "shift-jis": "cp932",
    "shift_jis": "cp932",
    "sjis": "cp932",
    "windows-31j": "cp932",
    "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "cp1250": "windows-1250",
    "cp1251": "windows-1251",
    "iso8859-15": "iso-8859-15",
    "latin9": "iso-8859-15",
    "ibm850": "cp850",
    "ibm437": "cp437",
}
_ALLOWED = {name: name for name in _SAME.split()} | _OTHER_NAMES
_WESTERN = {"windows-1252", "us-ascii", "iso-8859-15"}
_WIDE = {"utf-16", "utf-16le", "utf-16be", "utf-32"}
_BY_ESCAPES = {"iso-2022-jp", "iso-2022-jp-1", "iso-2022-jp-2", "iso-2022-kr", "hz", "utf-7"}
_JAPANESE = ("cp932", "euc-jp")


def decode(content: bytes, declared: str, notes: Notes) -> str:
    """Decode in any case; a declared set gives way to UTF-8 where the bytes are that."""
    codec = codec_for(declared)
    try:
        text = (
            content.decode(_plainest(codec)) if _may_be_ascii(codec) else _declared(content, codec)
        )
    except (UnicodeDecodeError, LookupError):
        text = _repaired(content, codec, notes)
    return once_more(text, notes) if "Ã" in text or "Â" in text else text


def _may_be_ascii(codec: str | None) -> bool:
    return codec is None or codec == "utf-8" or codec in _WESTERN


def _plainest(codec: str | None) -> str:
    """The strictest set that a part may be in as it says: UTF-8 where it says so, else ASCII."""
    return "utf-8" if codec == "utf-8" else "ascii"


def codec_for(declared: str) -> str | None:
    """Give the codec for a declared name, or none where it is unknown or not on the list."""
    return _ALLOWED.get(declared.strip(" \"'").lower())


def _declared(content: bytes, codec: str | None) -> str:
    if codec in _WIDE:
        return content.decode(_width(content, codec))
    if codec not in _BY_ESCAPES and (text := _surely_utf8(content)) is not None:
        return text
    if codec == "utf-7":  # the only one that can write half a sign, which no database takes
        return content.decode(codec).encode("utf-8", "replace").decode("utf-8")
    return content.decode(codec or "us-ascii")


def _width(content: bytes, codec: str) -> str:
    """Tell which end comes first where no mark says so, and whether the signs are wide at all."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "utf-32" if codec == "utf-32" else "utf-16"
    high, low = content[::2].count(0), content[1::2].count(0)
    if codec == "utf-32" or not high + low:
        return "utf-8" if not high + low else codec
    return "utf-16be" if high > low else "utf-16le"


def _surely_utf8(content: bytes) -> str | None:
    """Decode what can hardly be anything else: some signs of several bytes, and none broken."""
    text = _strictly(content, "utf-8")
    few = text is None or sum(sign > "\x7f" for sign in text[:2_000]) < _ENOUGH
    return None if few else text


def _repaired(content: bytes, codec: str | None, notes: Notes) -> str:
    if codec != "utf-8" and not (codec in _BY_ESCAPES and b"\x1b" in content):
        text = _strictly(content, "utf-8")
        if text is not None:
            notes.add(problems.CHARSET_REPAIRED)
            return text
    if (
        codec in {"windows-1252", "iso-8859-15"}
        and (text := _strictly(content, codec)) is not None
    ):
        return text
    notes.add(problems.CHARSET_REPAIRED)
    is_narrow = codec in _WIDE and b"\0" not in content
    if is_narrow or codec is None or _may_be_ascii(codec) or not _SEVERAL.search(content):
        return mixed(content)
    if codec.startswith("iso-2022-jp"):
        return _japanese(content)
    return content.decode(codec, "replace")


def _japanese(content: bytes) -> str:
    """Decode Japanese that is of another set than it says, or uses signs beyond its own."""
    for attempt in _JAPANESE if b"\x1b" not in content else ():
        if (text := _strictly(content, attempt)) is not None:
            return text
    pieces = _ESCAPE.split(content)
    said = [mixed(pieces[0])]
    for escape, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        if escape.startswith(b"\x1b$"):
            high = bytes(byte | 0x80 if byte > 0x20 else byte for byte in piece)
            said.append(high.decode("euc_jis_2004", "replace"))
        else:
            said.append(mixed(piece))
    return "".join(said)


def _strictly(content: bytes, codec: str) -> str | None:
    try:
        return content.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None


def western(content: bytes) -> str:
    """Decode Windows-1252; its five empty places stand for themselves, so no byte is refused."""
    return charmap_decode(content, "strict", _WINDOWS_1252)[0]


def mixed(content: bytes) -> str:
    """Decode UTF-8 in which single bytes of Windows-1252 stand, or Windows-1252 alone."""
    return content.decode("utf-8", _STRAY)


def _stray(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return western(error.object[error.start : error.end]), error.end


def once_more(text: str, notes: Notes | None = None) -> str:
    """Undo UTF-8 that was taken for Windows-1252 and encoded anew, where that is certain.

    It is when every sign beyond ASCII is part of one that UTF-8 writes with several bytes.
    """
    try:
        again = text.translate(_TO_BYTES).encode("latin-1").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text
    if notes:
        notes.add(problems.CHARSET_REPAIRED)
    return again


_WINDOWS_1252 = "".join(
    bytes((byte,)).decode("windows-1252", "ignore") or chr(byte) for byte in range(256)
)


_TO_BYTES = {ord(sign): byte for byte, sign in enumerate(_WINDOWS_1252) if ord(sign) != byte}
_ENOUGH = 2
_SEVERAL = re.compile(rb"[\x80-\xff]{2}|\x1b")
_ESCAPE = re.compile(rb"(\x1b(?:\$[@B]|\([BJI]|\$\([A-Q]))")
_STRAY = "ordna-stray-bytes"
register_error(_STRAY, _stray)


def guess(content: bytes, hint: str = "") -> str:
    """Decode raw 8-bit bytes that say nothing of themselves, as in a header."""
    codec = codec_for(hint) if hint else None
    for attempt in ("utf-8", codec if codec not in _WESTERN else None):
        if attempt and (text := _strictly(content, attempt)) is not None:
            return text
    return mixed(content)
