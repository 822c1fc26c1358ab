"""What is said on an order, as what it is there: a measure, articles, time, a comment, a photo."""

from collections.abc import Sequence

from bot.acts import NOTHING, Acts, Known, answering
from bot.files.sent_files import stage_meant
from bot.handlers import articles, comments, documents, measures, scanned, time
from bot.reading.entries import (
    ArticleEntry,
    CommentEntry,
    Entry,
    MeasureEntry,
    NumberEntry,
    TimeEntry,
    bare_article,
    entries,
)
from bot.reading.returned import refuse_taking_back
from bot.said import Said
from bot.shown.comment_shown import CUSTOMERS_WORDS
from core.chat import Hand
from core.people import Role


def on_order(said: Said, hand: Hand, known: Known) -> Acts:
    """What was said, as what it is on that order."""
    if known.about.get("kind") == CUSTOMERS_WORDS and said.file is None:
        return comments.comment(said, said.text, hand, known)
    if not said.private:
        told = comments.comment(said, said.text, hand, known) if said.text.strip() else ()
        return (*documents.file(said, hand, known), *told) or answering(NOTHING)
    if said.file is not None:
        return _pictured(said, hand, known)
    return _each(entries(said.text), said, hand, known)


def is_at_a_desk(known: Known) -> bool:
    """Whether this person leads the work from a desk: what he writes on an order is a comment."""
    return known.user is not None and known.user.role in {Role.DISPATCHER, Role.OFFICE}


def _each(found: Sequence[Entry], said: Said, hand: Hand, known: Known) -> Acts:
    refuse_taking_back(found)
    return tuple(act for each in found for act in _one(each, said, hand, known))


def _one(found: Entry, said: Said, hand: Hand, known: Known) -> Acts:
    match found:
        case ArticleEntry():
            return articles.article(said, found, hand, known)
        case TimeEntry():
            return time.hours(said, found.hours, hand, known)
        case CommentEntry():
            return comments.comment(said, found.text, hand, known)
        case MeasureEntry() if is_at_a_desk(known):
            return comments.comment(said, found.text, hand, known)
        case MeasureEntry():
            bare = bare_article(found.text) if said.file is None else None
            if bare is not None:
                return articles.perhaps_article(said, bare, hand, known)
            return measures.measure(said, found.text, hand, known)
    return measures.measure(said, found.number, hand, known)


def _as_words(found: Entry) -> Entry:
    """Beside a photo a bare number is what was written there, and opens no order."""
    return MeasureEntry(found.number) if isinstance(found, NumberEntry) else found


def _pictured(said: Said, hand: Hand, known: Known) -> Acts:
    _, caption = stage_meant(said.text)
    found = tuple(_as_words(each) for each in entries(caption)) if caption else ()
    measures_told = (each for each in found if isinstance(each, MeasureEntry))
    measure = None if is_at_a_desk(known) else next(measures_told, None)
    if said.file and said.file.size > documents.LARGEST:
        return (*documents.file(said, hand, known), *_each(found, said, hand, known))
    rest = tuple(each for each in found if each is not measure)
    if measure is None:
        kept = documents.file(said, hand, known)
    else:
        kept = measures.measure(said, measure.text, hand, known)
    return (*kept, *_each(rest, said, hand, known), *scanned.look(said, hand, known))
