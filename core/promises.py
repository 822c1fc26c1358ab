"""How it reads for when an article to be ordered is promised (XT-11)."""

from datetime import date

from core.lines import ArticleToOrder
from core.words import N_, Words


def promise_said(row: ArticleToOrder, words: Words, today: date) -> str | None:
    """For which day the supplier has promised it; None where he has not."""
    if row.promised_on is None:
        return None
    return words.text(N_("expected {day}"), day=words.day(row.promised_on, today))
