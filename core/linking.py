"""A contact who reads his letters in Telegram because he said so there, and what proved him."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.deliveries import Channel

OF_CONTACT = "of_contact"
"""Under this a letter that goes to a chat has the address that it would else be mailed to."""
IN_CHAT = frozenset(
    {
        "receipt",
        "booking-confirmation",
        "booking-cancelled",
        "visit-reminder",
        "on-my-way",
        "message",
        "protocol",
        "sign-request",
        "status",
        "pick-a-time",
        "approval-request",
    }
)
"""The letters that a customer may read in chat."""
START = "k_"
"""How what a link opens the bot with begins; the link's token follows."""
CODE_HOLDS = timedelta(minutes=15)
MOST_TRIES = 5
DIGITS = 6


@dataclass(frozen=True, slots=True)
class LinkedContact:
    """Whoever reads the mail of ``address`` and has said that he is also in this private chat.

    ``name`` is what he is called on the company's orders, else in Telegram. ``last_channel`` is
    where he wrote last, and is answered. ``ended_at``: he was asked or linked, and wants mail.
    """

    address: str
    telegram_id: int
    name: str
    language: str | None
    linked_at: datetime
    last_channel: Channel = Channel.TELEGRAM
    ended_at: datetime | None = None

    @property
    def stands(self) -> bool:
        """Whether the two are linked now."""
        return self.ended_at is None

    @property
    def reads_in_chat(self) -> bool:
        """Whether letters to the address go to the chat instead."""
        return self.stands and self.last_channel is Channel.TELEGRAM


@dataclass(frozen=True, slots=True)
class AddressCode:
    """Six digits that were mailed to an address, to be written in this chat.

    ``hashed`` is empty where nobody was mailed, so that no digits are ever right.
    """

    telegram_id: int
    address: str
    hashed: str
    expires_at: datetime
    tries: int = 0

    def fits(self, digits: str) -> bool:
        """Whether these are the digits."""
        return bool(self.hashed) and hashed_code(self.telegram_id, digits) == self.hashed


def hashed_code(telegram_id: int, digits: str) -> str:
    """What is kept of the digits that were mailed for a chat."""
    return hashlib.sha256(f"{telegram_id}|{digits}".encode()).hexdigest()


def plain_address(address: str) -> str:
    """The address as links are looked up by it."""
    return address.strip().casefold()
