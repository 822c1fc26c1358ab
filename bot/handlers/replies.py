"""A reply to a line of the bot's acts on what that line stands for (XT-03).

``KINDS`` says what each kind of line understands, in Swedish and English. A reply to a measure
that is nothing of the kind is a new measure on its order, as any other text: only what begins
with *=* says the measure itself in other words. On rows with figures nothing is guessed: what is
not understood is refused with what would be.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.acts import Act, Acts, Answer, Known
from bot.files.sent_files import named
from bot.handlers import comments
from bot.handlers.measure_changes import past_day
from bot.handlers.reply_rows import (
    costs,
    counts,
    discounts,
    line,
    moves,
    number,
    ready,
    removes,
    takes_hours,
    undoable,
    uses,
)
from bot.phrases import first_name, header, safe
from bot.reading.entries import CommentEntry, entry
from bot.said import Said
from bot.shown import comment_shown, line_receipts, receipts
from bot.steps.assigning import Given
from bot.steps.comments import CommentSeen
from bot.steps.documents import KeepFile, Kept, keep_file
from bot.steps.measures import ChangeDay, MeasureSeen, change_day
from bot.steps.replies import NameSaid, assign_named
from core import permissions as may
from core.chat import ChatMessage, Hand
from core.refusals import BadInput
from core.usecases.measures import RewordMeasure, reword_measure
from core.words import N_
from core.work_order import WorkOrder

Reader = Callable[[Said, Known], Acts | None]
"""What a reply says to a line, if it says that."""
_FEW_WORDS = 4


@dataclass(frozen=True, slots=True)
class Understood:
    """What one kind of line understands; ``refusal`` says so, None takes the rest as usual."""

    readers: tuple[Reader, ...]
    refusal: str | None = None


def replied(said: Said, known: Known) -> Acts | None:
    """What the reply does to the line it answers; None if it is no such reply."""
    understood = KINDS.get(_kind(known))
    if said.reply_to is None or understood is None:
        return None
    for reader in understood.readers:
        acts = reader(said, known)
        if acts is not None:
            return acts
    if understood.refusal is None or said.file is not None:
        return None
    raise BadInput(understood.refusal)


def _kind(known: Known) -> str:
    about = known.about
    if "rows" in about:
        return ROWS
    return about.get("kind") or (CARD if "card" in about else "")


def _names_day(said: Said, known: Known) -> Acts | None:
    day = past_day(said.text, known.words.today(said.at)) if said.file is None else None
    if day is None:
        return None
    command = ChangeDay(number(known), line(known), day, despite_ready=ready(known))
    return (Act(change_day, command, _measure_changed),)


def _rewords(said: Said, known: Known) -> Acts | None:
    text = said.text.strip()
    if said.file is not None or not text.startswith("=") or not text.strip("= "):
        return None
    command = RewordMeasure(number(known), line(known), text.lstrip("= "))
    return (Act(reword_measure, command, _reworded),)


def _pictures(said: Said, known: Known) -> Acts | None:
    if said.file is None or said.text.strip() or said.file.size > LARGEST:
        return None
    file = named(said.file, said.at, known.words)
    today = known.words.today(said.at)
    command = KeepFile(
        number(known), file, said.album, today, said.place.chat_id, measure_id=line(known)
    )
    return (Act(keep_file, command, _pictured, said),)


def _answers(said: Said, known: Known) -> Acts | None:
    if said.file is not None or not said.text.strip():
        return None
    found = entry(said.text)
    text = found.text if isinstance(found, CommentEntry) else said.text
    return comments.comment(said, text, Hand(known.about["order"]), known)


def _assigns(said: Said, known: Known) -> Acts | None:
    """Only of whoever may assign, and only a few words: all else is what it is without a reply."""
    may_assign = known.user is not None and may.ASSIGN in known.user.permissions
    text = said.text.strip()
    short = 0 < len(text.split()) <= _FEW_WORDS and not any(each.isdigit() for each in text)
    if not may_assign or not short or said.file is not None or "\n" in text:
        return None
    return (Act(assign_named, NameSaid(number(known), text), _assigned),)


def _measure_changed(seen: MeasureSeen, known: Known) -> Answer:
    today = known.words.today(known.now)
    return Answer(say=(receipts.for_changed(seen.order, seen.measure, today, known.words),))


def _reworded(order: WorkOrder, known: Known) -> Answer:
    wanted = line(known)
    measure = next(m for a in order.assignments for m in a.measures if m.id == wanted)
    today = known.words.today(known.now)
    return Answer(say=(receipts.for_changed(order, measure, today, known.words),))


def _pictured(kept: Kept, known: Known) -> Answer:
    number = str(kept.order.number)
    if known.said.album is not None:
        return Answer(gathered=receipts.gathered(known.said.album, number))
    shown = receipts.for_file(kept.order, kept.document, kept.measure, known.words)
    return Answer(say=(shown,), mine=shown.stands_for)


def _assigned(found: Given | CommentSeen, known: Known) -> Answer:
    if not isinstance(found, Given):
        return Answer(say=(comment_shown.receipt(found, known.words),))
    sentence = (
        N_("{name} has {order} already.") if found.had_it else N_("👤 {name} has {order} now.")
    )
    number = found.order.number
    name, order = safe(first_name(found.name)), header(number, known.words)
    shown = ChatMessage(
        known.words.text(sentence, name=name, order=order),
        stands_for={"order": str(number), "kind": CARD},
    )
    return Answer(say=(undoable(shown, found.order, known),))


LARGEST = 20 << 20
ROWS, CARD = "rows", "card"
KINDS: Mapping[str, Understood] = {
    receipts.MEASURE: Understood((_pictures, removes, _names_day, _rewords)),
    line_receipts.ARTICLE: Understood(
        (removes, costs, discounts, counts),
        N_(
            "That is an article: answer with how many (3), a price (89 kr), a discount (10 %) or "
            "“remove”."
        ),
    ),
    line_receipts.TIME: Understood(
        (removes, costs, discounts, takes_hours),
        N_("That is a time row: answer with how long it was (1.5 h) or “remove”."),
    ),
    line_receipts.TO_ORDER: Understood(
        (removes, moves, uses, counts),
        N_(
            "That is to be ordered: answer with how many (3), “ordered”, “delivered”, “used” or "
            "“remove”."
        ),
    ),
    ROWS: Understood((moves, uses)),
    comment_shown.KIND: Understood((_answers,)),
    comment_shown.CUSTOMERS_WORDS: Understood((_answers,)),
    CARD: Understood((_assigns,)),
}
"""What a reply to each kind of line may say."""
