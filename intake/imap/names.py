"""Folder names and other words, as IMAP writes them."""

import base64
import re
from collections.abc import Sequence

_TEXT = re.compile("[^\x20-\x7e]+")


def quoted(word: str) -> str:
    """Quote a word for an IMAP command."""
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'


def folder_name(path: Sequence[str], between: str = "/") -> str:
    """Write a folder's name: UTF-7 with `&` for `+` and `,` for `/`, quoted.

    ``between`` is what the host puts between an outer and an inner folder.
    """
    return quoted(_TEXT.sub(_encoded, between.join(path).replace("&", "&-")))


def _encoded(found: re.Match[str]) -> str:
    code = base64.b64encode(found[0].encode("utf-16-be")).rstrip(b"=").replace(b"/", b",")
    return f"&{code.decode()}-"
