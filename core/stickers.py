"""What stands on stickers: links that open an object or a facility, and how a scan is read (QR-01).

A link is ``https://t.me/<bot>?start=<word>``; Telegram takes words of 64 letters, digits, ``_``
and ``-``. ``o_`` is an object's code as it is, ``x_`` one in base64 that has other signs, ``f_``
a facility's ID. ``<our pages>/r/<word>`` opens a page where a fault is reported without a login
(RV-09). A mail address has a word after its plus: an object's code, or the beginning of
an ID, short enough to be typed.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from uuid import UUID

from core.registers import Facility, ServiceObject
from core.text import one_line

LONGEST_WORD = 64
LONGEST_SCAN = 2000
FAULTS = "fault"
"""Where reports are mailed to, before the @."""
_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,62}")
_TYPED = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,39}")
_BEGUN = re.compile(r"([fi])_([0-9a-f]{10})", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^@+\s]{1,64}\+([A-Za-z0-9_-]{1,64})@", re.IGNORECASE)
_PAGE = re.compile(r"https?://[^\s?#]{1,200}/r/([A-Za-z0-9_-]{1,64})/?(?:[?#\s]|$)", re.IGNORECASE)
_START = re.compile(r"[?&]start(?:app)?=([A-Za-z0-9_-]{1,64})(?:[&#\s]|$)")


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a scan names: an object's code or a facility's ID, one of the two."""

    code: str | None = None
    facility_id: UUID | None = None


def start_word(of: ServiceObject | Facility) -> str:
    """The word after ``start=`` that opens this object or facility; never over 64 signs.

    An object whose code is too long for a link is opened by its ID.
    """
    if isinstance(of, Facility):
        return f"f_{of.id.hex}"
    if _PLAIN.fullmatch(of.code):
        return f"o_{of.code}"
    word = "x_" + base64.urlsafe_b64encode(of.code.encode()).decode().rstrip("=")
    return word if len(word) <= LONGEST_WORD else f"i_{of.id.hex}"


def sticker_link(bot: str, of: ServiceObject | Facility) -> str:
    """The link on the sticker of an object or a facility."""
    return f"https://t.me/{bot}?start={start_word(of)}"


def sticker_page(public_url: str, of: ServiceObject | Facility) -> str:
    """The page where anybody reports a fault on this object or at this facility (RV-09)."""
    return f"{public_url.rstrip('/')}/r/{start_word(of)}"


def sticker_address(domain: str, of: ServiceObject | Facility) -> str:
    """The mail address on the sticker: *fault+D-014@example.com* (XT-12)."""
    if isinstance(of, Facility):
        return f"{FAULTS}+f_{of.id.hex[:10]}@{domain}"
    word = of.code if _TYPED.fullmatch(of.code) else f"i_{of.id.hex[:10]}"
    return f"{FAULTS}+{word}@{domain}"


def id_begun_in(scanned: Scanned) -> tuple[type[ServiceObject | Facility], UUID, UUID] | None:
    """Of which register, and between which two IDs, the row of a mail address is."""
    found = _BEGUN.fullmatch(scanned.code or "")
    if found is None:
        return None
    of = Facility if found[1] in "fF" else ServiceObject
    return of, UUID(f"{found[2]:0<32}"), UUID(f"{found[2]:f<32}")


def read_scan(text: str) -> Scanned:
    """What a scanned or typed text names: our link, its word alone, or a plain code."""
    line = one_line(text[:LONGEST_SCAN], LONGEST_SCAN)
    link = _START.search(line) or _MAIL.match(line) or _PAGE.search(line)
    word = link[1] if link else line
    kind, _, rest = word.partition("_")
    match kind:
        case "o" | "obj" if rest and _PLAIN.fullmatch(rest):
            return Scanned(code=rest)
        case "x" if (code := _decoded(rest)) is not None:
            return Scanned(code=code)
        case "f" if (facility_id := _uuid(rest)) is not None:
            return Scanned(facility_id=facility_id)
        case _:
            return Scanned(code=word)


def object_id_in(scanned: Scanned) -> UUID | None:
    """The object's ID, where the link had no room for its code."""
    kind, _, rest = (scanned.code or "").partition("_")
    return _uuid(rest) if kind == "i" else None


def _decoded(word: str) -> str | None:
    try:
        text = base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)).decode()
    except (binascii.Error, ValueError):
        return None
    return one_line(text) or None


def _uuid(text: str) -> UUID | None:
    return UUID(text) if re.fullmatch(r"[0-9a-f]{32}", text) else None
