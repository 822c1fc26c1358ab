"""The numbers a company has with the state and its bank, checked by their check digits (SE-73)."""

import re

from core.refusals import BadInput
from core.settings.declaring import Kind
from core.words import N_


def organisation_number_or_none(text: str) -> str | None:
    """Read a Swedish organisation number, with or without hyphen; empty is none."""
    digits = _digits(text)
    if not digits:
        return None
    if len(digits) == 12:
        digits = digits[2:]
    if len(digits) != 10 or not checks_out(digits):
        raise BadInput(
            N_("{text} is no organisation number. Write it as 556677-8899, with its check digit."),
            text=text,
        )
    return f"{digits[:6]}-{digits[6:]}"


def vat_number_or_none(text: str) -> str | None:
    """Read a VAT number; a Swedish one is SE, the organisation number and 01. Empty is none."""
    number = re.sub(r"[\s.-]", "", text).upper()
    if not number:
        return None
    swedish = re.fullmatch(r"SE([0-9]{10})[0-9]{2}", number)
    foreign = re.fullmatch(r"(?!SE)[A-Z]{2}[0-9A-Z+*]{2,12}", number)
    if not foreign and not (swedish and checks_out(swedish[1])):
        raise BadInput(
            N_("{text} is no VAT number. A Swedish one is SE, the organisation number and 01."),
            text=text,
        )
    return number


def bankgiro_or_none(text: str) -> str | None:
    """Read a bankgiro number of seven or eight digits; empty is none."""
    digits = _digits(text)
    if not digits:
        return None
    if len(digits) not in {7, 8} or not checks_out(digits):
        raise BadInput(
            N_("{text} is no bankgiro number. Write it as 5050-1055, with its check digit."),
            text=text,
        )
    return f"{digits[:-4]}-{digits[-4:]}"


def checks_out(digits: str) -> bool:
    """Whether the last digit is the check digit of the others (modulus 10, Luhn)."""
    doubled = [int(d) * (1 + place % 2) for place, d in enumerate(reversed(digits))]
    return sum(each - 9 if each > 9 else each for each in doubled) % 10 == 0


def _digits(text: str) -> str:
    plain = re.sub(r"[\s–-]", "", text)
    if plain and not re.fullmatch(r"[0-9]{1,12}", plain):
        raise BadInput(N_("{text} is no number of a company. Write its digits."), text=text)
    return plain


ORGANISATION_NUMBER: Kind[str | None] = Kind(
    N_("an organisation number, or nothing"), organisation_number_or_none, lambda v: v or ""
)
VAT_NUMBER: Kind[str | None] = Kind(
    N_("a VAT number, or nothing"), vat_number_or_none, lambda v: v or ""
)
BANKGIRO: Kind[str | None] = Kind(
    N_("a bankgiro number, or nothing"), bankgiro_or_none, lambda v: v or ""
)
