"""Asking for something to be typed: the question stands in the card, and is remembered."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from bot.acts import Act, Acts, Answer, Known
from bot.handlers.orders import on_card
from bot.keyboards import Rows, back
from bot.looking import Look, Seen, look
from bot.phrases import lines
from bot.said import Said
from bot.tapped import order_of
from core.chat import ASKS, Pending
from core.numbers import OrderNumber


def ask(said: Said, known: Known, kind: str, question: str, choices: Rows = ()) -> Acts:
    """Put a question in the place of the card, with choices to tap, and wait for the answer."""
    shown = partial(_asked, kind=kind, question=question, choices=choices)
    return (Act(look, Look(order_of(said), known.words), shown),)


def waiting(
    said: Said, kind: str, number: OrderNumber, context: Mapping[str, Any] | None = None
) -> Pending:
    """What the bot waits for after a tap; the tapped message is its prompt."""
    return Pending(said.speaker.id, said.place, kind, str(number), context or {}, said.message_id)


def ask_for_reply(said: Said, known: Known, kind: str, question: str) -> Acts:
    """Like ``ask``; a reply to the question is its answer even when other things came between."""

    def shown(seen: Seen, known: Known) -> Answer:
        answer = _asked(seen, known, kind=kind, question=question, choices=())
        if answer.edit is None:
            return answer
        asks = {**answer.edit.stands_for, ASKS: kind}
        return replace(answer, edit=replace(answer.edit, stands_for=asks))

    return (Act(look, Look(order_of(said), known.words), shown),)


def so_far(known: Known, kind: str) -> Mapping[str, Any]:
    """What was chosen so far for such a question, where it is about the very order of the tap."""
    pending, tap = known.pending, known.said.tap
    if pending is None or pending.kind != kind:
        return {}
    if tap is not None and str(tap.order) != pending.order:
        return {}
    return pending.context


def asked_by(said: Said, known: Known) -> Pending | None:
    """The question that is answered by a reply to its message."""
    kind = known.about.get(ASKS)
    if kind is None or said.reply_to is None:
        return None
    order = known.about.get("order")
    return Pending(said.speaker.id, said.place, kind, order, known.about, said.reply_to)


def _asked(seen: Seen, known: Known, *, kind: str, question: str, choices: Rows) -> Answer:
    number = seen.order.number
    html = lines(seen.text, "", f"<b>{known.words.text(question)}</b>")
    rows = (*choices, (back(number, known.words),))
    return Answer(edit=on_card(number, html, rows), expect=waiting(known.said, kind, number))
