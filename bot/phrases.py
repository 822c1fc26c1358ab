"""Saying things in a chat: escaped HTML, and the small pieces that many messages share."""

from collections.abc import Sequence
from datetime import date, datetime
from html import escape

from core.chat import ChatMessage
from core.lines import UNITS, ArticleToOrder, Line, Measure, ToOrderState
from core.numbers import OrderNumber
from core.text import one_line
from core.words import N_, Label, Words
from core.work_order import WorkOrder

STATE_OF_ARTICLE = {
    ToOrderState.TO_ORDER: Label(N_("to order")),
    ToOrderState.ORDERED: Label(N_("ordered")),
    ToOrderState.DELIVERED: Label(N_("delivered")),
}


def safe(text: str) -> str:
    """Text as Telegram's HTML takes it."""
    return escape(text, quote=False)


def say(words: Words, sentence: str, **fields: object) -> str:
    """A sentence with its fields escaped; the sentence itself may hold markup."""
    escaped = {
        key: safe(value) if isinstance(value, str) and not isinstance(value, Label) else value
        for key, value in fields.items()
    }
    return words.text(sentence, **escaped)


def message(words: Words, sentence: str, **fields: object) -> ChatMessage:
    """A message of one sentence."""
    return ChatMessage(say(words, sentence, **fields))


def first_name(name: str) -> str:
    """What a colleague is called in a line."""
    return name.split(maxsplit=1)[0] if name.split() else name


def amount(line: Line | ArticleToOrder, words: Words) -> str:
    """How much of what: *2 st 4711 Dörrstängare*, *1,5 h*."""
    unit = UNITS.get(line.unit)
    pieces = (
        words.quantity(line.quantity),
        words.text(unit) if unit else line.unit,
        line.number or "",
        line.name,
    )
    return " ".join(one_line(piece, 120) for piece in pieces if piece)


def of_measure(measure: Measure, words: Words, today: date) -> str:
    """A measure with its day and person: *Bytte dörrstängare · idag, Anna*; ↳ where it amends."""
    day = words.day(measure.done_on, today)
    amends = "↳ " if measure.amends else ""
    return f"{amends}{safe(one_line(measure.text))} · {day}, {safe(first_name(measure.done_by))}"


def header(number: OrderNumber | str, words: Words) -> str:
    """How an order is named in bold."""
    return say(words, N_("<b>AO {number}</b>"), number=number)


def place_line(order: WorkOrder) -> str:
    """Whose it is and where: *Brf Eken, Storgatan 5*."""
    facility = order.facility
    pieces = [order.customer.name]
    if facility is not None:
        pieces.append(facility.place)
    elif order.customer.address:
        pieces.append(order.customer.address)
    named = dict.fromkeys(piece for piece in pieces if piece)
    return ", ".join(named)


def lines(*rows: str | None) -> str:
    """Rows of a message; what is not there (None) is left out, an empty row is kept."""
    return "\n".join(row for row in rows if row is not None)


def short_when(moment: datetime, now: datetime, words: Words) -> str:
    """A moment as people say it."""
    return words.when(moment, now)


def listed(pieces: Sequence[str]) -> str:
    """Pieces with commas between."""
    return ", ".join(pieces)
