"""Keeps the live cards live: those that show an older order are drawn anew, in place."""

import asyncio
import contextlib
import logging
import traceback
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter

from core.chat import ChatMessage
from core.numbers import OrderNumber
from core.people import SYSTEM, Actor
from core.ports import CardPlace, Door, UnitOfWork
from core.refusals import NoSuchOrder
from core.usecases.lost_chats import LoseChat, LoseGroup, lose_chat, lose_group
from notifications.channels.telegram_outcomes import is_lost
from notifications.channels.telegram_pace import Urgency
from notifications.channels.telegram_pins import Pins
from notifications.channels.telegram_settling import is_asking, look_of
from notifications.channels.telegram_stood import Stood
from notifications.channels.telegram_topics import Topics
from notifications.channels.telegram_wire import Wire, seconds_of

log = logging.getLogger(__name__)

AT_ONCE = 500
REPLIES_FIRST = 0.1
DRAWN_AT_ONCE = 3
"""As many as thirty a second need. More would take their time from the answers people wait for."""
LONGEST_REST = 30.0
SHORTEST_REST = 1.0
AFTER_TROUBLE = 5.0

Draw = Callable[[CardPlace, UnitOfWork], ChatMessage]
"""Draws a card as its order is now; what stands for no order is the last that is shown there."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card as it should look, and of which version; no message: a question stands there."""

    card: CardPlace
    message: ChatMessage | None
    version: int


def remember(command: CardPlace | None, actor: Actor, uow: UnitOfWork) -> None:
    """Note what is shown, unless something newer is shown by now or the card has moved."""
    if command is None:
        return
    now = uow.chats.card(command.place, command.order)
    if now is not None and now.shown_version <= command.shown_version:
        uow.chats.put_card(command)


@dataclass(frozen=True, slots=True)
class Moved:
    """A card that had to be said anew somewhere else: its group or its topic is another."""

    before: CardPlace
    after: CardPlace


def move(command: Moved, actor: Actor, uow: UnitOfWork) -> None:
    """Note where it stands now; a topic that is gone is forgotten with it."""
    before, after = command.before, command.after
    if before.place.chat_id != after.place.chat_id:
        uow.chats.migrate(before.place.chat_id, after.place.chat_id)
    topic = uow.chats.topic_at(before.place) if before.place.thread_id else None
    if topic is not None:
        uow.chats.drop_topic(topic)
    uow.chats.drop_card(before.place, before.order)
    uow.chats.put_card(after)


def lose(command: CardPlace, actor: Actor, uow: UnitOfWork) -> None:
    """Its chat takes no messages any more."""
    drop(command, actor, uow)
    chat_id = command.place.chat_id
    if chat_id > 0:
        lose_chat(LoseChat(chat_id), actor, uow)
    else:
        lose_group(LoseGroup(chat_id), actor, uow)


def drop(command: CardPlace, actor: Actor, uow: UnitOfWork) -> None:
    """Forget a card that can't be shown any more."""
    uow.chats.drop_card(command.place, command.order)


