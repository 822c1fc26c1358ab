"""The gates: what must be so before an order is saved, signed, set to ready, sent or reopened.

One catalogue: use cases ``require`` a moment, ``standings`` explain an order (XT-06), and a change
of settings is tried against it (XT-07).
"""

from core.requirements import after_signing, saving, signing
from core.requirements.gate import (
    CATALOGUE,
    Block,
    Facts,
    Requirement,
    blocks,
    facts_of,
    require,
)
from core.requirements.moments import MOMENT_LABELS, REMEDY_LABELS, Moment, Remedy
from core.requirements.standing import Standing, passed, standings

__all__ = [
    "CATALOGUE",
    "MOMENT_LABELS",
    "REMEDY_LABELS",
    "Block",
    "Facts",
    "Moment",
    "Remedy",
    "Requirement",
    "Standing",
    "after_signing",
    "blocks",
    "facts_of",
    "passed",
    "require",
    "saving",
    "signing",
    "standings",
]
