"""What was sent beside words: how its file is called, and whether it shows before or after."""

import mimetypes
import re
from dataclasses import replace
from datetime import datetime

from bot.said import SentFile
from core.order_papers import Stage
from core.words import N_, Words

NAMES = {
    "photo": N_("Photo {when}"),
    "video": N_("Video {when}"),
    "voice": N_("Voice note {when}"),
    "audio": N_("Sound {when}"),
    "file": N_("File {when}"),
}
"""What a file is called that its sender's phone gave no name."""
ENDINGS = {"image/jpeg": ".jpg", "audio/ogg": ".ogg", "video/mp4": ".mp4", "audio/mpeg": ".mp3"}
_STAGES = {
    Stage.BEFORE: r"före|innan|before",
    Stage.AFTER: r"efter|after",
}
_STAGED = {
    stage: re.compile(
        rf"(?:{words})(?:\s*[:–-]\s*(?P<rest>\S.*))?[.!]?", re.IGNORECASE | re.DOTALL
    )
    for stage, words in _STAGES.items()
}


def named(file: SentFile, at: datetime, words: Words) -> SentFile:
    """The file under a name that says what it is; the one it came with stays."""
    if file.name:
        return file
    when = f"{words.local(at):%Y-%m-%d %H.%M.%S}"
    name = words.text(NAMES.get(file.kind, NAMES["file"]), when=when)
    return replace(file, name=f"{name}{_ending(file.content_type)}")


def stage_meant(caption: str) -> tuple[Stage | None, str]:
    """Whether a photo's words say *before* or *after*, and the rest of them (RV-13)."""
    text = caption.strip()
    for stage, pattern in _STAGED.items():
        found = pattern.fullmatch(text)
        if found is not None:
            return stage, (found["rest"] or "").strip()
    return None, text


def _ending(content_type: str) -> str:
    kind = content_type.partition(";")[0].strip().lower()
    return ENDINGS.get(kind) or mimetypes.guess_extension(kind) or ""
