"""What a card's buttons say, written instead of tapped: it is done, and never kept as a measure."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Handler, Known
from bot.codes import Code
from bot.handlers import articles, claiming, self_checks, signing, time, timers, visits
from bot.phrases import safe
from bot.said import Said
from core.chat import ChatMessage, Hand
from core.numbers import OrderNumber
from core.people import Role

_DEEDS: tuple[tuple[Action, Handler, frozenset[str]], ...] = (
    (Action.TIMER_START, timers.start, frozenset({"starta", "start", "börja", "starta tiden"})),
    (Action.TIMER_PAUSE, timers.pause, frozenset({"pausa", "paus", "pause"})),
    (Action.TIMER_STOP, timers.stop, frozenset({"stoppa", "stopp", "stop", "sluta"})),
    (
        Action.SIGN_ASK,
        signing.sign_ask,
        frozenset({"signera", "sign", "klar", "klart", "jag är klar", "färdig", "färdigt"}),
    ),
    (
        Action.SET_OUT_ASK,
        visits.set_out_ask,
        frozenset({"på väg", "jag är på väg", "åker nu", "on my way"}),
    ),
    (
        Action.ARRIVE,
        visits.arrive_tapped,
        frozenset({"framme", "jag är framme", "på plats", "i m there"}),
    ),
    (Action.LEAVE, visits.leave_tapped, frozenset({"jag har åkt", "i have left"})),
    (Action.ACCEPT, claiming.say_yes, frozenset({"jag gör det", "i ll do it"})),
    (
        Action.TURN_DOWN_ASK,
        claiming.ask_why_not,
        frozenset({"kan inte ta den", "jag kan inte ta den", "i can t take it"}),
    ),
    (
        Action.ARTICLE_ASK,
        partial(articles.ask, to_order=False),
        frozenset({"artikel", "artiklar", "article", "articles"}),
    ),
    (
        Action.TO_ORDER_ASK,
        partial(articles.ask, to_order=True),
        frozenset({"beställ", "beställa"}),
    ),
    (Action.CHECKS, self_checks.checks, frozenset({"egenkontroll", "self check"})),
    (Action.TIME_ASK, time.ask, frozenset({"tid", "time"})),
)
_BY_WORDS: Mapping[str, tuple[Action, Handler]] = {
    words: (action, handler) for action, handler, several in _DEEDS for words in several
}


def deed(said: Said, hand: Hand, known: Known) -> Acts | None:
    """What was written, where a technician's card has a button that says it; else None."""
    works = known.user is not None and known.user.role in {Role.TECHNICIAN, Role.SUBCONTRACTOR}
    meant = _BY_WORDS.get(_plain(said.text)) if said.private and said.file is None else None
    if meant is None or not works:
        return None
    action, handler = meant
    tapped = replace(said, tap=Code(action, OrderNumber.parse(hand.order)))
    return tuple(_below(act, tapped) for act in handler(tapped, known))


def _plain(text: str) -> str:
    letters = "".join(each if each.isalpha() else " " for each in text.casefold())
    return " ".join(letters.split()) if not any(each.isdigit() for each in text) else ""


def _below(act: Act[Any, Any], said: Said) -> Act[Any, Any]:
    """What would have stood in the tapped card stands below what was written."""
    return replace(
        act, said=said, answer=lambda result, known: said_below(act.answer(result, known))
    )


def said_below(answer: Answer) -> Answer:
    """The answer to a tap, as the answer to something written."""
    edited = (answer.edit,) if answer.edit else ()
    told = (ChatMessage(safe(answer.toast)),) if answer.toast and not _shows(answer) else ()
    expect = answer.expect and replace(answer.expect, prompt_message_id=None)
    note = answer.note or (safe(answer.toast) if answer.card else "")
    return replace(
        answer, edit=None, edit_id=None, in_place=False, toast="", note=note, expect=expect,
        say=(*edited, *answer.say, *told),
    )  # fmt: skip


def _shows(answer: Answer) -> bool:
    return bool(answer.edit or answer.card or answer.say)
