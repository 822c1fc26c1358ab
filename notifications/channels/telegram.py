"""The Telegram channel: a delivery becomes a message, an edit or a file in a chat."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from telegram.error import RetryAfter

from core.chat import ASKS, ChatMessage, Hand, Place
from core.deliveries import Channel, Delivery, DeliveryState, Sent
from core.numbers import OrderNumber
from core.people import Actor, User
from core.ports import CardPlace, Door, UnitOfWork
from core.refusals import NoSuchOrder
from core.views import NO_PRICES, prices_for
from notifications.channels.telegram_files import Attachments, MailFiles, Press, Wanted
from notifications.channels.telegram_losses import lose
from notifications.channels.telegram_outcomes import (
    BLOCKED,
    TROUBLES,
    is_lost,
    outcome_of,
    waits_for_its_chat,
)
from notifications.channels.telegram_pace import Urgency
from notifications.channels.telegram_wire import Stood, Wire, seconds_of

CARD = "order-card"
REACTION = "reaction"
IN_HAND = 1.2
"""Seconds. What must wait longer is put back: an answer may go before it, and its hand is free."""

Render = Callable[[Delivery, UnitOfWork], ChatMessage | None]


@dataclass(frozen=True, slots=True)
class Rendered:
    """What is to be said to whom, what its file depends on, and which card it replaces."""

    message: ChatMessage
    user: User | None
    wanted: Wanted
    version: int = 0
    former: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What was said where."""

    stood: Stood
    rendered: Rendered


class TelegramSender:
    """Says deliveries in chats; what it needs to settle is kept between ``send`` and ``settle``."""

    channel = Channel.TELEGRAM

    def __init__(
        self,
        door: Door,
        wire: Wire,
        render: Render,
        protocols: Press,
        mails: MailFiles,
        clock: Callable[[], datetime],
    ) -> None:
        self._door, self._wire, self._render = door, wire, render
        self._files, self._clock = Attachments(protocols, mails, clock), clock
        self._said: dict[UUID, Said] = {}
        self._lost: set[UUID] = set()

    async def send(self, delivery: Delivery) -> Sent:
        """Render it as things are now, and say it; dropped when there is nothing left to say."""
        if delivery.letter == REACTION:
            return await self._react(delivery)
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
            try:
                stood = await self._say(delivery, place, rendered)
            except TROUBLES as error:
                return self._went_wrong(delivery, rendered, error)
            self._said[delivery.id] = Said(stood, rendered)
            if rendered.former not in {None, stood.message_id}:
                await self._wire.delete(stood.place, rendered.former or 0)
            return Sent(DeliveryState.SENT, str(stood.message_id))

    def settle(self, delivery: Delivery, sent: Sent, uow: UnitOfWork) -> None:
        """Remember what the lines stand for, and the card that stands in the chat now."""
        if delivery.id in self._lost:
            self._lost.discard(delivery.id)
            lose(delivery, uow)
        said = self._said.pop(delivery.id, None)
        if said is None:
            return
        place, before = said.stood.place, place_of(delivery)
        if place.chat_id != before.chat_id:
            uow.chats.migrate(before.chat_id, place.chat_id)
        stands_for = said.rendered.message.stands_for
        for message_id in said.stood.message_ids if stands_for else ():
            uow.chats.remember_line(place.chat_id, message_id, stands_for)
        if ASKS in stands_for:
            _prompt(delivery, said, stands_for[ASKS], uow)
        if delivery.letter == CARD:
            _put_card(delivery, said, uow)
        elif "edit" in delivery.context and "order" in stands_for:
            _cover_card(said, stands_for["order"], uow)

    async def _react(self, delivery: Delivery) -> Sent:
        """A receipt that costs no message; where reactions are off, nobody misses it."""
        context = delivery.context
        reacted = await self._wire.react(
            place_of(delivery), int(context["to"]), str(context["emoji"])
        )
        return Sent(DeliveryState.SENT if reacted else DeliveryState.DROPPED)

    def _rendered(self, delivery: Delivery, uow: UnitOfWork) -> Rendered | None:
        message = self._render(delivery, uow)
        if message is None:
            return None
        place = place_of(delivery)
        user = uow.users.by_telegram_id(place.chat_id) if place.chat_id > 0 else None
        rendered = Rendered(message, user, _wanted(delivery, message, user, uow))
        if delivery.letter != CARD or delivery.order is None:
            return rendered
        card = uow.chats.card(place, delivery.order)
        version = uow.work_orders.get(OrderNumber.parse(delivery.order)).version
        return replace(rendered, version=version, former=card.message_id if card else None)

    async def _say(self, delivery: Delivery, place: Place, rendered: Rendered) -> Stood:
        message = rendered.message
        upload = await self._files.of(message, rendered.wanted)
        if upload is not None:
            stood = await self._wire.send_file(place, message, upload)
            self._files.sent(rendered.wanted, upload, stood)
            return stood
        edited = delivery.context.get("edit")
        if edited is not None:
            return await self._wire.edit(place, int(edited), message)
        return await self._wire.send(place, message)

    def _went_wrong(self, delivery: Delivery, rendered: Rendered, error: Exception) -> Sent:
        if isinstance(error, RetryAfter):
            self._wire.pace.hold(place_of(delivery).chat_id, seconds_of(error))
        if not is_lost(error):
            return outcome_of(delivery, error, self._clock())
        self._lost.add(delivery.id)
        if _urgency(delivery) is Urgency.ANSWER:
            return Sent(DeliveryState.DROPPED, error=BLOCKED)
        if rendered.user is None:
            return Sent(DeliveryState.FAILED, error=BLOCKED)
        return waits_for_its_chat(delivery, BLOCKED, self._clock())


