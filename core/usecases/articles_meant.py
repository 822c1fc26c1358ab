"""Which article somebody means: the register's, or one in free words where that is allowed."""

from dataclasses import replace
from decimal import Decimal

from core import settings
from core.ports import UnitOfWork
from core.refusals import Refused
from core.registers import Article
from core.text import one_line, said
from core.words import N_

ALIKE = 20


class NotInRegister(Refused):
    sentence = N_(
        "There is no article {article} in the register, and only the register's articles may be "
        "used. Look it up, or ask the office to add it."
    )


def article_meant(words: str, uow: UnitOfWork, price: Decimal | None = None) -> Article:
    """The register's article of this number or very name, else one in free words.

    Free words are refused while only the register's articles may be used (SE-33), else join the
    register at this price, under a number of their own, while the company wants that (SE-45).
    """
    name = one_line(said(words))
    known = article_known(name, uow)
    if known is not None:
        return known
    values = uow.settings.all()
    if values[settings.REQUIRE_REGISTER_ARTICLES]:
        raise NotInRegister(article=one_line(name, 60))
    free = Article(number="", name=name, price=price)
    return _registered(free, uow) if values[settings.ADD_ARTICLES_TO_REGISTER] else free


def article_known(name: str, uow: UnitOfWork) -> Article | None:
    """The register's article of this number, barcode or very name; None when in doubt (QR-02)."""
    found = uow.articles.by_number(name) or uow.articles.by_barcode(name)
    if found is not None:
        return found
    alike = uow.articles.search(name, ALIKE)
    named = [each for each in alike if each.name.casefold() == name.casefold()]
    return named[0] if len(named) == 1 else None


def _registered(free: Article, uow: UnitOfWork) -> Article:
    article = replace(free, number=uow.articles.next_number())
    uow.articles.put(article)
    return article
