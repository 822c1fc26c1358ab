"""Addresses of mail as people and programs write them: what is one and the same, and whose."""

from core.mail_domains import is_free_mail


def bare(address: str) -> str:
    """The mailbox behind an address: ``Karin+x@Eken.example`` is ``karin@eken.example``."""
    local, at, domain = address.strip().casefold().rpartition("@")
    return f"{local.partition('+')[0] or local}{at}{domain}"


def domain_of(address: str) -> str:
    """What stands after the @; empty where there is none."""
    return address.strip().casefold().rpartition("@")[2] if "@" in address else ""


def own_domain_of(address: str) -> str:
    """The domain, unless anybody has an address there."""
    domain = domain_of(address)
    return "" if is_free_mail(domain) else domain
