"""Addresses of mail as people and programs write them: what is one and the same, and whose."""

FREE_MAIL = frozenset({
    "gmail.com", "googlemail.com", "hotmail.com", "hotmail.se", "outlook.com", "outlook.se",
    "live.com", "live.se", "msn.com", "icloud.com", "me.com", "mac.com", "yahoo.com", "yahoo.se",
    "ymail.com", "aol.com", "gmx.com", "gmx.net", "gmx.de", "web.de", "mail.com", "zoho.com",
    "protonmail.com", "proton.me", "pm.me", "tutanota.com", "fastmail.com", "hey.com",
    "telia.com", "comhem.se", "tele2.se", "bredband.net", "bredband2.com", "bahnhof.se",
    "spray.se", "swipnet.se", "passagen.se", "home.se", "glocalnet.net", "telenor.se",
    "ownit.nu", "bostream.nu", "tyfonmail.se", "online.no", "yandex.com", "yandex.ru", "mail.ru",
})  # fmt: skip
"""Domains at which anybody has an address, so that they say nothing of where somebody belongs."""


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
    return "" if domain in FREE_MAIL else domain
