"""Names of files as they are kept: one line, no path, no signs that turn text round (DO-01)."""

import re
import unicodedata

from core.text import tidy

LONGEST = 120
LONGEST_ENDING = 10
NAMELESS = "file"
_FORBIDDEN = re.compile(r'[<>:"|?*\n\t]')


def file_name(said: str) -> str:
    """The last step of whatever was given as a name, safe on every system and never empty."""
    name = tidy(said).replace("\\", "/").rstrip("/").rpartition("/")[2]
    plain = "".join(each for each in name if unicodedata.category(each) != "Cf")
    return _bounded(_FORBIDDEN.sub("_", plain).strip(" .")) or NAMELESS


def _bounded(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > LONGEST_ENDING:
        return name[:LONGEST].rstrip()
    return f"{stem[: LONGEST - len(ending) - 1].rstrip()}.{ending}"
