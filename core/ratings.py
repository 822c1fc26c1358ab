"""What a customer thinks of finished work (RV-06)."""

from dataclasses import dataclass
from datetime import datetime

SCORES = range(1, 6)
LOW = 2
"""From here down somebody looks at once whether there is more to do."""


@dataclass(frozen=True, slots=True)
class Rating:
    """What the customer thinks of the work: 1 (bad) to 5 (good), and a word of his (RV-06)."""

    score: int
    note: str
    by: str
    at: datetime
