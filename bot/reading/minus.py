"""A dash before a quantity: so many taken back, or only the sign of a list."""

import re

RETURNED = re.compile(r"[-\u2212\u2013](?=\d)")
"""A minus stands at its number: so many are taken back."""
LISTED = re.compile(
    r"[-\u2013*•]\s+(?=\d[\d.,]*\s*(?:x|×|\*|st|styck|stycken|pcs)\b)", re.IGNORECASE
)
"""The dash of a list, which is no minus."""
