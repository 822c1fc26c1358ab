"""A DNS made of what a test says, and mails signed with keys made here."""

import base64
from dataclasses import dataclass, field
from functools import cache

import dkim
from asn1crypto import keys, pem
from cryptography.hazmat.primitives.asymmetric import rsa

from intake.trust.dns import Answer, DnsIsAway, Record

SHOP = "shop.example"
HOME = "192.0.2.10"
"""The host that may send for the shop."""
PRIMES = (
    1994826647075795761725114211761511372669159410447946703511313145103444215316365924043181945864333,
    1802608576515055366107498848865088708801517879963953120439331556109757918235287760218054979824421,
)
ELSEWHERE = "198.51.100.7"


@dataclass
class Zones:
    """Answers from ``data``, and not at all for what is in ``away``; ``asked`` is what was asked."""

    data: dict[tuple[str, Record], tuple[Answer, ...]] = field(default_factory=dict)
    away: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)

    def ask(self, name: str, record: Record, seconds: float) -> tuple[Answer, ...]:
        """What the test said."""
        self.asked.append(name)
        if any(name.endswith(each) for each in self.away):
            raise DnsIsAway
        return self.data.get((name, record), ())

    def text(self, name: str, *texts: str) -> "Zones":
        """Put texts under a name."""
        self.data[name, Record.TXT] = tuple(each.encode() for each in texts)
        return self


@dataclass(frozen=True)
class Key:
    """Both halves of a key: as PEM, and as a domain publishes it."""

    private: bytes
    published: str


@cache
def long_key() -> Key:
    """A key as domains have them."""
    numbers = rsa.generate_private_key(public_exponent=65537, key_size=2048).private_numbers()
    return _key(numbers.p, numbers.q)


@cache
def short_key() -> Key:
    """A key of 640 bits, which a patient forger could find out."""
    return _key(*PRIMES)


def _key(p: int, q: int) -> Key:
    n, d = p * q, pow(65537, -1, (p - 1) * (q - 1))
    private = keys.RSAPrivateKey(
        {
            "version": 0,
            "modulus": n,
            "public_exponent": 65537,
            "private_exponent": d,
            "prime1": p,
            "prime2": q,
            "exponent1": d % (p - 1),
            "exponent2": d % (q - 1),
            "coefficient": pow(q, -1, p),
        }
    )
    public = keys.RSAPublicKey({"modulus": n, "public_exponent": 65537})
    whole = keys.PublicKeyInfo.wrap(public, "rsa").dump()
    return Key(
        pem.armor("RSA PRIVATE KEY", private.dump()),
        f"v=DKIM1; k=rsa; p={base64.b64encode(whole).decode()}",
    )


def signed(
    raw: bytes, domain: str = SHOP, key: Key | None = None, *, partly: bool = False
) -> bytes:
    """The mail with a signature of the domain on top."""
    line = dkim.sign(
        raw,
        b"s1",
        domain.encode(),
        (key or long_key()).private,
        include_headers=[b"from", b"subject"],
        length=partly,
    )
    return bytes(line) + raw


def shop_zone(policy: str = "p=reject", key: Key | None = None) -> Zones:
    """A domain that does all that a domain should."""
    return (
        Zones()
        .text(SHOP, f"v=spf1 ip4:{HOME} -all")
        .text(f"_dmarc.{SHOP}", f"v=DMARC1; {policy}")
        .text(f"s1._domainkey.{SHOP}", (key or long_key()).published)
    )
