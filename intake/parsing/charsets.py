"""Bytes to text: the declared character set if it is on the list, else the likeliest one."""

from codecs import charmap_decode

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


def decode(content: bytes, declared: str, notes: Notes) -> str:
    """Decode in any case; a declared western set gives way to UTF-8 where the bytes are that."""
    try:
        return content.decode("ascii") if _may_be_ascii(declared) else _decode(content, declared)
    except (UnicodeDecodeError, LookupError):
        return _repaired(content, declared, notes)


def _may_be_ascii(declared: str) -> bool:
    codec = codec_for(declared)
    return codec is None or codec == "utf-8" or codec in _WESTERN


def codec_for(declared: str) -> str | None:
    """Give the codec for a declared name, or none where it is unknown or not on the list."""
    return _ALLOWED.get(declared.strip(" \"'").lower())


def _decode(content: bytes, declared: str) -> str:
    return content.decode(codec_for(declared) or "us-ascii")


def _repaired(content: bytes, declared: str, notes: Notes) -> str:
    codec = codec_for(declared)
    for attempt in ("utf-8", codec if codec != "us-ascii" else None):
        if attempt and (text := _strictly(content, attempt)) is not None:
            if attempt != codec:
                notes.add(problems.CHARSET_REPAIRED)
            return text
    notes.add(problems.CHARSET_REPAIRED)
    if codec in {None, "utf-8"} or codec in _WESTERN:
        return western(content)
    return content.decode(codec or "utf-8", "replace")


def _strictly(content: bytes, codec: str) -> str | None:
    try:
        return content.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None


def western(content: bytes) -> str:
    """Decode Windows-1252; its five empty places stand for themselves, so no byte is refused."""
    return charmap_decode(content, "strict", _WINDOWS_1252)[0]


_WINDOWS_1252 = "".join(
    bytes((byte,)).decode("windows-1252", "ignore") or chr(byte) for byte in range(256)
)


def guess(content: bytes, hint: str = "") -> str:
    """Decode raw 8-bit bytes that say nothing of themselves, as in a header."""
    codec = codec_for(hint) if hint else None
    for attempt in ("utf-8", codec if codec not in _WESTERN else None):
        if attempt and (text := _strictly(content, attempt)) is not None:
            return text
    return western(content)
