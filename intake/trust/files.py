"""Which files of a mail are not put on an order, and how much one sender may bring in a day."""

from collections.abc import Sequence
from fnmatch import fnmatchcase

from core.words import N_
from intake.parsing.mail import Attachment

A_DAY = 200 * 1024 * 1024
"""Bytes of files that one sender's mails put on orders in a day; more waits for a person."""

NOT_TAKEN = N_("Files of this sort are not taken.")
A_PROGRAM = N_("It is a program, whatever it is called.")
INFECTED = N_("A virus was found in the mail: {detail}.")

_PROGRAMS = (
    b"MZ", b"\x7fELF", b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe", b"L\x00\x00\x00\x01\x14\x02\x00",
)  # fmt: skip
"""How programs of Windows, Linux and macOS begin, and a shortcut of Windows."""
_AS_PROGRAMS = frozenset({"exe", "dll", "com", "scr", "lnk"})


def why_refused(file: Attachment, sorts: Sequence[str]) -> str | None:
    """The sentence that says why a file is not taken; None for one that is."""
    ending = file.name.rstrip(". \t").casefold().rpartition(".")[2]
    content_type = file.content_type.casefold()
    for sort in sorts:
        if "/" in sort and fnmatchcase(content_type, sort):
            return NOT_TAKEN
        if sort == ending and ending != file.name.casefold():
            return NOT_TAKEN
    if not _AS_PROGRAMS.isdisjoint(sorts) and _is_program(file.content):
        return A_PROGRAM
    return None


def _is_program(content: bytes) -> bool:
    if content.startswith(b"MZ"):
        return _is_windows_program(content)
    return content.startswith(_PROGRAMS[1:])


def _is_windows_program(content: bytes) -> bool:
    """Two letters may begin any text: a program's head also says where its second one is."""
    second = int.from_bytes(content[60:64], "little")
    return len(content) > 64 and content[second : second + 2] in {b"PE", b"NE", b"LE", b"LX"}
