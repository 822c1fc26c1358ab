"""A customer who is not content: what he said, and a backorder by one tap (RV-06)."""

from bot.actions import Action
from bot.keyboards import button, open_card
from bot.letters.letter_facts import Facts
from bot.phrases import lines, place_line, safe, say
from core.chat import ChatMessage, Style
from core.ratings import LOW
from core.text import one_line
from core.words import N_


def rated_low(facts: Facts) -> ChatMessage | None:
    """What he thinks of the work; nothing once he thinks better of it."""
    order, words, rating = facts.order, facts.words, facts.order.rating
    if rating is None or rating.score > LOW:
        return None
    html = lines(
        say(words, N_("⚠️ {name} gives the work on <b>AO {number}</b> {score} of 5."),
            name=rating.by, number=order.number, score=rating.score),
        f"<blockquote>{safe(one_line(rating.note, 900))}</blockquote>" if rating.note else None,
        f"📍 {safe(one_line(place_line(order)))}",
    )  # fmt: skip
    backorder = button(
        words.text(N_("Make a backorder")), Action.BACKORDER, order.number,
        seen=order.version, style=Style.PRIMARY,
    )  # fmt: skip
    rows = ((backorder,), (open_card(order.number, words),))
    return ChatMessage(html, rows, stands_for={"order": str(order.number)})
