"""What rules and letters look things up in, held in memory."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from core.chat import Place
from core.deliveries import Channel, Delivery, Outage
from core.linking import LinkedContact, plain_address
from core.links import Link, Purpose
from core.lists import LetterRow
from core.numbers import OrderNumber
from core.people import User
from core.ports import CardPlace, UnitOfWork
from core.refusals import NoSuchOrder
from core.settings import Settings
from core.work_order import WorkOrder
from tests.notifications.example import COMPANY, EVERYBODY, NOW, ORDER


class Orders:
    def __init__(self, orders: Iterable[WorkOrder]) -> None:
        self._orders = {order.number: order for order in orders}

    def get(self, number: OrderNumber) -> WorkOrder:
        if number not in self._orders:
            raise NoSuchOrder(number=number)
        return self._orders[number]


class People:
    def __init__(self, users: Sequence[User]) -> None:
        self._users = users

    def all(self) -> Sequence[User]:
        return self._users

    def get(self, user_id: UUID) -> User | None:
        return next((user for user in self._users if user.id == user_id), None)

    def by_name(self, name: str) -> User | None:
        return next((user for user in self._users if user.name == name), None)

    def by_telegram_id(self, telegram_id: int) -> User | None:
        return next((user for user in self._users if user.telegram_id == telegram_id), None)


class Values:
    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values

    def all(self) -> Settings:
        return Settings(self._values)


class LinkRows:
    def __init__(self, links: Iterable[Link] = ()) -> None:
        self.kept = {link.id: link for link in links}

    def put(self, link: Link) -> None:
        self.kept[link.id] = link

    def get(self, link_id: UUID) -> Link | None:
        return self.kept.get(link_id)

    def standing(self, order: OrderNumber, purpose: Purpose, recipient: str) -> Link | None:
        wanted = (order, purpose, recipient)
        return next(
            (
                each
                for each in self.kept.values()
                if (each.order, each.purpose, each.recipient) == wanted
            ),
            None,
        )


@dataclass
class ChatRows:
    group: Place | None = None
    cards: Sequence[CardPlace] = ()

    def dispatchers(self) -> Place | None:
        return self.group

    def language(self, chat_id: int) -> str | None:
        return None

    def cards_of(self, order: str) -> Sequence[CardPlace]:
        return [card for card in self.cards if card.order == order]


@dataclass
class SentRows:
    letters: Sequence[LetterRow] = ()

    def rows(self, order: str | None = None, failed_only: bool = False) -> Sequence[LetterRow]:
        return [row for row in self.letters if row.order == order]

    def newer(self, delivery: Delivery) -> Sequence[Mapping[str, Any]]:
        return ()


class InChat:
    """Who is linked with a chat."""

    def __init__(self, contacts: Iterable[LinkedContact]) -> None:
        self._contacts = {plain_address(each.address): each for each in contacts}

    def at(self, address: str) -> LinkedContact | None:
        return self._contacts.get(plain_address(address))


@dataclass
class Outages:
    """The channels that are down."""

    down: Sequence[Outage] = ()

    def get(self, channel: Channel) -> Outage | None:
        return next((each for each in self.down if each.channel is channel), None)


class EverybodyReached:
    def get(self, address: str) -> None:
        return None


class Kept:
    """Quotes, or invoices."""

    def __init__(self, papers: Sequence[Any]) -> None:
        self._papers = papers

    def get(self, number: str) -> Any:
        return next((each for each in self._papers if each.number == number), None)

    def of_order(self, order: OrderNumber) -> Sequence[Any]:
        return [each for each in self._papers if each.order == order]


@dataclass
class Records:
    """A unit of work as far as rules and letters look into it."""

    orders: Sequence[WorkOrder] = (ORDER,)
    people: Sequence[User] = EVERYBODY
    values: Mapping[str, str] = field(default_factory=lambda: dict(COMPANY))
    links: LinkRows = field(default_factory=LinkRows)
    chats: ChatRows = field(default_factory=ChatRows)
    outbox: SentRows = field(default_factory=SentRows)
    now: datetime = NOW
    offered: Sequence[Any] = ()
    billed: Sequence[Any] = ()
    in_chat: Sequence[LinkedContact] = ()
    outages: Outages = field(default_factory=Outages)

    @property
    def undeliverable(self) -> EverybodyReached:
        return EverybodyReached()

    @property
    def linked(self) -> InChat:
        return InChat(self.in_chat)

    @property
    def work_orders(self) -> Orders:
        return Orders(self.orders)

    @property
    def quotes(self) -> "Kept":
        return Kept(self.offered)

    @property
    def invoices(self) -> "Kept":
        return Kept(self.billed)

    @property
    def users(self) -> People:
        return People(self.people)

    @property
    def settings(self) -> Values:
        return Values(self.values)

    @property
    def uow(self) -> UnitOfWork:
        """These records where a unit of work is asked for."""
        return cast(UnitOfWork, self)
