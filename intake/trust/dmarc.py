"""DMARC (RFC 7489): what the domain in From asks for where nothing vouches for its mail."""

from intake.trust.dns import Lookups
from intake.trust.domains import organisational
from intake.trust.findings import Policy

_ENFORCED = {"quarantine", "reject"}


def policy_for(domain: str, lookups: Lookups) -> Policy | None:
    """The domain's own policy, else that of the registered domain above it; raises DnsIsAway."""
    above = organisational(domain)
    own = _record(domain, lookups)
    if own is not None:
        return _policy(own, own.get("p", ""))
    if above == domain:
        return None
    inherited = _record(above, lookups)
    if inherited is None:
        return None
    return _policy(inherited, inherited.get("sp", inherited.get("p", "")))


def _record(domain: str, lookups: Lookups) -> dict[str, str] | None:
    """The one record there is; several are none (RFC 7489, 6.6.3)."""
    found = [tags for text in lookups.texts(f"_dmarc.{domain}") if (tags := _tags(text))]
    return found[0] if len(found) == 1 else None


def _tags(text: bytes) -> dict[str, str]:
    pairs = (each.partition("=") for each in text[:4000].decode("ascii", "replace").split(";"))
    tags = [(name.strip().casefold(), value.strip().casefold()) for name, _, value in pairs]
    return dict(tags) if tags[0] == ("v", "dmarc1") else {}


def _policy(tags: dict[str, str], asked: str) -> Policy:
    only_tried = tags.get("pct") == "0" or tags.get("t") == "y"
    return Policy(
        enforced=asked in _ENFORCED and not only_tried,
        strict_dkim=tags.get("adkim") == "s",
        strict_spf=tags.get("aspf") == "s",
    )
