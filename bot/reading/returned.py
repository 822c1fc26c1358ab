"""Articles taken back as people write it, *-2 x 4711*: said how, since no row holds less than none."""

from collections.abc import Sequence

from bot.reading.entries import ArticleEntry, Entry
from core.refusals import BadInput
from core.words import N_


class TakesArticlesBack(BadInput):
    sentence = N_(
        "To take {article} back, tap What is on it, then the row, and lower its quantity or take "
        "it off. Nothing was changed."
    )


def refuse_taking_back(found: Sequence[Entry]) -> None:
    """Raises TakesArticlesBack where an entry has a minus before its quantity."""
    for each in found:
        if isinstance(each, ArticleEntry) and each.quantity < 0:
            raise TakesArticlesBack(article=each.words)
