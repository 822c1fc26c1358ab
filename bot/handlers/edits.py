"""Edit-follows: what somebody's own message says now, its row on the order says too (XT-04)."""

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from bot.acts import NOTHING, Act, Acts, Answer, Known, answering
from bot.files.sent_files import stage_meant
from bot.keyboards import undo_line
from bot.phrases import header
from bot.reading.days import day_meant
from bot.reading.entries import ArticleEntry, CommentEntry, Entry, MeasureEntry, TimeEntry, entries
from bot.said import Said
from bot.shown import comment_shown, line_receipts, measure_shown, receipts
from bot.steps.comments import CommentSeen, reword
from bot.steps.document_list import StageAlbum, stage_album
from bot.steps.documents import Kept
from bot.steps.edits import Caption, Recount, Recounted, caption, recount
from bot.steps.measures import Followed, FollowMessage, follow_message
from bot.updates.answering import ROWS
from core.chat import ChatMessage
from core.numbers import OrderNumber
from core.order_papers import Stage
from core.usecases.amending import FollowEdit
from core.usecases.comments import MentionsPrice, RewordComment
from core.usecases.entering import WithdrawsReady
from core.usecases.measures import AddMeasure, MeasureAddedTo
from core.words import N_


def followed(said: Said, known: Known) -> Acts:
    """What an edited message stands for is changed as that kind of thing is changed."""
    kind, about = known.about.get("kind"), known.about
    stage, words = stage_meant(said.text) if said.file else (None, said.text)
    if "order" not in about or (not said.private and kind != comment_shown.KIND):
        return answering(NOTHING)
    if not said.text.strip():
        return answering(_emptied(known))
    if ROWS in about:
        return _rows(said, words, known) or answering(_not_followed(known))
    if kind == receipts.MEASURE and "line" in about:
        return _plainly(_measure, said, words or said.text, known)
    if kind == receipts.FILE and "document" in about:
        return _plainly(_caption, said, words, known) if words else _staged(stage, known)
    if kind == comment_shown.KIND and "comment" in about:
        return _comment(said, known)
    found = entries(said.text)
    row = _row(found[0], known) if len(found) == 1 else None
    return row or answering(_not_followed(known))


def _plainly(
    follow: Callable[[Said, str, Known], Acts], said: Said, words: str, known: Known
) -> Acts:
    """A measure's words follow; an article, a time or a comment must not stand there as one."""
    plain = all(isinstance(each, MeasureEntry) for each in entries(words))
    return follow(said, words, known) if plain else answering(_not_followed(known))


def _staged(stage: Stage | None, known: Known) -> Acts:
    """*Before* or *after* was written under a photo afterwards (RV-13)."""
    command = StageAlbum(_order(known), UUID(known.about["document"]), stage)
    return (Act(stage_album, command, _marked),)


def _marked(kept: Kept, known: Known) -> Answer:
    return Answer(say=(receipts.for_file(kept.order, kept.document, kept.measure, known.words),))


def _rows(said: Said, words: str, known: Known) -> Acts | None:
    """A message of several rows follows where it has the same ones still, in their order."""
    rows, found = json.loads(known.about[ROWS]), entries(words)
    if len(rows) != len(found):
        return None
    each = [
        _one(said, entry, replace(known, about=row))
        for row, entry in zip(rows, found, strict=True)
    ]
    return None if None in each else tuple(act for acts in each if acts for act in acts)


def _one(said: Said, entry: Entry, known: Known) -> Acts | None:
    if known.about.get("kind") == receipts.MEASURE:
        return _measure(said, entry.text, known) if isinstance(entry, MeasureEntry) else None
    return _row(entry, known)


def _measure(said: Said, words: str, known: Known) -> Acts:
    number, line_id = _order(known), UUID(known.about["line"])
    text, day = day_meant(words, known.words.today(said.at))
    named = day if text != words.strip() else None
    edit = FollowEdit(number, line_id, text, known.words.today(known.now), _ready(known))
    return (Act(follow_message, FollowMessage(edit, named), _followed),)


def _caption(said: Said, words: str, known: Known) -> Acts:
    text, day = day_meant(words, known.words.today(said.at))
    measure = AddMeasure(_order(known), text, day, despite_ready=_ready(known))
    command = Caption(measure, UUID(known.about["document"]))
    return (Act(caption, command, _captioned),)


def _comment(said: Said, known: Known) -> Acts:
    found = entries(said.text)
    text = found[0].text if isinstance(found[0], CommentEntry) else said.text
    sure = known.agreed(MentionsPrice)
    command = RewordComment(_order(known), UUID(known.about["comment"]), text, sure)
    return (Act(reword, command, _commented),)


def _row(entry: Entry, known: Known) -> Acts | None:
    """What was one article or one time, and is one still."""
    counted = _counted(entry)
    if counted is None or "line" not in known.about:
        return None
    quantity, words = counted
    command = Recount(_order(known), UUID(known.about["line"]), quantity, words, _ready(known))
    return (Act(recount, command, _recounted),)


def _counted(entry: Entry) -> tuple[Decimal, str | None] | None:
    match entry:
        case ArticleEntry():
            return entry.quantity, entry.words
        case TimeEntry():
            return entry.hours, None
        case MeasureEntry():
            return None
    return None


def _order(known: Known) -> OrderNumber:
    return OrderNumber.parse(known.about["order"])


def _ready(known: Known) -> bool:
    return known.agreed(WithdrawsReady)


def _not_followed(known: Known) -> Answer:
    return Answer(say=(receipts.not_reworded(known.words),))


def _followed(added: Followed, known: Known) -> Answer:
    if not added.changed:
        return NOTHING
    today = known.words.today(known.now)
    receipt = receipts.for_changed(added.order, added.measure, today, known.words)
    return Answer(say=(receipt,))


def _captioned(added: MeasureAddedTo, known: Known) -> Answer:
    today = known.words.today(known.now)
    receipt = receipts.for_measure(added.order, added.measure, today, known.words)
    return Answer(say=(receipt,), mine=measure_shown.stands_for(added.order, added.measure))


def _commented(seen: CommentSeen, known: Known) -> Answer:
    return Answer(say=(comment_shown.receipt(seen, known.words),))


def _recounted(changed: Recounted, known: Known) -> Answer:
    if not changed.changed:
        return NOTHING
    sentence = N_("✓ Changed on {order}: <i>{text}</i>")
    html = receipts.changed_row(changed.order, changed.row, sentence, known.words)
    undone = undo_line(changed.order.number, changed.row.id, known.words)
    about = line_receipts.stands_for(changed.order, changed.row)
    return Answer(say=(ChatMessage(html, ((undone,),), stands_for=about, silent=True),))


def _emptied(known: Known) -> Answer:
    """A caption that was taken away leaves what it said where it is."""
    sentence = N_("What you had written stays on {order}. Undo it there if it is wrong.")
    number = _order(known)
    html = known.words.text(sentence, order=header(number, known.words))
    line = known.about.get("line")
    rows = ((undo_line(number, UUID(line), known.words),),) if line else ()
    return Answer(say=(ChatMessage(html, rows, stands_for=dict(known.about)),))
