"""Headers as we write them: pure ASCII, one value each, whatever a stranger wrote into them.

Every value is encoded here and not by the interpreter's header objects: those decode what looks
like an encoded word and write its line breaks out again, so that a subject could add a header.
"""

import re
from collections.abc import Iterable
from email.header import Header
from email.utils import quote

from core.text import one_line

LONGEST_TEXT = 250
LONGEST_NAME = 80
_PLAIN_TEXT = re.compile(r"[A-Za-z0-9 .,:;()/+'!?#*&%_-]*")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9 .,:&'/()_-]*")
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}")
_MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,250}>")


class NotAnAddress(ValueError):  # noqa: N818 - it says what is so
    """This cannot be written as the address of a mail."""


def text_header(text: str) -> str:
    """A text as a header's value: one line, bounded, encoded unless it is plain ASCII."""
    line = one_line(text, LONGEST_TEXT)
    return line if _PLAIN_TEXT.fullmatch(line) else _encoded(line)


def address_header(name: str, address: str) -> str:
    """A name and an address as a header's value; the name can be anything. Raises NotAnAddress."""
    bare, line = bare_address(address), one_line(name, LONGEST_NAME)
    if not line:
        return bare
    shown = f'"{quote(line)}"' if _PLAIN_NAME.fullmatch(line) else _encoded(line)
    return f"{shown} <{bare}>"


def bare_address(address: str) -> str:
    """The address in ASCII, its domain in IDNA where it has other letters. Raises NotAnAddress."""
    local, _, domain = address.strip().rpartition("@")
    try:
        written = f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        raise NotAnAddress from None
    if not _ADDRESS.fullmatch(written):
        raise NotAnAddress
    return written


def message_ids(candidates: Iterable[object]) -> tuple[str, ...]:
    """Those of the candidates that are well-formed Message-IDs, each once."""
    ids = (str(each).strip() for each in candidates if each)
    return tuple(dict.fromkeys(each for each in ids if _MESSAGE_ID.fullmatch(each)))


def _encoded(line: str) -> str:
    return Header(line, "utf-8", maxlinelen=70).encode(linesep="")
