"""How much of something, as people say it: *2 pcs*, *1.5 h*, *2,5 m*."""

from decimal import Decimal

from core.text import one_line
from core.words import N_, Words

UNITS = {"st": N_("pcs")}


def quantity(amount: Decimal, unit: str, words: Words) -> str:
    """The amount with its unit."""
    said = words.text(UNITS[unit]) if unit in UNITS else one_line(unit, 20)
    return f"{words.quantity(amount)} {said}"
