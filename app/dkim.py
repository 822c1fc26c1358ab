"""The DKIM key as the environment names it, and whether the DNS has its other half."""

import re

from app.environment import Environment
from core.refusals import Refused
from core.words import N_
from intake.trust.dns import DnsIsAway, Lookups
from notifications.dkim_keys import dkim_key
from notifications.dkim_signing import Signing

LONGEST_IN_ZONE = 255
"""A string of a TXT record; a longer text is several strings."""


class NoSuchDkimKey(Refused):
    sentence = N_("The file {path} of ORDNA_DKIM_KEY can't be read. Put the private key there.")


class NobodyToSignFor(Refused):
    sentence = N_("ORDNA_DKIM_KEY is set, but ORDNA_MAIL_FROM is not. Set it to your address.")


class NoKeyToPublish(Refused):
    sentence = N_(
        "ORDNA_DKIM_KEY is not set. Make a key with: openssl genrsa -out dkim.pem 2048 "
        "and name its file there."
    )


def signing_of(environment: Environment) -> Signing | None:
    """What letters are signed by; None without a key. Raises a Refused that names what to mend."""
    if environment.dkim_key is None:
        return None
    if environment.mail_from is None:
        raise NobodyToSignFor
    path = str(environment.dkim_key)
    try:
        content = environment.dkim_key.read_bytes()
    except OSError:
        raise NoSuchDkimKey(path=path) from None
    domain = environment.mail_from.rpartition("@")[2].lower()
    return Signing(domain, environment.dkim_selector, dkim_key(content, path))


def is_published(signing: Signing, lookups: Lookups) -> bool | None:
    """Whether the DNS has the key; None where it can't be asked. For a thread of its own."""
    try:
        texts = lookups.texts(signing.name)
    except DnsIsAway:
        return None
    return any(
        _key_in(each.decode("ascii", "replace")) == _key_in(signing.record) for each in texts
    )


def zone_line(signing: Signing) -> str:
    """The record as a line of a zone file, its text in strings of a length that is allowed."""
    text = signing.record
    parts = (text[at : at + LONGEST_IN_ZONE] for at in range(0, len(text), LONGEST_IN_ZONE))
    strings = " ".join(f'"{part}"' for part in parts)
    return f"{signing.name}. IN TXT {strings}"


def _key_in(record: str) -> str:
    found = re.search(r"(?:^|;)\s*p=([^;]*)", record)
    return re.sub(r"\s", "", found[1]) if found else ""
