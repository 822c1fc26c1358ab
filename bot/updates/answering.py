"""Keeps an answer: its messages as deliveries, and what the bot remembers, in one transaction."""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import timedelta
from typing import Any

from bot.acts import STORED, Answer, Known
from bot.listing import LISTS
from core.chat import Button, ChatMessage, Hand, Style
from core.deliveries import ANSWERS, Channel, NewDelivery
from core.numbers import OrderNumber
from core.ports import UnitOfWork

SAID = "said"
CARD = "order-card"
ROWS = "rows"
"""Under this a message of several rows has what each of them stands for."""
REACTION = "reaction"
PIN = "pin"
ALBUM_PAUSE = timedelta(seconds=2)


def keep(answer: Answer, known: Known, part: int, uow: UnitOfWork) -> None:
    """Write what is answered and what is remembered; ``part`` counts a turn's answers."""
    _remember(answer, known, part, uow)
    _leave_cards_to(answer, uow, known)
    for letter, context in _letters(answer, known):
        delivery = _delivery(letter, context, answer, known)
        cause = f"{ANSWERS}{known.said.update_id}:{part}:{context.get('nth', 0)}"
        uow.outbox.put(delivery, cause=cause, by=_by(known))
    if answer.gathered is not None:
        _keep_gathered(answer, known, uow)


def _letters(answer: Answer, known: Known) -> list[tuple[str, dict[str, Any]]]:
    tapped = answer.edit_id or known.said.message_id
    letters: list[tuple[str, dict[str, Any]]] = []
    if answer.edit is not None:
        letters.append(
            (SAID, {"message": plainly(_in_its_list(answer.edit, known)), "edit": tapped})
        )
    if answer.card is not None:
        letters.append(
            (CARD, ({"edit": tapped} if answer.in_place else {}) | _noted(answer, known))
        )
    letters.extend((SAID, {"message": plainly(message)}) for message in answer.say)
    if answer.react and known.said.tap_id is None:
        letters.append((REACTION, _reaction(answer.react, known)))
    return [(letter, context | {"nth": nth}) for nth, (letter, context) in enumerate(letters)]


def _reaction(emoji: str, known: Known) -> dict[str, Any]:
    return {"to": known.said.message_id, "emoji": emoji}


def _in_its_list(shown: ChatMessage, known: Known) -> ChatMessage:
    """What stands for a while in a card's place leads back to the card in its list."""
    if "card" not in shown.stands_for or LISTS not in known.about:
        return shown
    return replace(shown, stands_for={**shown.stands_for, LISTS: known.about[LISTS]})


def _noted(answer: Answer, known: Known) -> dict[str, str]:
    noted = {"note": answer.note} if answer.note else {}
    walked = answer.walk or (known.about.get(LISTS, "") if answer.in_place else "")
    walk = {"walk": walked} if walked else {}
    return noted | walk | ({"undo": str(known.unit)} if answer.undo and known.unit else {})


def _delivery(
    letter: str, context: Mapping[str, Any], answer: Answer, known: Known
) -> NewDelivery:
    return NewDelivery(
        Channel.TELEGRAM,
        str(known.said.place.chat_id),
        letter,
        known.words.language,
        {**context, **_thread(known)},
        order=str(answer.card) if letter == CARD else None,
    )


def _thread(known: Known) -> dict[str, int]:
    thread_id = known.said.place.thread_id
    return {"thread_id": thread_id} if thread_id else {}


def _leave_cards_to(answer: Answer, uow: UnitOfWork, known: Known) -> None:
    """The answer itself shows what was changed, so that the card it covers is not drawn before it.

    Without this a question would be hidden at once by the card it was put in the place of.
    """
    shown = answer.edit.stands_for.get("order") if answer.edit else None
    number = OrderNumber.parse(shown) if shown else answer.card
    if number is None:
        return
    card = uow.chats.card(known.said.place, str(number))
    covered = answer.edit_id or known.said.message_id
    if card is None or (answer.card is None and card.message_id != covered):
        return
    version = uow.work_orders.get(number).version
    if card.shown_version < version:
        uow.chats.put_card(replace(card, shown_version=version, shown_hash=""))


