"""PGP inside plain text: a signed text is unwrapped, a locked one is told."""

import re
from dataclasses import dataclass

_SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----"
_SIGNATURE = "-----BEGIN PGP SIGNATURE-----"
_END = "-----END PGP SIGNATURE-----"
_LOCKED = re.compile(r"^-----BEGIN PGP MESSAGE(?:, PART \d+(?:/\d+)?)?-----[ \t]*$", re.MULTILINE)
_ARMOUR_HEAD = re.compile(r"(?:(?:Hash|Charset|Comment|Version|NotDashEscaped): ?.*\n)*[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """The text without its armour, and the signatures that were taken off."""

    text: str
    signatures: str = ""
    locked: bool = False


def unwrap_pgp(text: str) -> Unwrapped:
    """Take the armour off signed texts; one whose signature is missing keeps all of its lines."""
    if "-----BEGIN PGP" not in text:
        return Unwrapped(text)
    said: list[str] = []
    signatures: list[str] = []
    at = 0
    while (start := _line(text, _SIGNED, at)) >= 0 and (span := _span(text, start)):
        body, signature, end = span
        said.append(text[at:start])
        said.append(_without_dashes(text[body:signature]))
        signatures.append(text[signature:end])
        at = end
    said.append(text[at:])
    whole = "".join(said)
    return Unwrapped(whole, "\n".join(signatures), locked=bool(_LOCKED.search(whole)))


def _span(text: str, start: int) -> tuple[int, int, int] | None:
    """Give where the signed text begins, where its signature begins, and where that ends."""
    head = _ARMOUR_HEAD.match(text, text.find("\n", start) + 1)
    signature = _line(text, _SIGNATURE, start)
    end = _line(text, _END, signature) if signature >= 0 else -1
    if head is None or end < 0 or head.end() > signature:
        return None
    return head.end(), signature, end + len(_END)


def _line(text: str, mark: str, at: int) -> int:
    """Find a mark that begins a line."""
    found = text.find(mark, at)
    while found > 0 and text[found - 1] != "\n":
        found = text.find(mark, found + 1)
    return found


def _without_dashes(text: str) -> str:
    return "\n".join(line.removeprefix("- ") for line in text.split("\n"))
