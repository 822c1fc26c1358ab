"""The private key that our letters are signed with by DKIM: RSA, or Ed25519."""

import base64
import hashlib
from dataclasses import dataclass
from typing import Any, Protocol

from asn1crypto import keys, pem

from core.refusals import Refused
from core.words import N_
from notifications import ed25519

LEAST_BITS = 1024


class NoDkimKey(Refused):
    sentence = N_(
        "ORDNA_DKIM_KEY must name a file with an RSA or Ed25519 private key in PEM, such as "
        "openssl genrsa 2048 writes. In {path} there is none."
    )


class ShortDkimKey(Refused):
    sentence = N_(
        "The key in {path} has {bits} bits, which nobody believes. Make another: "
        "openssl genrsa 2048"
    )


class DkimKey(Protocol):
    """What signs, and what others check it by."""

    @property
    def algorithm(self) -> str:
        """As a signature names it."""

    @property
    def record(self) -> str:
        """What belongs in the DNS for others to check signatures by."""

    def sign(self, signed: bytes) -> bytes:
        """The signature over what is signed."""


@dataclass(frozen=True, slots=True)
class RsaKey:
    """An RSA key by its numbers, as dkimpy names them."""

    numbers: dict[str, int]
    public: bytes
    algorithm: str = "rsa-sha256"

    @property
    def record(self) -> str:
        """What belongs in the DNS."""
        return f"v=DKIM1; k=rsa; p={base64.b64encode(self.public).decode()}"

    def sign(self, signed: bytes) -> bytes:
        """Sign by RSASSA-PKCS1-v1_5 over SHA-256."""
        from dkim.crypto import RSASSA_PKCS1_v1_5_sign

        return bytes(RSASSA_PKCS1_v1_5_sign(hashlib.sha256(signed), self.numbers))


@dataclass(frozen=True, slots=True)
class Ed25519Key:
    """An Ed25519 key (RFC 8463)."""

    seed: bytes
    algorithm: str = "ed25519-sha256"

    @property
    def record(self) -> str:
        """What belongs in the DNS."""
        public = base64.b64encode(ed25519.public_key(self.seed)).decode()
        return f"v=DKIM1; k=ed25519; p={public}"

    def sign(self, signed: bytes) -> bytes:
        """Sign the SHA-256 of what is signed."""
        return ed25519.signature(self.seed, hashlib.sha256(signed).digest())


def dkim_key(content: bytes, path: str) -> DkimKey:
    """The key in a file's content; raises NoDkimKey and ShortDkimKey, which name ``path``."""
    try:
        return _read(content, path)
    except (ValueError, TypeError, KeyError):
        raise NoDkimKey(path=path) from None


def _read(content: bytes, path: str) -> DkimKey:
    kind, _, der = pem.unarmor(content)
    if kind == "RSA PRIVATE KEY":
        return _rsa(keys.RSAPrivateKey.load(der).native, path)
    if kind != "PRIVATE KEY":
        raise NoDkimKey(path=path)
    whole = keys.PrivateKeyInfo.load(der)
    if whole.algorithm == "rsa":
        return _rsa(whole["private_key"].parsed.native, path)
    if whole.algorithm == "ed25519":
        return Ed25519Key(whole["private_key"].contents[-32:])
    raise NoDkimKey(path=path)


def _rsa(numbers: dict[str, Any], path: str) -> RsaKey:
    bits = numbers["modulus"].bit_length()
    if bits < LEAST_BITS:
        raise ShortDkimKey(path=path, bits=bits)
    public = {"modulus": numbers["modulus"], "public_exponent": numbers["public_exponent"]}
    info = keys.PublicKeyInfo.wrap(keys.RSAPublicKey(public), "rsa")
    named = {
        "modulus": "modulus", "publicExponent": "public_exponent",
        "privateExponent": "private_exponent", "prime1": "prime1", "prime2": "prime2",
        "exponent1": "exponent1", "exponent2": "exponent2", "coefficient": "coefficient",
    }  # fmt: skip
    return RsaKey({theirs: numbers[ours] for theirs, ours in named.items()}, info.dump())
