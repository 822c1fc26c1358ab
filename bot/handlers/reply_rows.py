"""What a reply says to a row with figures: how many, what it costs, how far it is, away (XT-03)."""

import re
from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from bot.acts import STORED, Act, Acts, Answer, Known
from bot.handlers.articles import prices_of
from bot.handlers.line_edits import DISCOUNT, PRICE, QUANTITY
from bot.keyboards import open_card, undo
from bot.letters.alerts import articles_alert
from bot.phrases import header
from bot.reading.entries import decimal
from bot.reading.hours import hours_in
from bot.said import Said
from bot.shown import line_receipts, receipts
from bot.steps.lines import (
    LineSeen,
    Removed,
    SetField,
    SetQuantity,
    remove_once,
    set_field,
    set_quantity,
)
from bot.steps.replies import MoveRows, UseRows, move_rows, use_rows
from core.chat import ChatMessage
from core.lines import ToOrderState
from core.numbers import OrderNumber
from core.usecases.entering import WithdrawsReady
from core.usecases.lines import RemoveLine
from core.words import N_
from core.work_order import WorkOrder

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


def number(known: Known) -> OrderNumber:
    """The order of the line."""
    return OrderNumber.parse(known.about["order"])


def line(known: Known) -> UUID:
    """The line itself."""
    return UUID(known.about["line"])


def _rows(known: Known) -> tuple[UUID, ...]:
    return tuple(UUID(row) for row in _named(known.about).split(","))


def _named(about: Mapping[str, str]) -> str:
    return about["rows"] if "rows" in about else about["line"]


def ready(known: Known) -> bool:
    """The yes to take *ready* back."""
    return known.agreed(WithdrawsReady)


def removes(said: Said, known: Known) -> Acts | None:
    """*remove*: it is taken off."""
    if not _REMOVE.fullmatch(said.text.strip()):
        return None
    command = RemoveLine(number(known), line(known), despite_ready=ready(known))
    return (Act(remove_once, command, _removed),)


def counts(said: Said, known: Known) -> Acts | None:
    """A number: so many."""
    found = QUANTITY.fullmatch(said.text.strip())
    if found is None:
        return None
    wanted = decimal("".join(found[1].split()))
    command = SetQuantity(
        number(known), line(known), wanted, unit=found[2] or "", despite_ready=ready(known)
    )
    return (Act(set_quantity, command, _changed),)


def takes_hours(said: Said, known: Known) -> Acts | None:
    """A time, or a number of hours."""
    hours = hours_in(said.text.strip())
    if hours is None:
        return counts(said, known)
    command = SetQuantity(number(known), line(known), hours, despite_ready=ready(known))
    return (Act(set_quantity, command, _changed),)


def costs(said: Said, known: Known) -> Acts | None:
    """Money: what one costs."""
    text = said.text.strip()
    found = PRICE.fullmatch(text) if _MONEY.fullmatch(text) else None
    return _field("price", found[1], known) if found else None


def discounts(said: Said, known: Known) -> Acts | None:
    """Percent: so much less."""
    text = said.text.strip()
    found = DISCOUNT.fullmatch(text) if _PERCENT.fullmatch(text) else None
    return _field("discount", found[1], known) if found else None


def _field(field: str, value: str, known: Known) -> Acts:
    command = SetField(number(known), line(known), field, value, despite_ready=ready(known))
    return (Act(set_field, command, _changed),)


def moves(said: Said, known: Known) -> Acts | None:
    """*ordered* or *delivered*."""
    text = said.text.strip()
    for pattern, state in ((_ORDERED, ToOrderState.ORDERED), (_DELIVERED, ToOrderState.DELIVERED)):
        if pattern.fullmatch(text):
            command = MoveRows(number(known), _rows(known), state)
            return (Act(move_rows, command, _moved),)
    return None


def uses(said: Said, known: Known) -> Acts | None:
    """*used*: it was fitted."""
    if not _USED.fullmatch(said.text.strip()):
        return None
    command = UseRows(number(known), _rows(known), despite_ready=ready(known))
    return (Act(use_rows, command, _used),)


def _removed(removed: Removed, known: Known) -> Answer:
    if removed.line is None:
        sentence = N_("That line is not on AO {number} any more.")
        gone = known.words.text(sentence, number=removed.order.number)
        return Answer(say=(ChatMessage(gone),))
    shown = receipts.for_removed(removed.order, removed.line, known.words)
    return Answer(say=(undoable(shown, removed.order, known),))


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
    return Answer(say=(undoable(shown, order, known),))


def undoable(shown: ChatMessage, order: WorkOrder, known: Known) -> ChatMessage:
    """With a way back, and one to the order."""
    back = (undo(order.number, known.unit, known.words),) if known.unit else ()
    return replace(shown, buttons=((*back, open_card(order.number, known.words)),))
