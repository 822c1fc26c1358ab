"""Topics of forums and of private chats: opened for an order's first card, and kept up with it (XT-02).

Where there are none, or the bot may not open any, everything is said where it always was.
"""

import asyncio
import logging
from collections.abc import Awaitable
from dataclasses import dataclass, replace

from telegram.error import BadRequest, TelegramError

from core.chat import Place
from core.numbers import OrderNumber
from core.people import SYSTEM, Actor
from core.ports import Door, Topic, UnitOfWork
from core.refusals import NoSuchOrder
from core.topics import TopicLook, topic_of
from core.words import Speech
from notifications.channels.telegram_wire import Wire

log = logging.getLogger(__name__)

TRIES_AGAIN_AFTER = 1800.0
"""Seconds until a chat that takes no topics is asked once more."""
UNCHANGED = "not_modified"
GONE = ("thread not found", "topic_id_invalid", "topic_deleted")


@dataclass(frozen=True, slots=True)
class Due:
    """A topic as it stands, and as it should."""

    topic: Topic
    look: TopicLook

    @property
    def is_up_to_date(self) -> bool:
        """Whether there is nothing to be done."""
        return (self.topic.name, self.topic.closed) == (self.look.name, self.look.closed)


def keep_topic(command: Topic, actor: Actor, uow: UnitOfWork) -> None:
    """Remember a topic as it stands."""
    uow.chats.put_topic(command)


def forget_topic(command: Topic, actor: Actor, uow: UnitOfWork) -> None:
    """A topic is there no more."""
    uow.chats.drop_topic(command)


class Topics:
    """Opens topics and keeps their names."""

    def __init__(self, door: Door, wire: Wire, speech: Speech) -> None:
        self._door, self._wire, self._speech = door, wire, speech
        self._without = dict[int, float]()

    def look(self, order: str, chat_id: int, uow: UnitOfWork) -> TopicLook | None:
        """The topic that a chat should have for an order; None where it should have none."""
        number = OrderNumber.parse(order)
        user = uow.users.by_telegram_id(chat_id) if chat_id > 0 else None
        words = self._speech(user.language if user else None)
        return topic_of(uow.work_orders.get(number), chat_id, words, uow)

    async def opened(self, place: Place, look: TopicLook) -> Place:
        """The thread of a new topic; the place itself where the chat takes none."""
        now = asyncio.get_running_loop().time()
        if self._without.get(place.chat_id, 0.0) > now:
            return place
        try:
            thread_id = await self._wire.open_topic(place.chat_id, look.name)
        except TelegramError as error:
            log.info("a chat takes no topics: %s", type(error).__name__)
            self._without[place.chat_id] = now + TRIES_AGAIN_AFTER
            return place
        topic = Topic(place.chat_id, look.about, thread_id, look.name)
        await self._door.do(keep_topic, topic, SYSTEM)
        return Place(place.chat_id, thread_id)

    async def follow(self, place: Place, order: str) -> None:
        """Have the topic named as its order stands, and closed and opened with it."""
        if not place.thread_id:
            return
        due = await self._door.ask(lambda uow: self._due(place, order, uow))
        if due is None or due.is_up_to_date:
            return
        try:
            await self._change(due)
        except TelegramError as error:
            await self._not_changed(due, error)
        else:
            after = replace(due.topic, name=due.look.name, closed=due.look.closed)
            await self._door.do(keep_topic, after, SYSTEM)

    async def end(self, place: Place) -> None:
        """Close the topic of an order that is there no more."""
        topic = await self._door.ask(lambda uow: uow.chats.topic_at(place))
        if topic is None:
            return
        try:
            await self._wire.close_topic(topic.chat_id, topic.thread_id)
        except TelegramError as error:
            log.info("a topic could not be closed: %s", type(error).__name__)
        await self._door.do(forget_topic, topic, SYSTEM)

    def _due(self, place: Place, order: str, uow: UnitOfWork) -> Due | None:
        topic = uow.chats.topic_at(place)
        try:
            look = self.look(order, place.chat_id, uow) if topic else None
        except NoSuchOrder:
            return None
        if topic is None or look is None or topic.about != look.about:
            return None
        return Due(topic, look)

    async def _change(self, due: Due) -> None:
        topic, look = due.topic, due.look
        at = topic.chat_id, topic.thread_id
        if topic.closed and not look.closed:
            await _unless_so_already(self._wire.reopen_topic(*at))
        if topic.name != look.name:
            await _unless_so_already(self._wire.rename_topic(*at, look.name))
        if look.closed and not topic.closed:
            await _unless_so_already(self._wire.close_topic(*at))

    async def _not_changed(self, due: Due, error: TelegramError) -> None:
        log.info("a topic could not be changed: %s", type(error).__name__)
        if any(sign in error.message.casefold() for sign in GONE):
            await self._door.do(forget_topic, due.topic, SYSTEM)


async def _unless_so_already(change: Awaitable[None]) -> None:
    try:
        await change
    except BadRequest as error:
        if UNCHANGED not in error.message.casefold():
            raise
