"""Who is in at the office pages."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.sessions import Session


class Sessions(Protocol):
    """Personal links and the browsers that opened them."""

    def get(self, session_id: UUID) -> Session | None: ...
    def of(self, user_id: UUID) -> Sequence[Session]:
        """This person's, the latest first."""

    def put(self, session: Session) -> None: ...
    def end_all(self, user_id: UUID, now: datetime) -> int:
        """End all of this person's that have not ended; gives how many."""
