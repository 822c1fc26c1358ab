"""Signed links and reply addresses: nothing guessable, each scoped to one purpose and order."""

import base64
import hmac
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from core.numbers import OrderNumber

_MAC_BYTES = 16
_REPLY_CHARACTERS = 24


class Purpose(StrEnum):
    """What a link is for."""

    ORDER_PAGE = "order"
    SIGN = "sign"
    CALENDAR = "calendar"
    OFFICE = "office"
    SESSION = "session"
    VISIT = "visit"
    PICK = "pick"
    RATE = "rate"
    APPROVE = "approve"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Link:
    """The row behind a link; ``name`` and ``language`` are the reader's."""

    purpose: Purpose
    order: OrderNumber
    recipient: str
    expires_at: datetime
    name: str = ""
    language: str | None = None
    used_at: datetime | None = None
    revoked: bool = False
    id: UUID = field(default_factory=uuid4)

    def holds(self, now: datetime) -> bool:
        """Whether it still opens anything."""
        return not self.revoked and now < self.expires_at


@dataclass(frozen=True, slots=True)
class Signer:
    """Makes and reads tokens with the installation's secret; a leaked database reveals none."""

    secret: bytes

    def token(self, purpose: Purpose, link_id: UUID) -> str:
        """The 43 URL-safe characters of a link: its ID and a MAC over purpose and ID."""
        whole = link_id.bytes + self._mac(f"link|{purpose}|".encode() + link_id.bytes)
        return base64.urlsafe_b64encode(whole).decode().rstrip("=")

    def link_id(self, purpose: Purpose, token: str) -> UUID | None:
        """The link's ID when the token is genuine and for this purpose."""
        if len(token) != 43 or not token.isascii():
            return None
        try:
            whole = base64.urlsafe_b64decode(token + "=")
        except ValueError:
            return None
        link_id, mac = whole[:16], whole[16:]
        genuine = hmac.compare_digest(mac, self._mac(f"link|{purpose}|".encode() + link_id))
        return UUID(bytes=link_id) if genuine else None

    def reply_token(self, order: str, address: str) -> str:
        """What proves that a reply from this address is about this order: 24 characters."""
        mac = self._mac(f"reply|{order}|{address.strip().casefold()}".encode())
        return base64.b32encode(mac).decode().lower()[:_REPLY_CHARACTERS]

    def proves_reply(self, order: str, address: str, token: str) -> bool:
        """Whether the token was given to this address for this order."""
        given = self.reply_token(order, address)
        return hmac.compare_digest(given.encode(), token.casefold().encode())

    def _mac(self, message: bytes) -> bytes:
        return hmac.digest(self.secret, message, "sha256")[:_MAC_BYTES]
