"""What the fields of a register may hold: each value is tidied and held to its bounds."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from core import settings
from core.refusals import BadInput
from core.registers import FacilityArticle, Pairs
from core.self_checks import Choice, PointTemplate
from core.text import LINE, said, tidy
from core.words import LANGUAGES, N_

LONGEST_COMMENT = 4000
LONGEST_CODE = 120
HIGHEST_PRICE = Decimal(10_000_000)
HIGHEST_COUNT = Decimal(1_000_000_000)
MOST_PIECES = 100
MOST_ARTICLES = 200
MOST_CHOICES = 20
FIRST_YEAR, LAST_YEAR = 1950, 2150
_PHONE = re.compile(r"[0-9+()/.\-*# ]{3,40}(?:(?:ankn|ext|x)\.? ?[0-9]{1,6})?", re.IGNORECASE)
_DASHES = str.maketrans("‐‑‒–—−", "------")


def name(text: str) -> str:
    """A name: one line with something in it."""
    line = " ".join(tidy(text).split())
    if not any(each.isprintable() and each != " " for each in line):
        raise BadInput(N_("The name is missing. Write one."))
    return said(line, LINE)


def line_or_none(text: str | None) -> str | None:
    """One line, or nothing."""
    line = " ".join(tidy(text or "").split())
    return said(line, LINE) if line else None


def paragraphs_or_none(text: str | None) -> str | None:
    """A text of several lines, or nothing."""
    whole = tidy(text or "")
    return said(whole, LONGEST_COMMENT) if whole else None


def email_or_none(text: str | None) -> str | None:
    """One e-mail address, or nothing."""
    return settings.address_or_none(tidy(text or ""))


def phone_or_none(text: str | None) -> str | None:
    """A phone number as people write it, with plain dashes and spaces, or nothing."""
    number = " ".join(tidy(text or "").translate(_DASHES).split())
    if not number:
        return None
    if not re.fullmatch(_PHONE, number) or sum(each.isdigit() for each in number) < 3:
        raise BadInput(N_("Write one phone number, such as 070-123 45 67, or nothing."))
    return number


def language_or_none(text: str | None) -> str | None:
    """One of the languages that Ordna speaks, or nothing."""
    word = (text or "").strip().casefold()
    if word and word not in LANGUAGES:
        raise BadInput(N_("Write sv or en for the language, or nothing."))
    return word or None


def code(text: str) -> str:
    """A number or code: one short line with a letter or digit in it."""
    line = " ".join(tidy(text).split())
    if not any(each.isalnum() for each in line) or len(line) > LONGEST_CODE:
        raise BadInput(
            N_("Write a number or code of 1 to {most} characters, such as D-014."),
            most=LONGEST_CODE,
        )
    return line


def barcode_or_none(text: str | None) -> str | None:
    """A barcode as a scanner reads it, or nothing; digits in groups are joined."""
    line = " ".join(tidy(text or "").split())
    joined = line.replace(" ", "")
    if len(line) > LONGEST_CODE:
        raise BadInput(N_("A barcode has at most {most} characters."), most=LONGEST_CODE)
    return (joined if joined.isdigit() else line) or None


def price_or_none(amount: Decimal | None) -> Decimal | None:
    """A price per unit from 0 to ten million with at most four decimals, or nothing."""
    if amount is not None and not _within(amount, HIGHEST_PRICE, 4):
        raise BadInput(N_("Write a price from 0 to 10 000 000 with at most four decimals."))
    return amount


def vat_or_none(percent: Decimal | None) -> Decimal | None:
    """A VAT rate from 0 to 100 percent with at most two decimals, or nothing."""
    if percent is not None and not _within(percent, Decimal(100), 2):
        raise BadInput(N_("Write the VAT from 0 to 100 percent with at most two decimals."))
    return percent


def count_or_none(value: Decimal | None) -> Decimal | None:
    """What a counter shows: from 0 to a thousand million with at most three decimals."""
    if value is not None and not _within(value, HIGHEST_COUNT, 3):
        raise BadInput(
            N_("Write what the counter shows: a number from 0 with at most three decimals.")
        )
    return value


def day_or_none(day: date | None) -> date | None:
    """A day that people may mean, or nothing."""
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadInput(
            N_("Write a day between the years {first} and {last}."),
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )
    return day


def pieces(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names of pieces of information, each once (OB-09)."""
    found = tuple(dict.fromkeys(name(each) for each in names))
    if not 1 <= len(found) <= MOST_PIECES:
        raise BadInput(
            N_("Write 1 to {most} pieces of information, such as Width."), most=MOST_PIECES
        )
    return found


def pairs(given: Pairs) -> Pairs:
    """Pieces of information with their values; the last of a name stands, an empty one is gone."""
    found = {name(each): line_or_none(value) for each, value in given}
    kept = tuple((each, value) for each, value in found.items() if value)
    if len(kept) > MOST_PIECES:
        raise BadInput(N_("At most {most} pieces of information, please."), most=MOST_PIECES)
    return kept


def facility_articles(rows: tuple[FacilityArticle, ...]) -> tuple[FacilityArticle, ...]:
    """Articles with their quantities, each number once (AR-09)."""
    numbers = [code(row.number).casefold() for row in rows]
    if len(set(numbers)) < len(numbers) or len(numbers) > MOST_ARTICLES:
        raise BadInput(
            N_("Name each article once, at most {most} of them in all."), most=MOST_ARTICLES
        )
    for row in rows:
        if row.quantity == 0 or not _within(row.quantity, Decimal(100_000), 3):
            raise BadInput(
                N_("Write a quantity between 0 and {most}, with at most three decimals."),
                most=100_000,
            )
    return tuple(replace(row, number=code(row.number)) for row in rows)


def points(given: tuple[PointTemplate, ...]) -> tuple[PointTemplate, ...]:
    """The points of a self-check template, each with its choices, if it has any (SC-01)."""
    if not 1 <= len(given) <= MOST_PIECES:
        raise BadInput(N_("A self-check has 1 to {most} points."), most=MOST_PIECES)
    return tuple(
        PointTemplate(
            name(each.name),
            paragraphs_or_none(each.description) or "",
            None if each.unit is None else line_or_none(each.unit) or "",
            _choices(each.choices),
            each.photo,
        )
        for each in given
    )


def _choices(given: tuple[Choice, ...]) -> tuple[Choice, ...]:
    found = tuple(Choice(name(each.text), each.approved) for each in given)
    if len({each.text.casefold() for each in found}) < len(found) or len(found) > MOST_CHOICES:
        raise BadInput(N_("Name each choice once, at most {most} of them."), most=MOST_CHOICES)
    return found


def _within(amount: Decimal, most: Decimal, decimals: int) -> bool:
    return (
        isinstance(amount, Decimal)
        and amount.is_finite()
        and 0 <= amount <= most
        and amount == amount.quantize(Decimal(1).scaleb(-decimals))
    )
