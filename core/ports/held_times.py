"""Times that are held for somebody while he looks at them (RV-03)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID


class HeldTimes(Protocol):
    """Quarters of an hour of people's days; each is held for one holder at most."""

    def hold(
        self, user_id: UUID, quarters: Sequence[datetime], holder: UUID, until: datetime
    ) -> bool:
        """Hold them all, or none where another holds one of them; what is over holds nothing."""

    def of_others(self, user_id: UUID, holder: UUID) -> frozenset[datetime]:
        """The quarters of this person's time that others hold now."""

    def let_go(self, holder: UUID) -> None:
        """Hold nothing for this holder any more."""
