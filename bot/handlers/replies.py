"""A reply to a line of the bot's acts on what that line stands for (XT-03).

``KINDS`` says what each kind of line understands, in Swedish and English. A reply to a measure
that is nothing of the kind is a new measure on its order, as any other text: only what begins
with *=* says the measure itself in other words. On rows with figures nothing is guessed: what is
not understood is refused with what would be.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from bot import comment_shown, line_receipts, receipts
from bot.acts import STORED, Act, Acts, Answer, Known
from bot.alerts import articles_alert
from bot.days import day_alone
from bot.entries import CommentEntry, decimal, entry, hours_in
from bot.handlers import comments
from bot.handlers.articles import prices_of
from bot.handlers.line_edits import DISCOUNT, PRICE, QUANTITY
from bot.keyboards import open_card, undo
from bot.phrases import first_name, header, safe
from bot.said import Said
from bot.sent_files import named
from bot.steps.assigning import Given
from bot.steps.comments import CommentSeen
from bot.steps.documents import KeepFile, Kept, keep_file
from bot.steps.lines import (
    LineSeen,
    Removed,
    SetField,
    SetQuantity,
    remove_once,
    set_field,
    set_quantity,
)
from bot.steps.measures import ChangeDay, MeasureSeen, change_day
from bot.steps.replies import MoveRows, NameSaid, UseRows, assign_named, move_rows, use_rows
from core import permissions as may
from core.chat import ChatMessage, Hand
from core.lines import ToOrderState
from core.numbers import OrderNumber
from core.refusals import BadInput
from core.usecases.entering import WithdrawsReady
from core.usecases.lines import RemoveLine
from core.usecases.measures import RewordMeasure, reword_measure
from core.words import N_
from core.work_order import WorkOrder

Reader = Callable[[Said, Known], Acts | None]
"""What a reply says to a line, if it says that."""

_REMOVE = re.compile(
    r"(?:ta bort|bort|radera|stryk|remove|delete|take (?:it )?off|✖|❌)(?: den| det| it)?[.!]*",
    re.IGNORECASE,
)
_USED = re.compile(
    r"(?:used|fitted|mounted|använd|använt|använda|monterad|monterat|monterade|satt dit)[.!]*",
    re.IGNORECASE,
)
_ORDERED = re.compile(r"(?:ordered|beställd|beställt|beställda)[.!]*", re.IGNORECASE)
_DELIVERED = re.compile(
    r"(?:delivered|arrived|it has come|levererad|levererat|levererade|har kommit|kommit)[.!]*",
    re.IGNORECASE,
)
_MONEY = re.compile(r".*(?:kr|kronor|sek|:-)\.?|[aà@]\s*\d.*", re.IGNORECASE)
_PERCENT = re.compile(r".*(?:%|procent|percent)|[-−]\s*\d.*", re.IGNORECASE)
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


def _number(known: Known) -> OrderNumber:
    return OrderNumber.parse(known.about["order"])


def _line(known: Known) -> UUID:
    return UUID(known.about["line"])


def _rows(known: Known) -> tuple[UUID, ...]:
    return tuple(UUID(row) for row in _named(known.about).split(","))


def _named(about: Mapping[str, str]) -> str:
    return about["rows"] if "rows" in about else about["line"]


def _ready(known: Known) -> bool:
    return known.agreed(WithdrawsReady)


def _removes(said: Said, known: Known) -> Acts | None:
    if not _REMOVE.fullmatch(said.text.strip()):
        return None
    command = RemoveLine(_number(known), _line(known), despite_ready=_ready(known))
    return (Act(remove_once, command, _removed),)


def _counts(said: Said, known: Known) -> Acts | None:
    found = QUANTITY.fullmatch(said.text.strip())
    if found is None:
        return None
    wanted = decimal("".join(found[1].split()))
    command = SetQuantity(_number(known), _line(known), wanted, despite_ready=_ready(known))
    return (Act(set_quantity, command, _changed),)


def _takes_hours(said: Said, known: Known) -> Acts | None:
    hours = hours_in(said.text.strip())
    if hours is None:
        return _counts(said, known)
    command = SetQuantity(_number(known), _line(known), hours, despite_ready=_ready(known))
    return (Act(set_quantity, command, _changed),)


def _costs(said: Said, known: Known) -> Acts | None:
    text = said.text.strip()
    found = PRICE.fullmatch(text) if _MONEY.fullmatch(text) else None
    return _field("price", found[1], known) if found else None


def _discounts(said: Said, known: Known) -> Acts | None:
    text = said.text.strip()
    found = DISCOUNT.fullmatch(text) if _PERCENT.fullmatch(text) else None
    return _field("discount", found[1], known) if found else None


def _field(field: str, value: str, known: Known) -> Acts:
    command = SetField(_number(known), _line(known), field, value, despite_ready=_ready(known))
    return (Act(set_field, command, _changed),)


def _moves(said: Said, known: Known) -> Acts | None:
    text = said.text.strip()
    for pattern, state in ((_ORDERED, ToOrderState.ORDERED), (_DELIVERED, ToOrderState.DELIVERED)):
        if pattern.fullmatch(text):
            command = MoveRows(_number(known), _rows(known), state)
            return (Act(move_rows, command, _moved),)
    return None


def _uses(said: Said, known: Known) -> Acts | None:
    if not _USED.fullmatch(said.text.strip()):
        return None
    command = UseRows(_number(known), _rows(known), despite_ready=_ready(known))
    return (Act(use_rows, command, _used),)


def _names_day(said: Said, known: Known) -> Acts | None:
    day = day_alone(said.text, known.words.today(said.at)) if said.file is None else None
    if day is None:
        return None
    command = ChangeDay(_number(known), _line(known), day, despite_ready=_ready(known))
    return (Act(change_day, command, _measure_changed),)


def _rewords(said: Said, known: Known) -> Acts | None:
    text = said.text.strip()
    if said.file is not None or not text.startswith("=") or not text.strip("= "):
        return None
    command = RewordMeasure(_number(known), _line(known), text.lstrip("= "))
    return (Act(reword_measure, command, _reworded),)


def _pictures(said: Said, known: Known) -> Acts | None:
    if said.file is None or said.text.strip() or said.file.size > LARGEST:
        return None
    file = named(said.file, said.at, known.words)
    today = known.words.today(said.at)
    command = KeepFile(
        _number(known), file, said.album, today, said.place.chat_id, measure_id=_line(known)
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
    return (Act(assign_named, NameSaid(_number(known), text), _assigned),)


def _removed(removed: Removed, known: Known) -> Answer:
    if removed.line is None:
        sentence = N_("That line is not on AO {number} any more.")
        gone = known.words.text(sentence, number=removed.order.number)
        return Answer(say=(ChatMessage(gone),))
    shown = receipts.for_removed(removed.order, removed.line, known.words)
    return Answer(say=(_undoable(shown, removed.order, known),))


def _changed(seen: LineSeen, known: Known) -> Answer:
    shown = line_receipts.receipt(seen.order, seen.line, known.words, prices_of(known))
    return Answer(say=(shown,), mine=shown.stands_for)


def _moved(order: WorkOrder, known: Known) -> Answer:
    if "rows" not in known.about:
        return Answer(react=STORED)
    alert = articles_alert(order, _rows(known), known.words)
    return Answer(edit=alert, edit_id=known.said.reply_to, react=STORED)


def _used(order: WorkOrder, known: Known) -> Answer:
    html = known.words.text(
        N_("📦 Moved to the used articles of {order}."), order=header(order.number, known.words)
    )
    shown = ChatMessage(html, stands_for={"order": str(order.number)})
    return Answer(say=(_undoable(shown, order, known),))


def _measure_changed(seen: MeasureSeen, known: Known) -> Answer:
    today = known.words.today(known.now)
    return Answer(say=(receipts.for_changed(seen.order, seen.measure, today, known.words),))


def _reworded(order: WorkOrder, known: Known) -> Answer:
    wanted = _line(known)
    measure = next(m for a in order.assignments for m in a.measures if m.id == wanted)
    today = known.words.today(known.now)
    return Answer(say=(receipts.for_changed(order, measure, today, known.words),))


def _pictured(kept: Kept, known: Known) -> Answer:
    number = str(kept.order.number)
    if known.said.album is not None:
        return Answer(gathered=receipts.gathered(known.said.album, number))
    shown = receipts.for_file(
        kept.order, kept.document, kept.measure, known.words, unit=known.unit
    )
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
    return Answer(say=(_undoable(shown, found.order, known),))


def _undoable(shown: ChatMessage, order: WorkOrder, known: Known) -> ChatMessage:
    back = (undo(order.number, known.unit, known.words),) if known.unit else ()
    return replace(shown, buttons=((*back, open_card(order.number, known.words)),))


LARGEST = 20 << 20
ROWS, CARD = "rows", "card"
KINDS: Mapping[str, Understood] = {
    receipts.MEASURE: Understood((_pictures, _removes, _names_day, _rewords)),
    line_receipts.ARTICLE: Understood(
        (_removes, _costs, _discounts, _counts),
        N_(
            "That is an article: answer with how many (3), a price (89 kr), a discount (10 %) or "
            "“remove”."
        ),
    ),
    line_receipts.TIME: Understood(
        (_removes, _costs, _discounts, _takes_hours),
        N_("That is a time row: answer with how long it was (1.5 h) or “remove”."),
    ),
    line_receipts.TO_ORDER: Understood(
        (_removes, _moves, _uses, _counts),
        N_(
            "That is to be ordered: answer with how many (3), “ordered”, “delivered”, “used” or "
            "“remove”."
        ),
    ),
    ROWS: Understood((_moves, _uses)),
    comment_shown.KIND: Understood((_answers,)),
    comment_shown.CUSTOMERS_WORDS: Understood((_answers,)),
    CARD: Understood((_assigns,)),
}
"""What a reply to each kind of line may say."""
