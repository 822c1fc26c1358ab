"""Header text as people see it: RFC 2047 words decoded, also broken ones, and 8-bit repaired."""

import binascii
import re

from intake.parsing.charsets import codec_for, guess, mixed, once_more

_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)(?:\?=|\?$|$)")
_QUESTIONABLE = re.compile(r"=\?([^?\s]{1,60})\?([qQ])\?(.*?)\?=(?=[\s,;<\"]|$)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")


def decode_words(value: str) -> str:
    """Decode every encoded word; neighbours of one character set are joined before decoding."""
    if "=?" not in value:
        return value
    said: list[str] = []
    pending: list[bytes] = []
    charset, end = "", 0
    for word in _WORD.finditer(value):
        between = value[end : word.start()]
        if pending and (between.strip() or word[1].lower() != charset):
            said.append(_text(b"".join(pending), charset))
            pending = []
        if between.strip() or (not said and not pending):
            said.append(between)
        charset, end = word[1].lower(), word.end()
        pending.append(_bytes(word[2], word[3]))
    if pending:
        said.append(_text(b"".join(pending), charset))
    said.append(value[end:])
    return "".join(said)


def clean(value: str) -> str:
    """Make it one line for showing: no control or direction characters, no double spaces."""
    return " ".join(_CONTROL.sub(" ", value).split())


def readable(raw: bytes, hint: str = "") -> str:
    """Decode a raw header value for showing."""
    said = decode_words(_whole(unfolded(raw, hint)))
    return clean(once_more(said) if "Ã" in said or "Â" in said else said)


def unfolded(raw: bytes, hint: str = "") -> str:
    """Undo the folding and decode 8-bit bytes, but leave the encoded words as they are."""
    text = raw.decode("ascii") if raw.isascii() else guess(raw, hint)
    if "\n" in text or "\r" in text:
        text = text.replace("\r", "").replace("\n", "")
    return text.strip(" \t")


def _whole(value: str) -> str:
    """Hide stray question marks inside Q words, which some senders leave unencoded."""
    if len(value) > 2_000 or value.count("?") <= 4 * value.count("=?"):
        return value
    return _QUESTIONABLE.sub(lambda m: f"=?{m[1]}?{m[2]}?{m[3].replace('?', '=3F')}?=", value)


def _bytes(encoding: str, encoded: str) -> bytes:
    raw = encoded.encode("utf-8", "replace")
    if encoding in "qQ":
        return binascii.a2b_qp(raw.replace(b" ", b"_"), header=True)
    return base64_bytes(raw)


def base64_bytes(raw: bytes) -> bytes:
    """Decode base64 with whatever stands between, and with a missing or torn end."""
    for tail in (b"", b"=", b"=="):
        try:
            return binascii.a2b_base64(raw + tail)
        except binascii.Error:
            continue
    kept = raw.translate(None, _NOT_BASE64)
    return binascii.a2b_base64(kept[: len(kept) // 4 * 4])


_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_NOT_BASE64 = bytes(byte for byte in range(256) if byte not in _BASE64)


def _text(content: bytes, charset: str) -> str:
    codec = codec_for(charset.split("*", maxsplit=1)[0])
    if codec in {None, "us-ascii", "windows-1252"}:
        return guess(content)
    try:
        return content.decode(codec or "utf-8")
    except (UnicodeDecodeError, LookupError):
        return mixed(content) if codec == "utf-8" else content.decode(codec or "", "replace")
