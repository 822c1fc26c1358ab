"""Asking first: what somebody said is kept with the question, and done once it is answered."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from bot import codes
from bot.actions import Action
from bot.acts import Act, Acts, Answer, Handler, Known, answering
from bot.handlers.asked_of import told_whom
from bot.keyboards import Rows, button, open_card
from bot.phrases import lines, safe
from bot.routing import Routes
from bot.said import Said
from bot.shown.cards import card_text
from bot.shown.setting_pages import SETTING
from core.chat import REMEMBERED, ChatMessage, Hand, Pending, Style
from core.numbers import OrderNumber
from core.people import Actor
from core.permissions import ASSIGN
from core.ports import UnitOfWork
from core.refusals import AsksFirst
from core.views import as_seen
from core.words import N_

WAITS = "agree"
"""What a question stands for: all that was said, and what was answered before."""

Find = Callable[[Said, Known], Handler | None]


def question(
    refused: AsksFirst, number: OrderNumber | None, known: Known, uow: UnitOfWork
) -> Answer:
    """The refusal as a question with *Yes* and *No*; in the place of the card that was tapped."""
    words, tapped = known.words, known.said.tap
    sentence = safe(words.text(refused.sentence, **refused.fields))
    yes = button(words.text(N_("Yes")), Action.AGREE, number, style=Style.PRIMARY)
    no = button(words.text(N_("No")), Action.DISAGREE, number)
    order = {"order": str(number)} if number else {}
    shown = ChatMessage(sentence, ((yes, no),), stands_for=order | _kept(refused, _first(known)))
    if tapped is None:
        return Answer(say=(shown,))
    if number is None or "card" not in known.about:
        return Answer(edit=shown)
    reader = Actor.of(known.user) if known.user else Actor("")
    card = card_text(as_seen(uow.work_orders.get(number), reader, uow.settings.all()), uow, words)
    on_card = {**shown.stands_for, "card": "yes"}
    html = lines(card, "", f"<b>{sentence}</b>")
    return Answer(edit=replace(shown, html=html, stands_for=on_card))


def routes(find: Find) -> Routes:
    """The answers; ``find`` gives the handler of what was said before."""
    return Routes(
        taps={
            Action.AGREE: partial(_answered, yes=True, find=find),
            Action.DISAGREE: partial(_answered, yes=False, find=find),
        }
    )


def _answered(said: Said, known: Known, *, yes: bool, find: Find) -> Acts:
    waits = known.about.get(WAITS)
    kept: Mapping[str, Any] = json.loads(waits) if waits else {}
    if not kept:
        return answering(Answer(toast=known.words.text(N_("That is done already."))))
    if kept["speaker"] != said.speaker.id and not _may_take_over(kept, known):
        return told_whom(kept["speaker"])
    long_ago = known.now - datetime.fromisoformat(kept["asked"]) > REMEMBERED
    again, before = _again(said, kept), _known_then(known, kept, None if long_ago else yes)
    handler = find(again, before) if yes or kept["either"] else None
    put_away: Act[Any, Any] = Act(
        _forget, known, partial(_put_away, kept=kept, done=bool(handler))
    )
    return (put_away, *handler(again, before)) if handler else (put_away,)


def _may_take_over(kept: Mapping[str, Any], known: Known) -> bool:
    """Whoever gives out the work answers for another what a tap asked; it is his doing then.

    What somebody wrote stays his own to answer for.
    """
    leads = known.user is not None and ASSIGN in known.user.permissions
    return leads and kept["tap"] is not None


def _again(said: Said, kept: Mapping[str, Any]) -> Said:
    again = replace(said.again(kept["said"]), reply_to=kept["reply_to"])
    tap = kept["tap"]
    if tap is None:
        return replace(again, tap_id=None)
    return replace(again, tap=codes.read(tap), message_id=said.message_id, reply_to=None)


def _known_then(known: Known, kept: Mapping[str, Any], yes: bool | None) -> Known:
    """What was known; None for an answer that comes so late that it is asked once more."""
    answers = kept["answers"] if yes is None else {**kept["answers"], kept["question"]: yes}
    hand, taken = _hand_in(kept["hand"]), _hand_in(kept.get("taken"))
    find_hand = known.find_hand if hand is None else lambda: hand
    find_taken = known.find_taken if taken is None else lambda: taken
    about = {**kept["about"], **({"card": "yes"} if "card" in known.about else {})}
    pending = _pending_then(known, kept)
    return replace(
        known,
        answers=answers,
        find_hand=find_hand,
        find_taken=find_taken,
        about=about,
        pending=pending,
    )


def _hand_in(kept: str | None) -> Hand | None:
    """The order in hand then, with the assignment that was meant on it."""
    if not kept:
        return None
    order, _, assignment = kept.partition("|")
    return Hand(order, UUID(assignment) if assignment else None)


def _kept_hand(hand: Hand | None) -> str | None:
    if hand is None or hand.assignment_id is None:
        return hand.order if hand else None
    return f"{hand.order}|{hand.assignment_id}"


def _pending_then(known: Known, kept: Mapping[str, Any]) -> Pending | None:
    """What was waited for then: what was said answers that, and nothing asked since."""
    waited = kept["waited"]
    return waited and Pending(known.said.speaker.id, known.said.place, **waited)


def _first(known: Known) -> Known:
    """What was said before any question came, with all that was answered since."""
    said, waits = known.said, known.about.get(WAITS)
    if waits is None or said.tap is None or said.tap.action not in {Action.AGREE, Action.DISAGREE}:
        return known
    kept = json.loads(waits)
    before = _known_then(known, kept, said.tap.action is Action.AGREE)
    return replace(before, said=_again(said, kept))


def _kept(refused: AsksFirst, known: Known) -> dict[str, str]:
    said = known.said
    kept = {
        "speaker": said.speaker.id,
        "said": said.kept(),
        "reply_to": said.reply_to,
        "tap": str(said.tap) if said.tap else None,
        "question": type(refused).__name__,
        "either": refused.no_is_an_answer,
        "answers": dict(known.answers),
        "hand": _kept_hand(known.hand),
        "taken": _kept_hand(known.find_taken()),
        "about": {key: value for key, value in known.about.items() if key != WAITS},
        "waited": _waited(known.pending),
        "asked": known.now.isoformat(),
    }
    return {WAITS: json.dumps(kept)}


def _waited(pending: Pending | None) -> dict[str, Any] | None:
    if pending is None:
        return None
    return {
        "kind": pending.kind,
        "order": pending.order,
        "context": dict(pending.context),
        "prompt_message_id": pending.prompt_message_id,
    }


def _forget(command: Known, actor: Actor, uow: UnitOfWork) -> Known:
    """A question is answered once: what it stood for is no more."""
    place, message_id = command.said.place, command.said.message_id
    left = {key: value for key, value in command.about.items() if key != WAITS}
    uow.chats.remember_line(place.chat_id, message_id, left)
    return command


def _put_away(_: Known, known: Known, *, kept: Mapping[str, Any], done: bool) -> Answer:
    """Without its buttons the question can't be answered twice."""
    number = known.said.tap.order if known.said.tap else None
    if "card" in known.about and number is not None and not done:
        toast = known.words.text(N_("AO {number} stays as it is."), number=number)
        return Answer(card=number, in_place=True, toast=toast)
    if kept["tap"] is not None and done:
        return Answer()
    order = {"order": str(number)} if number else {}
    if done:
        return Answer(edit=ChatMessage(known.words.text(N_("✓ Yes.")), stands_for=order))
    said = known.words.text(N_("It stays as it is."))
    return Answer(edit=ChatMessage(said, _way_on(number, kept, known), stands_for=order))


def _way_on(number: OrderNumber | None, kept: Mapping[str, Any], known: Known) -> Rows:
    words, waited = known.words, kept["waited"] or {"context": {}}
    setting = kept["about"].get(SETTING) or waited["context"].get(SETTING)
    if setting is not None:
        return ((button(words.text("Back"), Action.SETTING, None, setting),),)
    if number is not None:
        return ((open_card(number, words),),)
    return ((button(words.text("Open orders"), Action.ORDERS),),)