def _keep_gathered(answer: Answer, known: Known, uow: UnitOfWork) -> None:
    """One receipt when all parts have had time to come, and at once a sign that they are kept.

    A part that comes after the receipt has it edited, so that it counts all of them.
    """
    gathered = answer.gathered
    if gathered is None:
        return
    cause = f"album:{known.said.place.chat_id}:{gathered.album}"
    receipt = _of_album(gathered.letter, gathered.context, known)
    receipt = replace(receipt, order=gathered.order, due_at=uow.now + ALBUM_PAUSE)
    thumb = _of_album(REACTION, _reaction(STORED, known), known)
    uow.outbox.put(thumb, cause=cause, by=_by(known))
    stands = uow.outbox.said_as(cause, gathered.letter)
    if stands is not None:
        receipt = replace(receipt, context={**receipt.context, "edit": int(stands)})
        cause = f"{cause}:{known.said.update_id}"
    uow.outbox.put(receipt, cause=cause, by=_by(known))


def _of_album(letter: str, context: Mapping[str, Any], known: Known) -> NewDelivery:
    return NewDelivery(
        Channel.TELEGRAM,
        str(known.said.place.chat_id),
        letter,
        known.words.language,
        {**context, **_thread(known)},
    )


def _remember(answer: Answer, known: Known, part: int, uow: UnitOfWork) -> None:
    said = known.said
    if answer.hand is not None:
        _take_in_hand(answer.hand, known, uow)
    if answer.forget:
        uow.chats.forget(said.speaker.id, said.place)
    if answer.expect is not None:
        uow.chats.expect(replace(answer.expect, asked_at=uow.now))
    if answer.mine is not None:
        mine = _with_earlier(answer.mine, known, part, uow)
        uow.chats.remember_line(said.place.chat_id, said.message_id, mine)


def _with_earlier(
    mine: Mapping[str, str], known: Known, part: int, uow: UnitOfWork
) -> Mapping[str, str]:
    """A message of several rows stands for all of them, in their order."""
    said = known.said
    before = uow.chats.stands_for(said.place.chat_id, said.message_id) if part else None
    if not before:
        return mine
    rows = [*json.loads(before.get(ROWS) or json.dumps([dict(before)])), dict(mine)]
    return {**mine, ROWS: json.dumps(rows)}


def _take_in_hand(wanted: Hand, known: Known, uow: UnitOfWork) -> None:
    """Have this in hand; its card goes to the top of the chat, and names what is worked on."""
    said = known.said
    before = uow.chats.hand(said.speaker.id, said.place)
    hand = wanted.following(before)
    if before == hand:
        return
    uow.chats.take_in_hand(said.speaker.id, said.place, hand)
    if not said.private:
        return
    card = uow.chats.card(said.place, hand.order)
    if card is not None:
        uow.chats.put_card(replace(card, shown_version=-1))
    top = NewDelivery(
        Channel.TELEGRAM, str(said.place.chat_id), PIN, known.words.language, _thread(known)
    )
    uow.outbox.put(top, cause=f"pin:{said.update_id}", by=_by(known))


def plainly(message: ChatMessage) -> dict[str, Any]:
    """A message as JSON values, for the delivery's context."""
    return asdict(message)


def message_of(plain: Mapping[str, Any]) -> ChatMessage:
    """The message again."""
    rows = tuple(
        tuple(Button(**{**button, "style": Style(button["style"])}) for button in row)
        for row in plain["buttons"]
    )
    return ChatMessage(**{**plain, "buttons": rows})


def _by(known: Known) -> str:
    return known.user.name if known.user else known.said.speaker.name
