"""The article register: kept, and found by number, words or barcode (QR-02)."""

from dataclasses import dataclass

from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import Refused
from core.register_values import barcode_or_none
from core.registers import Article
from core.usecases.registers.keeping import KeepRow, keep_row
from core.words import N_


class NoSuchBarcode(Refused):
    sentence = N_(
        "No article has the barcode {barcode}. Write the article's number, "
        "or add the barcode to the article register."
    )


@dataclass(frozen=True, slots=True)
class KeepArticle:
    article: Article


def keep_article(command: KeepArticle, actor: Actor, uow: UnitOfWork) -> Article:
    """Add or change an article in the register."""
    return keep_row(KeepRow(command.article), actor, uow)


def article_by_barcode(barcode: str, uow: UnitOfWork) -> Article:
    """The article with this barcode, else the one with this number; raises NoSuchBarcode (QR-02).

    A twelve-digit code is also looked for with the zero that European scanners put before it.
    """
    read = barcode_or_none(barcode) or ""
    for each in _spellings(read):
        found = uow.articles.by_barcode(each) or uow.articles.by_number(each)
        if found is not None:
            return found
    raise NoSuchBarcode(barcode=read or "–")


def _spellings(barcode: str) -> tuple[str, ...]:
    if not barcode:
        return ()
    if barcode.isdigit() and len(barcode) == 12:
        return barcode, f"0{barcode}"
    if barcode.isdigit() and len(barcode) == 13 and barcode.startswith("0"):
        return barcode, barcode[1:]
    return (barcode,)
