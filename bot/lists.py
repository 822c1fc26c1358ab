"""Lists of orders in a chat: a line and a button each."""

from collections.abc import Sequence
from datetime import datetime

from bot.actions import Action
from bot.keyboards import Rows, button
from bot.phrases import header, lines, safe, short_when
from core.chat import ChatMessage
from core.lists import OrderRow
from core.numbers import OrderNumber
from core.text import one_line
from core.words import N_, Words
from core.work_order import STATE_LABELS


def listing(title: str, rows: Sequence[OrderRow], now: datetime, words: Words) -> ChatMessage:
    """The orders under a title, each with a button that opens it."""
    told = (_row(row, now, words) for row in rows)
    return ChatMessage(lines(f"<b>{title}</b>", *told), choices(rows, Action.OPEN))


def choices(rows: Sequence[OrderRow], action: Action) -> Rows:
    """A button for each order, one a row, named so that it can be told from the others."""
    return tuple((button(_label(row), action, OrderNumber.parse(row.number)),) for row in rows)


def _label(row: OrderRow) -> str:
    return one_line(f"{row.number} · {row.title or row.customer}", 48)


def _row(row: OrderRow, now: datetime, words: Words) -> str:
    pieces = [header(row.number, words)]
    if row.urgent:
        pieces.append(words.text(N_("urgent")))
    pieces.append(safe(one_line(row.facility or row.customer, 40)))
    pieces.append(_who(row, now, words))
    return "🔧 " + " · ".join(pieces)


def _who(row: OrderRow, now: datetime, words: Words) -> str:
    if row.booked_at is not None:
        return short_when(row.booked_at, now, words)
    if not row.assigned:
        return words.text(N_("nobody assigned yet"))
    return words.text(STATE_LABELS[row.state])
