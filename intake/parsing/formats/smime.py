"""S/MIME envelopes (CMS): what was only signed or packed is taken out; what is locked stays so."""

import zlib
from dataclasses import dataclass
from typing import Any

_LONGEST = 10 * 1024 * 1024
_LOCKED = {"enveloped_data", "authenticated_enveloped_data", "encrypted_data"}


@dataclass(frozen=True, slots=True)
class Envelope:
    """The part inside (with its own header), or the word that it is locked."""

    inside: bytes = b""
    locked: bool = False


def open_smime(content: bytes) -> Envelope | None:
    """Open an envelope without checking its signature, which here proves nothing about orders.

    Gives nothing when it is none, or holds only certificates.
    """
    from asn1crypto import cms

    try:
        envelope = cms.ContentInfo.load(content)
        kind = envelope["content_type"].native
        if kind in _LOCKED:
            return Envelope(locked=True)
        return _opened(kind, envelope["content"])
    except Exception:  # noqa: BLE001 - foreign bytes in a foreign library, which raises anything
        return None


def _opened(kind: str, signed: Any) -> Envelope | None:
    if kind not in {"signed_data", "compressed_data"}:
        return None
    inside = signed["encap_content_info"]["content"].native
    if not isinstance(inside, bytes) or not inside:
        return None
    if kind == "compressed_data":
        inside = zlib.decompressobj().decompress(inside, _LONGEST)
    return Envelope(inside)
