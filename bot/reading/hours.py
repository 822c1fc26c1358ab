"""How long somebody says that he worked: *1,5 h*, *45 min*, *en halvtimme*."""

import re
from decimal import Decimal

_HOURS = re.compile(
    r"(?:(?:tid|time|⏱)\s*:?\s*)?(\d{1,2}(?:[.,]\d{1,2})?)"
    r"\s*(?:h|tim|timmar|timm[ae]|hours?|hrs?)\.?",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"(?:(?:tid|time|⏱)\s*:?\s*)?(\d{1,3})\s*(?:min|minuter|minutes?)\.?", re.IGNORECASE
)
_BOTH = re.compile(
    r"(\d{1,2})\s*(?:h|tim|timmar|timm[ae]|hours?)\s*(?:och\s+|and\s+)?([0-5]?\d)"
    r"\s*(?:min|minuter|minutes?|m)?\.?",
    re.IGNORECASE,
)
_IN_WORDS = {
    "en kvart": Decimal("0.25"), "en halvtimme": Decimal("0.5"), "halvtimme": Decimal("0.5"),
    "en halv timme": Decimal("0.5"), "half an hour": Decimal("0.5"), "tre kvart": Decimal("0.75"),
    "en timme": Decimal(1), "en timma": Decimal(1), "one hour": Decimal(1), "an hour": Decimal(1),
    "en och en halv timme": Decimal("1.5"), "två timmar": Decimal(2), "two hours": Decimal(2),
}  # fmt: skip


def hours_in(line: str) -> Decimal | None:
    """Hours, such as *1,5 h*, *45 min* or *1 h 30 min*."""
    if both := _BOTH.fullmatch(line):
        return rounded(Decimal(both[1]) + Decimal(both[2]) / 60)
    if minutes := _MINUTES.fullmatch(line):
        return rounded(Decimal(minutes[1]) / 60)
    hours = _HOURS.fullmatch(line)
    return (
        Decimal(hours[1].replace(",", "."))
        if hours
        else _IN_WORDS.get(line.casefold().rstrip("."))
    )


def rounded(hours: Decimal) -> Decimal:
    """To hundredths of an hour."""
    return hours.quantize(Decimal("0.01"))
