"""Keeps the live cards live: those that show an older order are drawn anew, in place."""

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter

from core.chat import ChatMessage
from core.numbers import OrderNumber
from core.people import SYSTEM, Actor
from core.ports import CardPlace, Door, UnitOfWork
from core.refusals import NoSuchOrder
from notifications.channels.telegram import look_of, seconds_of
from notifications.channels.telegram_wire import Wire

log = logging.getLogger(__name__)

AT_ONCE = 50
REPLIES_FIRST = 0.1
FOR_ANSWERS = 2
LONGEST_REST = 30.0
SHORTEST_REST = 1.0

Draw = Callable[[CardPlace, UnitOfWork], ChatMessage]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card as it should look, of which version."""

    card: CardPlace
    message: ChatMessage
    version: int


def remember(command: CardPlace | None, actor: Actor, uow: UnitOfWork) -> None:
    """Note what is shown, unless something newer is shown by now or the card has moved."""
    if command is None:
        return
    now = uow.chats.card(command.place, command.order)
    if now is not None and now.shown_version <= command.shown_version:
        uow.chats.put_card(command)


def drop(command: CardPlace, actor: Actor, uow: UnitOfWork) -> None:
    """Forget a card that can't be shown any more."""
    uow.chats.drop_card(command.place, command.order)


class CardKeeper:
    """Draws what is stale. A burst of changes costs one edit: it is drawn when its turn comes."""

    def __init__(self, door: Door, wire: Wire, draw: Draw) -> None:
        self._door, self._wire, self._draw = door, wire, draw
        self._nudged = asyncio.Event()
        self._stopping = False

    def wake(self) -> None:
        """Look soon: something was changed."""
        self._nudged.set()

    def stop(self) -> None:
        """End after what is being drawn."""
        self._stopping = True
        self.wake()

    async def run(self) -> None:
        """Draw until stopped."""
        while not self._stopping:
            self._nudged.clear()
            rest = await self._round()
            # Not wait_for: on Python 3.11 it can swallow the cancellation that ends this loop.
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(rest):
                    await self._nudged.wait()
            # Answers are said first; what changes meanwhile is drawn with it.
            await asyncio.sleep(REPLIES_FIRST)

    async def _round(self) -> float:
        try:
            stale = await self._door.ask(lambda uow: uow.chats.stale_cards(AT_ONCE))
            by_chat: defaultdict[int, list[CardPlace]] = defaultdict(list)
            for card in stale:
                by_chat[card.place.chat_id].append(card)
            await asyncio.gather(*(self._chat(cards) for cards in by_chat.values()))
        except Exception:  # a database that is away comes back; the loop must live
            log.exception("cards could not be drawn")
            return SHORTEST_REST
        return LONGEST_REST if not stale else SHORTEST_REST

    async def _chat(self, cards: Sequence[CardPlace]) -> None:
        for card in cards:
            await self._wire.pace.turn(card.place.chat_id, FOR_ANSWERS)
            async with self._wire.pace.alone(card.place.chat_id):
                await self._show(card)

    async def _show(self, card: CardPlace) -> None:
        drawn = await self._door.ask(lambda uow: self._drawn(card, uow))
        if drawn is None or drawn.card.message_id is None:
            return
        look = look_of(drawn.message)
        shown = replace(drawn.card, shown_version=drawn.version, shown_hash=look)
        if look == drawn.card.shown_hash:
            await self._door.do(remember, shown, SYSTEM)
            return
        try:
            where, message_id = await self._wire.edit(
                drawn.card.place, drawn.card.message_id, drawn.message
            )
        except RetryAfter as error:
            self._wire.pace.hold(card.place.chat_id, seconds_of(error))
        except (Forbidden, BadRequest) as error:
            log.info("a card can't be shown any more: %s", type(error).__name__)
            await self._door.do(drop, drawn.card, SYSTEM)
        except NetworkError as error:
            log.info("a card could not be drawn: %s", type(error).__name__)
        else:
            after = replace(shown, place=where, message_id=message_id)
            await self._door.do(remember, after, SYSTEM)

    def _drawn(self, card: CardPlace, uow: UnitOfWork) -> Drawn | None:
        now = uow.chats.card(card.place, card.order)
        if now is None:
            return None
        try:
            version = uow.work_orders.get(OrderNumber.parse(card.order)).version
        except NoSuchOrder:
            return None
        if now.shown_version >= version:
            return None
        return Drawn(now, self._draw(now, uow), version)
