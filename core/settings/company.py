"""The company's profile, as letters and papers show it (SE-73)."""

import re
from decimal import Decimal

from core.refusals import BadInput
from core.settings.company_numbers import BANKGIRO, ORGANISATION_NUMBER, VAT_NUMBER
from core.settings.declaring import Kind
from core.settings.groups import COMPANY
from core.settings.kinds import ADDRESS, LINE, PERCENT, SWITCH
from core.words import N_


class LogoIsAPicture(BadInput):
    sentence = N_("The logo is a picture that is kept as a file, not words. Keep the file itself.")


PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
LARGEST_LOGO = 2_000_000


class NoPicture(BadInput):
    sentence = N_("{file} is no PNG or JPEG picture of at most 2 MB. Choose another file.")


def refuse_unless_picture(content: bytes, file: str) -> None:
    """Only a PNG or JPEG picture of at most 2 MB stands on papers; raises NoPicture."""
    if not content.startswith(PICTURES) or len(content) > LARGEST_LOGO:
        raise NoPicture(file=file)


def stored_file_or_none(text: str) -> str | None:
    """Read the name of a stored file, a SHA-256 in hex; empty is none."""
    name = text.strip().casefold()
    if name and not re.fullmatch(r"[0-9a-f]{64}", name):
        raise LogoIsAPicture
    return name or None


_STORED_FILE: Kind[str | None] = Kind(
    N_("a picture, kept as a file"), stored_file_or_none, lambda v: v or ""
)

COMPANY_NAME = COMPANY.declare(
    "SE-73", "company-name", N_("Company name"), LINE, None,
    N_("The company's name on letters, pages and papers."),
)  # fmt: skip
COMPANY_ADDRESS = COMPANY.declare(
    "SE-73", "company-address", N_("Company address"), LINE, None,
    N_("The company's address on letters and papers."),
)  # fmt: skip
COMPANY_PHONE = COMPANY.declare(
    "SE-73", "company-phone", N_("Company phone"), LINE, None,
    N_("The telephone number that letters, pages and papers give."),
)  # fmt: skip
COMPANY_EMAIL = COMPANY.declare(
    "SE-73", "company-email", N_("Company e-mail"), ADDRESS, None,
    N_("The e-mail address that letters, pages and papers give."),
)  # fmt: skip
COMPANY_NUMBER = COMPANY.declare(
    "SE-73", "company-organisation-number", N_("Organisation number"), ORGANISATION_NUMBER, None,
    N_("The organisation number on papers."),
)  # fmt: skip
COMPANY_VAT_NUMBER = COMPANY.declare(
    "SE-73", "company-vat-number", N_("VAT number"), VAT_NUMBER, None,
    N_("The VAT number on papers."),
)  # fmt: skip
COMPANY_F_TAX = COMPANY.declare(
    "SE-73", "company-f-tax", N_("Approved for F-tax"), SWITCH, False,
    N_("Papers say that the company is approved for F-tax."),
)  # fmt: skip
COMPANY_BANKGIRO = COMPANY.declare(
    "SE-73", "company-bankgiro", N_("Bankgiro"), BANKGIRO, None,
    N_("The bankgiro number on papers."),
)  # fmt: skip
COMPANY_LOGO = COMPANY.declare(
    "SE-73", "company-logo", N_("Logo"), _STORED_FILE, None,
    N_("The picture at the head of papers."),
)  # fmt: skip
VAT_RATE = COMPANY.declare(
    "SE-73", "vat-rate", N_("VAT rate"), PERCENT, Decimal(25),
    N_("The VAT in percent on what has no rate of its own."),
)  # fmt: skip
