"""Which domains belong together: one stands for another below the same registered name."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

LONGEST = 253


def domain_of(address: str) -> str:
    """The domain of an address, or a domain itself, in small ASCII letters; "" where none is."""
    domain = address.rpartition("@")[2].strip().strip("<>.").casefold()
    if domain.isascii():
        return domain if len(domain) <= LONGEST else ""
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


@cache
def _suffixes() -> "PublicSuffixList":
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()


def organisational(domain: str) -> str:
    """The registered domain that a domain is or is below; itself where that can't be told."""
    try:
        return str(_suffixes().privatesuffix(domain) or domain)
    except (ValueError, UnicodeError):
        return domain


def aligned(one: str, other: str, *, strictly: bool = False) -> bool:
    """Whether one domain may vouch for the other (RFC 7489, 3.1)."""
    if not one or not other:
        return False
    return one == other or (not strictly and organisational(one) == organisational(other))