class CardKeeper:
    """Draws what is stale. A burst of changes costs one edit: it is drawn when its turn comes.

    Each chat is drawn by itself, when its turn has come: none waits for another's.
    """

    def __init__(self, door: Door, wire: Wire, draw: Draw, topics: Topics | None = None) -> None:
        self._door, self._wire, self._draw = door, wire, draw
        self._topics, self._pins = topics, Pins(door, wire)
        self._drawing = set[int]()
        self._hands = asyncio.Semaphore(DRAWN_AT_ONCE)
        self._trouble_until = dict[int, float]()
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
        async with asyncio.TaskGroup() as hands:
            while not self._stopping:
                self._nudged.clear()
                rest = await self._round(hands)
                # Not wait_for: on Python 3.11 it can swallow the cancellation that ends this loop.
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(rest):
                        await self._nudged.wait()
                # Answers are said first; what changes meanwhile is drawn with it.
                await asyncio.sleep(REPLIES_FIRST)

    async def _round(self, hands: asyncio.TaskGroup) -> float:
        """Begin to draw where a turn has come; gives how long to rest when nobody nudges."""
        try:
            stale = await self._door.ask(lambda uow: uow.chats.stale_cards(AT_ONCE))
        except Exception as fault:  # noqa: BLE001 - a database that is away comes back; the loop must live
            _report(fault)
            return SHORTEST_REST
        by_chat: defaultdict[int, list[CardPlace]] = defaultdict(list)
        for card in stale:
            by_chat[card.place.chat_id].append(card)
        rest = LONGEST_REST
        for chat_id in by_chat.keys() - self._drawing:
            wait = self._wait(chat_id)
            if wait > 0:
                rest = min(rest, wait)
            else:
                self._drawing.add(chat_id)
                hands.create_task(self._chat(chat_id, by_chat[chat_id]))
        return rest

    def _wait(self, chat_id: int) -> float:
        now = asyncio.get_running_loop().time()
        if self._trouble_until.get(chat_id, now) <= now:
            self._trouble_until.pop(chat_id, None)
        rest = self._trouble_until.get(chat_id, now) - now
        return max(rest, self._wire.pace.wait(chat_id, Urgency.REDRAWING))

    async def _chat(self, chat_id: int, cards: Sequence[CardPlace]) -> None:
        try:
            for card in cards:
                if self._stopping or self._wire.pace.wait(chat_id, Urgency.REDRAWING) > 0:
                    break
                async with self._hands:
                    await self._wire.pace.turn(chat_id, Urgency.REDRAWING)
                    await self._in_its_turn(card)
        finally:
            self._drawing.discard(chat_id)
            self.wake()

    async def _in_its_turn(self, card: CardPlace) -> None:
        try:
            async with self._wire.pace.alone(card.place.chat_id):
                await self._show(card)
        except Exception as fault:  # noqa: BLE001 - one card that can't be drawn must not stop the others
            _report(fault)
            self._leave_alone(card)

    def _leave_alone(self, card: CardPlace) -> None:
        now = asyncio.get_running_loop().time()
        self._trouble_until[card.place.chat_id] = now + AFTER_TROUBLE

    async def _show(self, card: CardPlace) -> None:
        drawn = await self._door.ask(lambda uow: self._drawn(card, uow))
        if drawn is None or drawn.card.message_id is None:
            return
        if drawn.message is None:
            covered = replace(drawn.card, shown_version=drawn.version, shown_hash="")
            await self._door.do(remember, covered, SYSTEM)
            return
        look = look_of(drawn.message)
        shown = replace(drawn.card, shown_version=drawn.version, shown_hash=look)
        if look == drawn.card.shown_hash:
            await self._door.do(remember, shown, SYSTEM)
        else:
            await self._edit(drawn.card.message_id, drawn.message, shown)
        if self._topics is not None:
            await self._topics.follow(card.place, card.order)
        if drawn.card.pinned:
            await self._pins.settle(card.place)

    async def _edit(self, message_id: int, message: ChatMessage, shown: CardPlace) -> None:
        try:
            stood = await self._wire.edit(shown.place, message_id, message)
        except RetryAfter as error:
            self._wire.pace.hold(shown.place.chat_id, seconds_of(error))
        except (Forbidden, BadRequest) as error:
            log.info("a card can't be shown any more: %s", type(error).__name__)
            await self._door.do(lose if is_lost(error) else drop, shown, SYSTEM)
        except NetworkError as error:
            log.info("a card could not be drawn: %s", type(error).__name__)
            self._leave_alone(shown)
        else:
            await self._note(shown, stood, lasts=bool(message.stands_for))

    async def _note(self, shown: CardPlace, stood: Stood, *, lasts: bool) -> None:
        """Remember what stands there; nothing more after a card's last word."""
        same = stood.message_id == shown.message_id
        after = replace(
            shown,
            place=stood.place,
            message_id=stood.message_id,
            pinned=shown.pinned and same,
        )
        if not lasts:
            await self._door.do(drop, shown, SYSTEM)
        elif stood.place != shown.place:
            await self._door.do(move, Moved(shown, after), SYSTEM)
        else:
            await self._door.do(remember, after, SYSTEM)

    def _drawn(self, card: CardPlace, uow: UnitOfWork) -> Drawn | None:
        now = uow.chats.card(card.place, card.order)
        if now is None:
            return None
        try:
            order = uow.work_orders.get(OrderNumber.parse(card.order))
        except NoSuchOrder:
            return None
        if now.shown_version >= order.version:
            return None
        message = self._draw(now, uow)
        asks = order.is_open and bool(message.stands_for) and is_asking(now, uow)
        return Drawn(now, None if asks else message, order.version)


def _report(fault: Exception) -> None:
    # The fault's own words may hold addresses or texts, so only its kind and its way are logged.
    way = "".join(traceback.format_tb(fault.__traceback__))
    log.error("a card could not be drawn: %s\n%s", type(fault).__name__, way)
