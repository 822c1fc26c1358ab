"""The contacts who are written to in chat, by their own consent (XT-19)."""

from collections.abc import Sequence
from typing import Protocol

from core.linking import AddressCode, LinkedContact


class LinkedContacts(Protocol):
    """One chat at most for an address; a chat may be that of several addresses."""

    def at(self, address: str) -> LinkedContact | None:
        """What is known of this address, in whatever case, also where it has ended."""

    def in_chat(self, telegram_id: int) -> Sequence[LinkedContact]:
        """Who is linked with this chat now, by address."""

    def put(self, contact: LinkedContact) -> None:
        """Keep it instead of what was known of its address."""

    def code(self, telegram_id: int) -> AddressCode | None:
        """The digits that this chat is asked for."""

    def put_code(self, code: AddressCode) -> None:
        """Keep it instead of what the chat was asked for before."""

    def drop_code(self, telegram_id: int) -> None: ...
