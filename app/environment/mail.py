"""What mail needs, each variable read by itself; raises WrongEnvironment."""

import re
from collections.abc import Mapping
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path

from app.environment.places import listen
from app.environment.wrong import PREFIX, WrongEnvironment
from core.words import N_

LOOPBACK = ("127.0.0.0/8", "::1/128")
_DOMAIN = re.compile(
    r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*"
)


def domain_of(ours: Mapping[str, str]) -> str | None:
    """MAIL_DOMAIN, or the one of MAIL_FROM."""
    domain = ours.get("MAIL_DOMAIN") or ours.get("MAIL_FROM", "").rpartition("@")[2] or None
    if domain is not None and not _DOMAIN.fullmatch(domain):
        raise WrongEnvironment(
            N_("ORDNA_MAIL_DOMAIN must be a domain such as service.example.com.")
        )
    return domain.lower() if domain else None


def networks_of(ours: Mapping[str, str], name: str) -> tuple[IPv4Network | IPv6Network, ...]:
    """Networks with commas between."""
    parts = (part.strip() for part in ours.get(name, "").split(","))
    try:
        return tuple(ip_network(part, strict=False) for part in parts if part)
    except ValueError:
        raise WrongEnvironment(
            N_("{name} must be networks with commas between, such as 10.0.0.0/8."),
            name=PREFIX + name,
        ) from None


def half_of_tls(ours: Mapping[str, str], name: str, other: str) -> Path | None:
    """A certificate or its key; one goes with the other."""
    if name in ours and other not in ours:
        raise WrongEnvironment(
            N_(
                "{name} is set, but {other} is not. Mail is encrypted with both, or leave both out."
            ),
            name=PREFIX + name,
            other=PREFIX + other,
        )
    return Path(ours[name]) if name in ours else None


def dkim_key_of(ours: Mapping[str, str]) -> Path | None:
    """DKIM_KEY: the file with the private key that letters are signed with."""
    return Path(ours["DKIM_KEY"]) if "DKIM_KEY" in ours else None


def dkim_selector_of(ours: Mapping[str, str]) -> str:
    """DKIM_SELECTOR: the name in the DNS under which the key's other half is found."""
    selector = ours.get("DKIM_SELECTOR", "ordna").lower()
    if not _DOMAIN.fullmatch(selector) or len(selector) > 63:
        raise WrongEnvironment(
            N_("ORDNA_DKIM_SELECTOR must be a name of letters and digits, such as ordna.")
        )
    return selector


def authserv_id_of(ours: Mapping[str, str]) -> str | None:
    """AUTHSERV_ID: whose Authentication-Results are believed."""
    host = ours.get("AUTHSERV_ID")
    if host is not None and not re.fullmatch(r"[!-:<-~]{1,255}", host):
        raise WrongEnvironment(
            N_(
                "ORDNA_AUTHSERV_ID must be one name, as your mail host writes it at the beginning "
                "of Authentication-Results."
            )
        )
    return host.casefold() if host else None


def clamav_of(ours: Mapping[str, str]) -> str | None:
    """CLAMAV: the path of a socket, or host:port."""
    where = ours.get("CLAMAV")
    if where is not None and not where.startswith("/"):
        listen("CLAMAV", where)
    return where
