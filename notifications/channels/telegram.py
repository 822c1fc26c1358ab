"""The Telegram channel: a delivery becomes a message, an edit or a file in a chat."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from telegram.error import RetryAfter

from core.chat import ChatMessage, Place
from core.deliveries import Channel, Delivery, DeliveryState, Sent
from core.numbers import OrderNumber
from core.people import Actor, User
from core.ports import Door, UnitOfWork
from core.views import NO_PRICES, prices_for
from notifications.channels.telegram_contacts import (
    ContactLetters,
    is_contact_s,
    settle_contact,
)
from notifications.channels.telegram_files import Attachments, MailFiles, Press, Wanted
from notifications.channels.telegram_losses import lose
from notifications.channels.telegram_outcomes import (
    BLOCKED,
    GIVES_UP_AFTER,
    TROUBLES,
    is_lost,
    outcome_of,
    trouble_of,
    waits_for_its_chat,
)
from notifications.channels.telegram_pace import Urgency
from notifications.channels.telegram_pins import Pins
from notifications.channels.telegram_settling import (
    CARD,
    GONE,
    PIN,
    Rendered,
    Said,
    place_of,
    settle,
)
from notifications.channels.telegram_stood import Begun, Stood
from notifications.channels.telegram_together import together
from notifications.channels.telegram_topics import Topics
from notifications.channels.telegram_wire import Wire, seconds_of

REACTION = "reaction"
DELETED = "order-deleted"
IN_HAND = 1.2
"""Seconds. What must wait longer is put back: an answer may go before it, and its hand is free."""

Render = Callable[[Delivery, UnitOfWork], ChatMessage | None]


class TelegramSender:
    """Says deliveries in chats; what it needs to settle is kept between ``send`` and ``settle``."""

    channel = Channel.TELEGRAM
    gives_up_after = GIVES_UP_AFTER

    def __init__(
        self,
        door: Door,
        wire: Wire,
        render: Render,
        protocols: Press,
        mails: MailFiles,
        clock: Callable[[], datetime],
        topics: Topics | None = None,
        contacts: ContactLetters | None = None,
    ) -> None:
        self._door, self._wire, self._render = door, wire, render
        self._topics, self._pins = topics, Pins(door, wire)
        self._contacts = contacts
        self._files, self._clock = Attachments(protocols, mails, clock), clock
        self._said: dict[UUID, Said] = {}
        self._lost: set[UUID] = set()
        self._begun: dict[UUID, Begun] = {}

    async def send(self, delivery: Delivery) -> Sent:
        """Render it as things are now, and say it; dropped when there is nothing left to say."""
        if delivery.letter == REACTION:
            return await self._react(delivery)
        if delivery.letter == PIN:
            pinned = await self._pins.settle(place_of(delivery))
            return Sent(DeliveryState.SENT if pinned else DeliveryState.DROPPED)
        if delivery.letter == GONE:
            await self._wire.delete(place_of(delivery), int(delivery.context["message"]))
            return Sent(DeliveryState.SENT)
        place = place_of(delivery)
        urgency = _urgency(delivery)
        wait = self._wire.pace.wait(place.chat_id, urgency)
        if wait > IN_HAND:
            again = self._clock() + timedelta(seconds=wait)
            return Sent(DeliveryState.WAITING, retry_at=again)
        await self._wire.pace.turn(place.chat_id, urgency)
        async with self._wire.pace.alone(place.chat_id):
            rendered = await self._door.ask(lambda uow: self._rendered(delivery, uow))
            if rendered is None:
                return Sent(DeliveryState.DROPPED)
            place = await self._where(rendered)
            try:
                stood = await self._say(delivery, place, rendered)
            except TROUBLES as error:
                return self._went_wrong(delivery, rendered, error)
            self._said[delivery.id] = Said(stood, rendered)
            await self._after(delivery, rendered, stood)
            return Sent(DeliveryState.SENT, str(stood.message_id))

    async def knock(self) -> str | None:
        """Whether Telegram answers; what is in the way, or None."""
        error = await self._wire.trouble()
        return None if error is None else trouble_of(error)

    def settle(self, delivery: Delivery, sent: Sent, uow: UnitOfWork) -> None:
        """Remember what the lines stand for, and the card that stands in the chat now."""
        if delivery.id in self._lost:
            self._lost.discard(delivery.id)
            lose(delivery, uow)
        if is_contact_s(delivery):
            settle_contact(delivery, sent, uow)
        if sent.state is not DeliveryState.WAITING:
            self._begun.pop(delivery.id, None)
        said = self._said.pop(delivery.id, None)
        if said is not None:
            settle(delivery, said, uow)

    async def _where(self, rendered: Rendered) -> Place:
        """Where to say it; an order's first card opens a topic, where there are topics."""
        if self._topics is None or rendered.opens is None:
            return rendered.place
        return await self._topics.opened(rendered.place, rendered.opens)

    async def _after(self, delivery: Delivery, rendered: Rendered, stood: Stood) -> None:
        """What follows a message: the former card is taken away, and a topic kept up."""
        if rendered.former not in {None, stood.message_id}:
            await self._wire.delete(stood.place, rendered.former or 0)
        if self._topics is None or not stood.place.thread_id:
            return
        if delivery.letter == CARD:
            await self._topics.follow(stood.place, delivery.order or "")
        elif delivery.letter == DELETED:
            await self._topics.end(stood.place)

    async def _react(self, delivery: Delivery) -> Sent:
        """A receipt that costs no message; where reactions are off, nobody misses it."""
        context = delivery.context
        reacted = await self._wire.react(
            place_of(delivery), int(context["to"]), str(context["emoji"])
        )
        return Sent(DeliveryState.SENT if reacted else DeliveryState.DROPPED)

    def _rendered(self, delivery: Delivery, uow: UnitOfWork) -> Rendered | None:
        if is_contact_s(delivery):
            return self._contacts.rendered(delivery, uow) if self._contacts else None
        gathered = together(delivery, uow)
        message = self._render(gathered.delivery, uow)
        if message is None:
            return None
        place = place_of(delivery)
        user = uow.users.by_telegram_id(place.chat_id) if place.chat_id > 0 else None
        rendered = Rendered(message, user, _wanted(delivery, message, user, uow), place)
        rendered = self._in_its_topic(delivery, rendered, uow)
        rendered = replace(rendered, tells=gathered.others)
        if delivery.letter != CARD or delivery.order is None:
            return rendered
        card = uow.chats.card(rendered.place, delivery.order)
        version = uow.work_orders.get(OrderNumber.parse(delivery.order)).version
        return replace(
            rendered,
            version=version,
            former=card.message_id if card else None,
            pinned=card is not None and card.pinned,
        )

    def _in_its_topic(self, delivery: Delivery, rendered: Rendered, uow: UnitOfWork) -> Rendered:
        """News of an order goes to its topic; what is asked for is said where it was asked."""
        is_news = delivery.context.keys().isdisjoint({"nth", "edit"})
        if self._topics is None or delivery.order is None or not is_news:
            return rendered
        place = rendered.place
        look = self._topics.look(delivery.order, place.chat_id, uow)
        topic = uow.chats.topic(place.chat_id, look.about) if look else None
        if topic is not None:
            return replace(rendered, place=Place(place.chat_id, topic.thread_id))
        return replace(rendered, opens=look) if delivery.letter == CARD else rendered

    async def _say(self, delivery: Delivery, place: Place, rendered: Rendered) -> Stood:
        message, begun = rendered.message, self._begun.setdefault(delivery.id, Begun())
        upload = await self._files.of(message, rendered.wanted)
        if upload is not None:
            stood = await self._wire.send_file(place, message, upload, begun)
            self._files.sent(rendered.wanted, upload, stood)
            return stood
        edited = delivery.context.get("edit")
        if edited is not None:
            return await self._wire.edit(place, int(edited), message, begun)
        return await self._wire.send(place, message, begun)

    def _went_wrong(self, delivery: Delivery, rendered: Rendered, error: Exception) -> Sent:
        if isinstance(error, RetryAfter):
            self._wire.pace.hold(place_of(delivery).chat_id, seconds_of(error))
        if not is_lost(error):
            return outcome_of(delivery, error, self._clock())
        self._lost.add(delivery.id)
        if _urgency(delivery) is Urgency.ANSWER or is_contact_s(delivery):
            return Sent(DeliveryState.DROPPED, error=BLOCKED)
        if rendered.user is None:
            return Sent(DeliveryState.FAILED, error=BLOCKED)
        return waits_for_its_chat(delivery, BLOCKED, self._clock())


def _urgency(delivery: Delivery) -> Urgency:
    """What a person has just asked for counts its answers (``nth``); all else is news."""
    answers = delivery.letter == "said" or "nth" in delivery.context
    return Urgency.ANSWER if answers else Urgency.NEWS


def _wanted(
    delivery: Delivery, message: ChatMessage, user: User | None, uow: UnitOfWork
) -> Wanted:
    """What the file of a message depends on."""
    if message.protocol_of is None:
        return Wanted("", delivery.language)
    prices = prices_for(Actor.of(user)) if user is not None else NO_PRICES
    order = uow.work_orders.get(OrderNumber.parse(message.protocol_of))
    settings = uow.settings.all().fingerprint
    return Wanted(message.protocol_of, delivery.language, prices, order.version, settings)