def place_of(delivery: Delivery) -> Place:
    """The chat, and the thread in it, that a delivery goes to."""
    return Place(int(delivery.recipient), int(delivery.context.get("thread_id") or 0))


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


def look_of(message: ChatMessage) -> str:
    """What tells two looks of a card apart."""
    shown = json.dumps([message.html, [asdict(b) for row in message.buttons for b in row]])
    return hashlib.sha256(shown.encode()).hexdigest()


def _put_card(delivery: Delivery, said: Said, uow: UnitOfWork) -> None:
    user, order = said.rendered.user, delivery.order or ""
    uow.chats.put_card(
        CardPlace(
            said.stood.place,
            order,
            delivery.language,
            user_id=user.id if user else None,
            message_id=said.stood.message_id,
            shown_version=said.rendered.version,
            shown_hash=look_of(said.rendered.message),
        )
    )
    new = "edit" not in delivery.context
    if new and user is not None and user.is_technician:
        uow.chats.take_in_hand(said.stood.place.chat_id, said.stood.place, Hand(order))


def _prompt(delivery: Delivery, said: Said, kind: str, uow: UnitOfWork) -> None:
    """In a private chat, the message that asks is now the one that what waits is shown in."""
    place = said.stood.place
    waits = uow.chats.pending(place.chat_id, place)
    before = delivery.context.get("edit")
    if waits is None or waits.kind != kind or waits.prompt_message_id not in {None, before}:
        return
    if waits.prompt_message_id != said.stood.message_id:
        uow.chats.expect(replace(waits, prompt_message_id=said.stood.message_id))


def _cover_card(said: Said, order: str, uow: UnitOfWork) -> None:
    """Something else stands in the card's message: it is a card again at the next change."""
    card = uow.chats.card(said.stood.place, order)
    if card is None or card.message_id != said.stood.message_id:
        return
    try:
        version = uow.work_orders.get(OrderNumber.parse(order)).version
    except NoSuchOrder:
        return
    uow.chats.put_card(replace(card, shown_version=version, shown_hash=""))
