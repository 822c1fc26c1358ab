"""Swedish organisation numbers in a text: ten digits whose last one proves the others."""

import re
from collections.abc import Iterator

_NUMBER = re.compile(r"(?<![\d-])(?:SE)?(?:16|19|20)?(\d{6})-?(\d{4})(?:01)?(?![\d-])")
_FOLLOWS = re.compile(
    r"\b(?:org|vat|moms)[\w.]*[\s.:-]*(?:nr|no|nummer|number)?[\s.:-]*$", re.IGNORECASE
)
LOOKED_BACK = 30


def organisation_numbers(text: str) -> Iterator[str]:
    """Each number with a dash, or after *org.nr*, *VAT no*; people's own are left out."""
    for match in _NUMBER.finditer(text):
        number = match[1] + match[2]
        before = text[max(match.start() - LOOKED_BACK, 0) : match.start()]
        announced = "-" in match[0] or _FOLLOWS.search(before)
        if announced and int(number[2]) >= 2 and _is_proved(number):
            yield f"{match[1]}-{match[2]}"


def _is_proved(number: str) -> bool:
    doubled = [int(digit) * (2 - at % 2) for at, digit in enumerate(number)]
    return sum(sum(divmod(each, 10)) for each in doubled) % 10 == 0
