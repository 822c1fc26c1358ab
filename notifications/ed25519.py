"""Ed25519 (RFC 8032): makes a signature and a public key, for DKIM keys of that kind (RFC 8463).

Written out, since nothing that is installed here does it. It takes a time that depends on the key,
which is good enough for a letter now and then, and for nothing that strangers may ask for at will.
"""

import hashlib

_P = 2**255 - 19
_ORDER = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, _P) % _P

Point = tuple[int, int, int, int]
"""A point of the curve in extended coordinates: X, Y, Z and X*Y/Z."""


def public_key(seed: bytes) -> bytes:
    """The 32 bytes that go with a private key's 32."""
    scalar, _ = _expanded(seed)
    return _encoded(_times(scalar, _BASE))


def signature(seed: bytes, message: bytes) -> bytes:
    """The 64 bytes by which this key vouches for a message."""
    scalar, prefix = _expanded(seed)
    key = _encoded(_times(scalar, _BASE))
    nonce = _number(prefix, message) % _ORDER
    point = _encoded(_times(nonce, _BASE))
    answer = (nonce + _number(point, key, message) * scalar) % _ORDER
    return point + answer.to_bytes(32, "little")


def _expanded(seed: bytes) -> tuple[int, bytes]:
    wide = hashlib.sha512(seed).digest()
    scalar = int.from_bytes(wide[:32], "little")
    return scalar & ((1 << 254) - 8) | (1 << 254), wide[32:]


def _number(*parts: bytes) -> int:
    return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little")


def _plus(one: Point, other: Point) -> Point:
    low = (one[1] - one[0]) * (other[1] - other[0]) % _P
    high = (one[1] + one[0]) * (other[1] + other[0]) % _P
    slant = 2 * one[3] * other[3] * _D % _P
    depth = 2 * one[2] * other[2] % _P
    e, f, g, h = high - low, depth - slant, depth + slant, high + low
    return (e * f % _P, g * h % _P, f * g % _P, e * h % _P)


def _times(scalar: int, point: Point) -> Point:
    total: Point = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            total = _plus(total, point)
        point, scalar = _plus(point, point), scalar >> 1
    return total


def _encoded(point: Point) -> bytes:
    inverse = pow(point[2], -1, _P)
    x, y = point[0] * inverse % _P, point[1] * inverse % _P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def _base() -> Point:
    y = 4 * pow(5, -1, _P) % _P
    square = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if x * x % _P != square:
        x = x * pow(2, (_P - 1) // 4, _P) % _P
    x = _P - x if x & 1 else x
    return (x, y, 1, x * y % _P)


_BASE = _base()
