"""The Telegram channel: a delivery becomes a message, an edit or a file in a chat."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TimedOut

from core.chat import ChatMessage, Hand, Place
from core.deliveries import Channel, Delivery, DeliveryState, Sent
from core.numbers import OrderNumber
from core.people import Actor, User
from core.ports import CardPlace, Door, UnitOfWork
from core.refusals import NoSuchOrder
from core.views import NO_PRICES, Prices, prices_for
from notifications.channels.telegram_pace import Urgency
from notifications.channels.telegram_wire import Wire
from notifications.pauses import pause_after

CARD = "order-card"
GIVES_UP_AFTER = timedelta(days=1)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=2), timedelta(minutes=1)
IN_HAND = 1.2
"""Seconds. What must wait longer is put back: an answer may go before it, and its hand is free."""
BLOCKED = "the chat does not take messages from the bot"

Render = Callable[[Delivery, UnitOfWork], ChatMessage | None]


class Press(Protocol):
    """Makes the protocol of an order."""

    async def pdf(self, number: OrderNumber, language: str, prices: Prices) -> bytes:
        """The protocol as a PDF file."""


class MailFiles(Protocol):
    """Gives received mails as files."""

    async def file(self, name: str, language: str) -> tuple[str, bytes] | None:
        """What to call it and what is in it, for ``<ID>.txt`` or ``<ID>.eml``; None: it is gone."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What is to be said, of which version of the order, to whom, and which card it replaces."""

    message: ChatMessage
    version: int
    user: User | None
    former: int | None


@dataclass(frozen=True, slots=True)
class Said:
    """What was said where."""

    place: Place
    message_id: int
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
        self._protocols, self._mails, self._clock = protocols, mails, clock
        self._said: dict[UUID, Said] = {}

    async def send(self, delivery: Delivery) -> Sent:
        """Render it as things are now, and say it; dropped when there is nothing left to say."""
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
                where, message_id = await self._say(delivery, place, rendered)
            except (BadRequest, Forbidden, NetworkError, RetryAfter) as error:
                return self._went_wrong(delivery, error)
            self._said[delivery.id] = Said(where, message_id, rendered)
            if rendered.former not in {None, message_id}:
                await self._wire.delete(where, rendered.former or 0)
            return Sent(DeliveryState.SENT, str(message_id))

    def settle(self, delivery: Delivery, sent: Sent, uow: UnitOfWork) -> None:
        """Remember what the line stands for, and the card that stands in the chat now."""
        said = self._said.pop(delivery.id, None)
        if said is None:
            return
        before = place_of(delivery)
        if said.place.chat_id != before.chat_id:
            uow.chats.migrate(before.chat_id, said.place.chat_id)
        stands_for = said.rendered.message.stands_for
        if stands_for:
            uow.chats.remember_line(said.place.chat_id, said.message_id, stands_for)
        if delivery.letter == CARD:
            _put_card(delivery, said, uow)
        elif "edit" in delivery.context and "order" in stands_for:
            _cover_card(said, stands_for["order"], uow)

    def _rendered(self, delivery: Delivery, uow: UnitOfWork) -> Rendered | None:
        message = self._render(delivery, uow)
        if message is None:
            return None
        place = place_of(delivery)
        user = uow.users.by_telegram_id(place.chat_id) if place.chat_id > 0 else None
        if delivery.letter != CARD or delivery.order is None:
            return Rendered(message, 0, user, None)
        card = uow.chats.card(place, delivery.order)
        version = uow.work_orders.get(OrderNumber.parse(delivery.order)).version
        return Rendered(message, version, user, card.message_id if card else None)

    async def _say(
        self, delivery: Delivery, place: Place, rendered: Rendered
    ) -> tuple[Place, int]:
        message = rendered.message
        if message.protocol_of is not None:
            number = OrderNumber.parse(message.protocol_of)
            user = rendered.user
            prices = prices_for(Actor.of(user)) if user is not None else NO_PRICES
            pdf = await self._protocols.pdf(number, delivery.language, prices)
            return await self._wire.send_file(place, message, pdf, f"AO-{number}.pdf")
        if message.mail_file is not None:
            found = await self._mails.file(message.mail_file, delivery.language)
            if found is not None:
                return await self._wire.send_file(place, message, found[1], found[0])
        edited = delivery.context.get("edit")
        if edited is not None:
            return await self._wire.edit(place, int(edited), message)
        return await self._wire.send(place, message)

    def _went_wrong(self, delivery: Delivery, error: Exception) -> Sent:
        name = type(error).__name__
        match error:
            case RetryAfter():
                seconds = seconds_of(error)
                self._wire.pace.hold(place_of(delivery).chat_id, seconds)
                again = self._clock() + timedelta(seconds=seconds)
                return Sent(DeliveryState.WAITING, error=name, retry_at=again)
            case Forbidden():
                return Sent(DeliveryState.FAILED, error=BLOCKED)
            case BadRequest():
                return Sent(DeliveryState.FAILED, error=error.message[:200])
            case TimedOut() if "edit" not in delivery.context:
                return Sent(DeliveryState.MAYBE_SENT, error=name)
        return self._later(delivery, name)

    def _later(self, delivery: Delivery, why: str) -> Sent:
        now = self._clock()
        if now - delivery.created_at >= GIVES_UP_AFTER:
            return Sent(DeliveryState.FAILED, error=why)
        again = now + pause_after(delivery.attempts, FIRST_PAUSE, LONGEST_PAUSE)
        return Sent(DeliveryState.WAITING, error=why, retry_at=again)


def place_of(delivery: Delivery) -> Place:
    """The chat, and the thread in it, that a delivery goes to."""
    return Place(int(delivery.recipient), int(delivery.context.get("thread_id") or 0))


def _urgency(delivery: Delivery) -> Urgency:
    """What a person has just asked for counts its answers (``nth``); all else is news."""
    answers = delivery.letter == "said" or "nth" in delivery.context
    return Urgency.ANSWER if answers else Urgency.NEWS


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram wants to be left alone."""
    after = error.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)


def look_of(message: ChatMessage) -> str:
    """What tells two looks of a card apart."""
    shown = json.dumps([message.html, [asdict(b) for row in message.buttons for b in row]])
    return hashlib.sha256(shown.encode()).hexdigest()


def _put_card(delivery: Delivery, said: Said, uow: UnitOfWork) -> None:
    user, order = said.rendered.user, delivery.order or ""
    uow.chats.put_card(
        CardPlace(
            said.place,
            order,
            delivery.language,
            user_id=user.id if user else None,
            message_id=said.message_id,
            shown_version=said.rendered.version,
            shown_hash=look_of(said.rendered.message),
        )
    )
    new = "edit" not in delivery.context
    if new and user is not None and user.is_technician:
        uow.chats.take_in_hand(said.place.chat_id, said.place, Hand(order))


def _cover_card(said: Said, order: str, uow: UnitOfWork) -> None:
    """Something else stands in the card's message: it is a card again at the next change."""
    card = uow.chats.card(said.place, order)
    if card is None or card.message_id != said.message_id:
        return
    try:
        version = uow.work_orders.get(OrderNumber.parse(order)).version
    except NoSuchOrder:
        return
    uow.chats.put_card(replace(card, shown_version=version, shown_hash=""))
