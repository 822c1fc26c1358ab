"""The bytes of a file that some program exported, as text: whatever Excel and its kin write."""

import codecs

from core.refusals import BadInput, Refused
from core.words import N_

LARGEST = 20 * 1024 * 1024
AUTO = "auto"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PICTURED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")


class NotText(Refused):
    sentence = N_(
        "That file is no text. In Excel choose Save as, CSV UTF-8 (comma delimited), "
        "and import that file."
    )


class WrongEncoding(Refused):
    sentence = N_("That file is not in {encoding}. Leave the encoding out to have it found.")


def decoded(content: bytes, encoding: str = AUTO) -> str:
    """The text: by its mark, else as UTF-8, else as UTF-16 or Windows-1252 by the look of it."""
    if len(content) > LARGEST:
        raise BadInput(
            N_("That file is too large. At most {most} MB, please; split it in two."),
            most=LARGEST // 1024 // 1024,
        )
    if content.startswith(_PICTURED):
        raise NotText
    if encoding != AUTO:
        return _as(content, encoding)
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _as(content, name)
    return _without_mark(content)


def _without_mark(content: bytes) -> str:
    looked_at = content[:4096]
    if b"\0" in looked_at:
        low_first = looked_at[1::2].count(0) >= looked_at[::2].count(0)
        return _as_wide(content, "utf-16-le" if low_first else "utf-16-be")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _as_wide(content: bytes, encoding: str) -> str:
    try:
        return _as(content, encoding)
    except WrongEncoding:
        raise NotText from None


def _as(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except (UnicodeDecodeError, LookupError):
        raise WrongEncoding(encoding=encoding) from None
