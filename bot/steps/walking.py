"""Walks from order to order in a list: the card of one takes the place of another's (LS-04, LS-05)."""

from dataclasses import dataclass

from bot.listing import Listing
from bot.updates.gathering import order_seen
from core.chat import Place
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.words import Words


@dataclass(frozen=True, slots=True)
class Step:
    """To an order in a list; ``in_message`` is the card that it takes the place of."""

    number: OrderNumber
    listing: Listing | None
    place: Place
    words: Words
    in_message: int | None = None


@dataclass(frozen=True, slots=True)
class Stepped:
    """Where one is now, and in which list."""

    number: OrderNumber
    listing: Listing | None


def step(command: Step, actor: Actor, uow: UnitOfWork) -> Stepped:
    """Look at the order; whose card stood in the message has none there any more."""
    number = order_seen(command.number, actor, uow).number
    if command.in_message is not None:
        _leave(command.in_message, number, command.place, uow)
    return Stepped(number, command.listing)


def _leave(message_id: int, number: OrderNumber, place: Place, uow: UnitOfWork) -> None:
    about = uow.chats.stands_for(place.chat_id, message_id) or {}
    before = about.get("order")
    if before is None or before == str(number):
        return
    card = uow.chats.card(place, before)
    if card is not None and card.message_id == message_id:
        uow.chats.drop_card(place, before)
