"""The customer's own number for an order, where subject or text names one (WO-11)."""

import re
from collections.abc import Iterator

from core.matching.findings import Reference

LOOKED_AT, MOST, SHORTEST = 20_000, 3, 3
_NUMBER_WORD = r"(?:s?-?(?:nummer|numret|number|num|nr|no|numero|numéro)\b|\bn[°º]|#)"
_HIS = (
    # Swedish, Danish, Norwegian
    r"(?:er|ert|vår|vårt|eders|deres|vores|våres|jeres) (?:ref(?:erens|erence|eranse)?|order|ordre"
    r"|best(?:ällning)?|bestilling|märkning|märke|rekvisition)",
    r"(?:inköps|indkøbs|innkjøps|köp)-?ord(?:er|re)", r"rekvisition", r"beställning", r"best",
    r"bestilling", r"referens", r"avrop", r"märkning", r"märk fakturan?(?: med)?",
    r"märks(?: med)?",
    # English
    r"(?:your|our|customer|client) (?:ref(?:erence)?|order)", r"purchase[ -]?order",
    r"customer (?:po|p\.o\.)", r"po ref(?:erence)?", r"call[ -]?off",
    # German, Dutch, French, Finnish, Spanish, Italian, Polish
    r"(?:ihr|unser)e? (?:zeichen|referenz|bestellung)", r"bestell(?:ung)?", r"auftrag",
    r"inkoop(?:order)?", r"bestelling", r"(?:uw|onze) (?:referentie|kenmerk)",
    r"bon de commande", r"commande", r"(?:votre|notre) réf(?:érence)?",
    r"ostotilaus", r"tilaus", r"viite", r"pedido", r"ordine", r"zamówieni[ea]",
)  # fmt: skip
_NEEDS_NUMBER_WORD = frozenset(
    ("beställning", "best", "bestilling", "referens", "bestell(?:ung)?", "auftrag", "bestelling",
     "commande", "tilaus", "pedido", "ordine", "viite")
)  # fmt: skip
"""These are about an order's number only with *nr* or a colon after them."""
_MAY_BE_OURS = r"(?:arbets|work ?)?ord(?:er|re)"
_VALUE = r"(?P<number>(?=[\w./-]{0,29}\d)[^\W_][\w./-]{1,29})"
_SAYS = r"(?:[ \t]*[:=#][ \t]*|[ \t]+(?:är|is|er|ist|:)?[ \t]*)"


def _labelled(label: str, *, numbered: bool) -> re.Pattern[str]:
    colon = r"[ \t]*\.?[:=#]"
    after = (
        rf"(?:[ \t.]*{_NUMBER_WORD}\.?|{colon})" if numbered else rf"(?:[ \t.]*{_NUMBER_WORD}\.?)?"
    )
    return re.compile(rf"(?<![\w-])(?:{label})\.?{after}{_SAYS}?{_VALUE}", re.IGNORECASE)


_PATTERNS = (
    *((_labelled(label, numbered=label in _NEEDS_NUMBER_WORD), False) for label in _HIS),
    (
        re.compile(rf"(?<![\w-])(?:PO|P\.O\.|IO)(?:[ \t.]*{_NUMBER_WORD}\.?)?{_SAYS}?{_VALUE}"),
        False,
    ),
    (_labelled(_MAY_BE_OURS, numbered=True), True),
)
_A_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?|\d{1,2}[.:]\d\d")
_A_TELEPHONE = re.compile(r"\+?0\d{1,3}-\d.*")


def references_in(text: str) -> Iterator[Reference]:
    """Each number that stands after words such as *Er ref*, *PO*, *Purchase order no*, once."""
    found: dict[str, tuple[int, Reference]] = {}
    for pattern, may_be_ours in _PATTERNS:
        for match in pattern.finditer(text[:LOOKED_AT]):
            number = match["number"].rstrip("./-_")
            if _is_number(number):
                said = " ".join(match[0].split()).rstrip("./-_")
                found.setdefault(number, (match.start(), Reference(number, said, may_be_ours)))
    inside = sorted(found.values(), key=lambda each: (each[1].may_be_ours, each[0]))
    yield from (reference for _, reference in inside[:MOST])


def _is_number(number: str) -> bool:
    if len(number) < SHORTEST or not any(sign.isdigit() for sign in number):
        return False
    return not (_A_DAY.fullmatch(number) or _A_TELEPHONE.fullmatch(number))
