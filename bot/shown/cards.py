"""The live card: one order as a chat shows it, drawn anew after every change."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from bot.phrases import lines, say
from bot.shown.card_buttons import buttons_of
from bot.shown.card_facts import CardFacts, facts_for
from bot.shown.card_foot import foot
from bot.shown.card_head import head
from bot.shown.card_work import work
from bot.shown.claims import taken_line
from bot.shown.triage import fit_for, is_discreet
from core.chat import ChatMessage, Place
from core.numbers import OrderNumber
from core.people import TEMPLATES, Actor, Role
from core.ports import CardPlace, UnitOfWork
from core.views import as_seen
from core.words import N_, Words
from core.work_order import WorkOrder

MOST_TEXT = 3800


def card(place: CardPlace, order: WorkOrder, uow: UnitOfWork, words: Words) -> ChatMessage:
    """The card of an order for whom it is shown to, with the buttons that person may use."""
    reader = viewer(place, uow)
    facts = facts_for(order, reader, uow, words)
    facts = replace(
        facts,
        order=fit_for(place.place, facts.order, facts.settings),
        current=_current(place.place, order, uow),
        discreet=is_discreet(place.place, facts.settings),
    )
    return ChatMessage(
        html=lines(_text(facts), taken_line(facts.order, reader, words)),
        buttons=buttons_of(
            as_seen(order, reader, facts.settings), reader, place.place, uow, words
        ),
        stands_for={"order": str(order.number), "card": "yes"},
    )


def last_card(number: OrderNumber, words: Words) -> ChatMessage:
    """What stands where a card was, for somebody who may not see its order any more."""
    html = "🔒 " + say(words, N_("AO {number} is not shown here any more."), number=number)
    return ChatMessage(html)


def may_be_seen(place: CardPlace, order: WorkOrder, uow: UnitOfWork) -> bool:
    """Whether the person a card was drawn for still has this chat, and may see the order."""
    if place.user_id is None:
        return True
    user = uow.users.get(place.user_id)
    if user is None or user.telegram_id != place.place.chat_id:
        return False
    return Actor.of(user).sees(order)


def viewer(place: CardPlace, uow: UnitOfWork) -> Actor:
    """For whom a card is drawn: its user, in a group a dispatcher."""
    user = uow.users.get(place.user_id) if place.user_id else None
    return Actor.of(user) if user is not None else _somebody_in(place.place)


def reader_of(place: Place, uow: UnitOfWork) -> Actor:
    """For whom something is said in a chat: whose it is, in a group a dispatcher."""
    user = uow.users.by_telegram_id(place.chat_id) if place.chat_id > 0 else None
    return Actor.of(user) if user is not None else _somebody_in(place)


def _somebody_in(place: Place) -> Actor:
    return Actor("", TEMPLATES[Role.DISPATCHER]) if place.chat_id < 0 else Actor("")


def card_text(order: WorkOrder, uow: UnitOfWork, words: Words, reader: Actor | None = None) -> str:
    """What a card says, without its buttons; sums and prices only for a known reader."""
    return _text(facts_for(order, reader, uow, words))


def _text(facts: CardFacts) -> str:
    rows = tuple(head(facts))
    parts = (lines(*rows), *work(facts), *foot(facts))
    whole = "\n\n".join(part for part in parts if part)
    return whole if len(whole) <= MOST_TEXT else _fitting(rows)


def _fitting(rows: Sequence[str | None]) -> str:
    """As many of the rows as fit into one message."""
    while len(rows) > 1 and len(lines(*rows)) > MOST_TEXT:
        rows = rows[:-1]
    return lines(*rows)


def _current(place: Place, order: WorkOrder, uow: UnitOfWork) -> UUID | None:
    """The assignment that its reader has in hand, in his own chat (AS-06)."""
    hand = uow.chats.hand(place.chat_id, place) if place.chat_id > 0 else None
    return hand.assignment_id if hand is not None and hand.order == str(order.number) else None
