"""Alerts that are more than a sentence: articles to be ordered, with their buttons."""

from collections.abc import Sequence
from uuid import UUID

from bot.keyboards import article_states, open_card
from bot.phrases import STATE_OF_ARTICLE, amount, first_name, header, lines, place_line, safe
from core.chat import ChatMessage
from core.text import one_line
from core.words import N_, Words
from core.work_order import WorkOrder


def articles_alert(order: WorkOrder, row_ids: Sequence[UUID], words: Words) -> ChatMessage:
    """What is to be ordered for an order, how far it is, and the next step for each."""
    rows = [row for row in order.to_order if row.id in set(row_ids)]
    title = words.text(N_("🛒 To order for {order}"), order=header(order.number, words))
    told = (
        f"{safe(amount(row, words))} · {words.text(STATE_OF_ARTICLE[row.state])}"
        f" · {safe(first_name(row.added_by))}"
        for row in rows
    )
    gone = None if rows else words.text(N_("It was taken off again."))
    html = lines(title, f"📍 {safe(one_line(place_line(order)))}", *told, gone)
    buttons = (*article_states(order.number, rows, words), (open_card(order.number, words),))
    stands_for = {"order": str(order.number), "rows": ",".join(str(each) for each in row_ids)}
    return ChatMessage(html, buttons, stands_for=stands_for)
