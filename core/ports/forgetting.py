"""Removing what is kept no longer (SE-69)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from core.numbers import OrderNumber


class Forgetting(Protocol):
    """Takes away for good what is older than a moment, at most so much at once."""

    def mails(self, before: datetime, most: int) -> int:
        """Mails as they came, once they are done, and whom they came from; says how many."""

    def scans(self, before: datetime, most: int) -> int:
        """Who scanned an object's sticker where; says how many."""

    def persons(self, before: datetime, most: int) -> Sequence[OrderNumber]:
        """Contact and requester of orders finished since, in their history too; says of which."""
