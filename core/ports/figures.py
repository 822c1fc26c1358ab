"""Counts over all orders and mails, for those who lead the work."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from core.figures import ArticleAwaited
from core.states import State


class Figures(Protocol):
    """Read models that count; each is answered from an index."""

    def open_by_age(self, bounds: Sequence[datetime]) -> Mapping[tuple[State, int], int]:
        """Open orders by state, and by how many of these moments (the newest first) they are before."""

    def mails_between(self, bounds: Sequence[datetime]) -> Mapping[tuple[int, str], int]:
        """Received mails by which two of these moments (the oldest first) they came between.

        Beside it what became of them: an outcome, ``held`` or ``waiting``.
        """

    def articles_awaited(self, most: int) -> Sequence[ArticleAwaited]:
        """The articles that most rows of orders wait for, those of closed orders left out."""
