"""What stands at the top of a chat: the card of the order in hand; in a topic the card of its order.

It tells at a glance what is worked on, and one tap leads to it (XT-01, AS-06).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram.error import BadRequest, Forbidden, TelegramError

from core.chat import Place
from core.numbers import OrderNumber
from core.people import SYSTEM, Actor
from core.ports import CardPlace, Door, UnitOfWork
from core.refusals import NoSuchOrder
from core.topics import order_in
from notifications.channels.telegram_wire import Wire


@dataclass(frozen=True, slots=True)
class Pinned:
    """A card, and whether it stands at the top from now on."""

    card: CardPlace
    so: bool


def note_pin(command: Pinned, actor: Actor, uow: UnitOfWork) -> None:
    """Remember it."""
    uow.chats.pin_card(command.card, command.so)


class Pins:
    """Pins and unpins, silently; a chat where that can't be done goes without."""

    def __init__(self, door: Door, wire: Wire) -> None:
        self._door, self._wire = door, wire

    async def settle(self, place: Place) -> bool:
        """Have the right card at the top; False where Telegram would not."""
        wanted, there = await self._door.ask(lambda uow: _at_the_top(place, uow))
        for card in there:
            if wanted is None or card.message_id != wanted.message_id:
                await self._change(card, pinned=False)
        if wanted is None or wanted.pinned:
            return True
        return await self._change(wanted, pinned=True)

    async def _change(self, card: CardPlace, *, pinned: bool) -> bool:
        change = self._wire.pin if pinned else self._wire.unpin
        try:
            await change(card.place.chat_id, card.message_id or 0)
        except (BadRequest, Forbidden):
            if pinned:
                return False
        except TelegramError:  # it is tried again with the next card
            return False
        await self._door.do(note_pin, Pinned(card, pinned), SYSTEM)
        return True


def _at_the_top(place: Place, uow: UnitOfWork) -> tuple[CardPlace | None, Sequence[CardPlace]]:
    """The card that should stand there, and those that do."""
    order = _meant(place, uow)
    card = uow.chats.card(place, order) if order else None
    is_there = card is not None and card.message_id is not None
    return card if is_there else None, uow.chats.pinned_cards(place)


def _meant(place: Place, uow: UnitOfWork) -> str | None:
    """The order that a topic is about; else the one in hand, while there is work on it."""
    topic = uow.chats.topic_at(place) if place.thread_id else None
    if topic is not None:
        return order_in(topic.about)
    hand = uow.chats.hand(place.chat_id, place) if place.chat_id > 0 else None
    if hand is None:
        return None
    try:
        order = uow.work_orders.get(OrderNumber.parse(hand.order))
    except NoSuchOrder:
        return None
    return None if order.is_closed else hand.order
