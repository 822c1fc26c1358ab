"""Names of files as they are shown; never a path, never empty."""

import re
import unicodedata

from intake.parsing import limits
from intake.parsing.encoded_words import clean
from intake.parsing.parameters import shown
from intake.parsing.parts import Part

_ENDINGS = {
    "image/jpeg": "jpg", "image/jpg": "jpg", "image/png": "png", "image/gif": "gif",
    "image/webp": "webp", "image/heic": "heic", "image/tiff": "tif", "image/bmp": "bmp",
    "image/svg+xml": "svg", "application/pdf": "pdf", "text/plain": "txt", "text/html": "html",
    "text/csv": "csv", "text/calendar": "ics", "text/vcard": "vcf", "text/x-vcard": "vcf",
    "message/rfc822": "eml", "message/delivery-status": "txt", "text/rfc822-headers": "txt",
    "message/feedback-report": "txt", "message/disposition-notification": "txt",
    "application/zip": "zip", "application/msword": "doc", "application/rtf": "rtf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/ms-tnef": "dat", "application/pgp-signature": "asc", "video/mp4": "mp4",
    "application/pkcs7-mime": "p7m", "application/pkcs7-signature": "p7s", "audio/mpeg": "mp3",
    "application/x-pkcs7-signature": "p7s", "video/quicktime": "mov", "application/json": "json",
    "audio/amr": "amr", "audio/mp4": "m4a", "video/3gpp": "3gp", "application/ics": "ics",
}  # fmt: skip
_TYPES = {ending: kind for kind, ending in reversed(_ENDINGS.items())}
_TYPES |= {"jpeg": "image/jpeg", "htm": "text/html", "tiff": "image/tiff"}
_SIGNS = re.compile(r'[<>:"|?*\x00-\x1f]')


def file_name(part: Part, number: int) -> str:
    """Give the name a part says it has, cleaned; else one made of its type and number."""
    said = part.disposition["filename"] or part.type["name"]
    if not said:
        return made_up(part.type.value, number)
    return clean_name(shown(said)) or made_up(part.type.value, number)


def clean_name(name: str) -> str:
    """Keep the last step of a path, without signs that any system forbids, of bounded length."""
    name = clean(name.replace("\\", "/")).rstrip("/").rpartition("/")[2]
    name = unicodedata.normalize("NFC", name)
    name = _SIGNS.sub("_", name).strip(" .")
    if len(name) <= limits.NAME_CHARS:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 10:
        return name[: limits.NAME_CHARS]
    return f"{stem[: limits.NAME_CHARS - len(ending) - 1].rstrip()}.{ending}"


def made_up(content_type: str, number: int) -> str:
    """Name a file that has no name."""
    return f"attachment-{number}.{_ENDINGS.get(content_type, 'bin')}"


def type_of(name: str) -> str:
    """Tell the type of a file by the ending of its name."""
    ending = name.rpartition(".")[2].lower()
    return _TYPES.get(ending, "application/octet-stream")
