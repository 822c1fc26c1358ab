"""DKIM (RFC 6376): whether a domain's signature on a mail holds; its key is asked for beforehand.

The keys are fetched where waiting is cheap, and the signatures are computed in a child process.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.mail_trust import Result
from intake.trust.dns import DnsIsAway, Lookups
from intake.trust.domains import aligned, domain_of
from intake.trust.findings import Finding
from intake.trust.headers import header_lines

HEADER = "dkim-signature"
MOST_SIGNATURES = 5
MOST_BYTES = 40 * 1024 * 1024
LEAST_BITS = 1024
LONGEST_BLANK = 1000
"""Blanks in a row: the library's patterns take the square of them, and no writer makes more."""
LONGEST_SIGNATURE = 4000

_TAG = re.compile(r"(?:^|;)\s*([a-z]+)\s*=\s*([^;]*)", re.IGNORECASE)

Keys = dict[str, bytes | None]
"""The text of each key by its name in the DNS; None where it could not be asked for."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One DKIM-Signature line, as far as it says where its key is and what it covers."""

    domain: str
    selector: str
    is_worth_it: bool
    """Not where it leaves out From or the end of the text, or uses SHA-1: anybody may add those."""

    @property
    def key(self) -> str:
        """Where its key is."""
        return f"{self.selector}._domainkey.{self.domain}"


def signatures_of(raw: bytes) -> Iterator[Signature | None]:
    """The mail's signatures from the top, a few of them; None for one that says nothing usable."""
    lines = [value for name, value in header_lines(raw) if name == HEADER]
    for line in lines[:MOST_SIGNATURES]:
        yield _signature(line)


def fetch_keys(raw: bytes, domain: str, lookups: Lookups) -> Keys:
    """The keys of the signatures that may vouch for a domain, and of no others."""
    ours = [each for each in signatures_of(raw) if each and aligned(each.domain, domain)]
    return {each.key: _key(each.key, lookups) for each in ours}


def check_signatures(raw: bytes, keys: Keys) -> tuple[Finding, ...]:
    """What each signature says whose key was asked for; heavy, and for a child process."""
    if len(raw) > MOST_BYTES or _is_a_trap(raw):
        return ()
    found = enumerate(signatures_of(raw))
    return tuple(_checked(raw, at, each, keys) for at, each in found if each and each.key in keys)


def _signature(line: str) -> Signature | None:
    if len(line) > LONGEST_SIGNATURE:
        return None
    tags = {found[1].casefold(): "".join(found[2].split()) for found in _TAG.finditer(line)}
    domain, selector = domain_of(tags.get("d", "")), tags.get("s", "").casefold()
    if not domain or not selector.isascii() or not selector:
        return None
    covers = tags.get("h", "").casefold().split(":")
    sound = "from" in covers and "l" not in tags and tags.get("a", "").endswith("-sha256")
    return Signature(domain, selector, sound)


def _key(name: str, lookups: Lookups) -> bytes | None:
    try:
        texts = lookups.texts(name)
    except DnsIsAway:
        return None
    return texts[0] if texts else b""


def _checked(raw: bytes, at: int, signature: Signature, keys: Keys) -> Finding:
    key = keys[signature.key]
    if key is None:
        return Finding(Result.TEMPERROR, signature.domain)
    if not key or not signature.is_worth_it:
        return Finding(Result.NEUTRAL, signature.domain)
    return Finding(_result(raw, at, signature, key), signature.domain)


def _result(raw: bytes, at: int, signature: Signature, key: bytes) -> Result:
    import dkim

    def known(name: bytes, timeout: float = 0) -> bytes:
        asked = name.decode("ascii", "replace").casefold().rstrip(".")
        return key if asked == signature.key else b""

    try:
        holds = dkim.DKIM(raw, minkey=LEAST_BITS).verify(at, dnsfunc=known)
    except dkim.DKIMException:
        return Result.PERMERROR
    except Exception:  # noqa: BLE001 - a signature written to break its readers says nothing
        return Result.PERMERROR
    return Result.PASS if holds else Result.FAIL


def _is_a_trap(raw: bytes) -> bool:
    return b" " * LONGEST_BLANK in raw.replace(b"\t", b" ")
