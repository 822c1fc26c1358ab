"""Sessions: who is in at the office pages, on which browser, by which link, until when."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid4

LINK_HOLDS = timedelta(minutes=15)
"""So long may somebody take from asking for a link to opening it."""
HOLDS = timedelta(days=30)
"""So long does a browser stay in that is not used."""


@dataclass(frozen=True, slots=True)
class Session:
    """A personal link, and the browser that opened it first; it opens once.

    ``opened_at`` is None while nobody has; ``seen_at`` is when that browser was here last.
    """

    user_id: UUID
    made_at: datetime
    opened_at: datetime | None = None
    seen_at: datetime | None = None
    ended_at: datetime | None = None
    browser: str = ""
    id: UUID = field(default_factory=uuid4)

    def may_be_opened(self, now: datetime) -> bool:
        """Whether the link still lets somebody in."""
        return self.opened_at is None and self.ended_at is None and now < self.made_at + LINK_HOLDS

    def holds(self, now: datetime) -> bool:
        """Whether the browser that opened it is still in."""
        if self.opened_at is None or self.ended_at is not None:
            return False
        return now < (self.seen_at or self.opened_at) + HOLDS
