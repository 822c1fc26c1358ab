"""The people around an event: who they are, where they are reached and in which language."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from core import events
from core.chat import Place
from core.deliveries import Channel, DeliveryState, NewDelivery
from core.events import Event
from core.links import Link, Purpose
from core.numbers import OrderNumber
from core.people import Actor, Role, User
from core.ports import UnitOfWork
from core.reach import in_the_way
from core.registers import Customer, Person
from core.settings import CONTACTS_IN_CHAT, CUSTOMER_LINKS, Settings
from core.urgency import ALERTS
from core.usecases.bookings import address_of_contact, phone_of_contact
from core.usecases.unheard import BY_MAIL
from core.work_order import WorkOrder

FROM_OUTSIDE = (
    events.FaultReported,
    events.CommentAdded,
    events.ApprovalNotTaken,
    events.BookingAnswered,
    events.SupplierAnswered,
    events.OrderSigned,
    events.CustomerDeclinedToSign,
    events.TimePicked,
    events.OrderRated,
    events.StrangerAsked,
    events.MailQuarantined,
    events.MailReturned,
)
"""Events told to the company's people only when somebody outside did it, whatever his name is."""

ON_ITS_WAY = {DeliveryState.WAITING, DeliveryState.SENDING}
LINK_HOLDS = {
    Purpose.ORDER_PAGE: timedelta(days=180),
    Purpose.SIGN: timedelta(days=30),
    Purpose.VISIT: timedelta(days=180),
    Purpose.PICK: timedelta(days=30),
    Purpose.RATE: timedelta(days=180),
    Purpose.APPROVE: timedelta(days=60),
    Purpose.CHANNEL: timedelta(days=30),
}


@dataclass(frozen=True)
class Audience:
    """Everybody an event may concern. Nobody hears of his own act."""

    event: Event
    uow: UnitOfWork
    company_language: str
    texts: bool = False

    @cached_property
    def settings(self) -> Settings:
        """What the company has set."""
        return self.uow.settings.all()

    @cached_property
    def order(self) -> WorkOrder:
        """The order it happened on."""
        return self.uow.work_orders.get(OrderNumber.parse(self.event.order or ""))

    def chat(self, user: User | None, letter: str, **context: Any) -> Iterator[NewDelivery]:
        """A letter to a user's own chat, unless it was he who did it."""
        if user is not None and not self.did_it(user):
            yield from self.product(user, letter, **context)

    def did_it(self, user: User) -> bool:
        """Whether it was this user's own act."""
        return user.name == self.event.by and not isinstance(self.event, FROM_OUTSIDE)

    def product(self, user: User, letter: str, **context: Any) -> Iterator[NewDelivery]:
        """A letter to a user's own chat that he gets whoever did it, once he has joined.

        Where his chat is lost it waits there, and a mail says that it does.
        """
        if user.active and user.telegram_id is not None:
            language = user.language or self.company_language
            yield self._telegram(Place(user.telegram_id), letter, language, context)
            if user.chat_lost_at is not None and user.email and self.event.order:
                yield self._by_mail(user.email, letter, language, context)

    def _by_mail(
        self, address: str, letter: str, language: str, context: dict[str, Any]
    ) -> NewDelivery:
        """What a lost chat does not hear: an alert whole, of all else that there is news."""
        if letter not in ALERTS:
            return self.mail(address, "chat-news", language)
        text = context.get("text", "")
        return self.mail(address, BY_MAIL, language, alert=letter, name=self.event.by, text=text)

    def notice(self, user: User | None, letter: str, **context: Any) -> Iterator[NewDelivery]:
        """A mail to a user who wants such mails, or has not joined in chat; not of his own act."""
        if user is None or not user.active or not user.email or self.did_it(user):
            return
        if user.mails or user.telegram_id is None:
            yield self.mail(user.email, letter, user.language or self.company_language, **context)

    def dispatchers(self, letter: str, **context: Any) -> Iterator[NewDelivery]:
        """A letter to the group the dispatchers linked, else to each dispatcher privately."""
        group = self.uow.chats.dispatchers()
        if group is not None:
            language = self.uow.chats.language(group.chat_id) or self.company_language
            yield self._telegram(group, letter, language, context)
            return
        for user in self.uow.users.all():
            if user.is_dispatcher:
                yield from self.chat(user, letter, **context)

    def assigned(self, letter: str, **context: Any) -> Iterator[NewDelivery]:
        """A letter to everybody who has been given the order."""
        for user in self.assigned_users():
            yield from self.chat(user, letter, **context)

    def assigned_users(self) -> Iterator[User]:
        """Everybody who has been given the order."""
        for assigned in self.order.assigned:
            user = self.uow.users.get(assigned.user_id)
            if user is not None:
                yield user

    def card_gone(self, place: Place, letter: str, language: str, **context: Any) -> NewDelivery:
        """A letter in the place of a card, about an order of which nothing is kept."""
        return replace(self._telegram(place, letter, language, context), order=None)

    def said_in(self, chat: str, letter: str, **context: Any) -> NewDelivery:
        """A letter into a chat where something stood before, in the language spoken there."""
        place, group = Place(int(chat)), self.uow.chats.dispatchers()
        user = self.uow.users.by_telegram_id(place.chat_id)
        if group is not None and group.chat_id == place.chat_id:
            place = group
        spoken = user.language if user else self.uow.chats.language(place.chat_id)
        return self._telegram(place, letter, spoken or self.company_language, context)

    def user(self, user_id: str) -> User | None:
        """The user with this ID."""
        return self.uow.users.get(UUID(user_id))

    def has_card(self, user: User) -> bool:
        """Whether the order's live card stands in the user's own chat, or is on its way there."""
        if user.telegram_id is None:
            return False
        number, chat = str(self.order.number), str(user.telegram_id)
        cards = self.uow.chats.cards_of(number)
        return any(card.place.chat_id == user.telegram_id for card in cards) or any(
            row.letter == "order-card" and row.to == chat and row.state in ON_ITS_WAY
            for row in self.uow.outbox.rows(number)
        )

    def mail(
        self, address: str, letter: str, language: str | None = None, **context: Any
    ) -> NewDelivery:
        """A letter by mail, in its reader's language where that is known."""
        language = language or self.language_of(address)
        return NewDelivery(Channel.EMAIL, address, letter, language, context, self.event.order)

    def contact(
        self, letter: str, answers: Purpose | None = None, **context: Any
    ) -> Iterator[NewDelivery]:
        """A letter to the order's contact: by mail, else as a text where that is possible.

        Nothing where mail to him comes back and no number of his is known. ``answers``: what the
        link in it is for.
        """
        address = address_of_contact(self.order)
        if address is not None and self._reaches(address, letter):
            link = self.answer_link(answers, address, self.language_of(address))
            yield self.mail(address, letter, **context, **link)
            return
        phone = phone_of_contact(self.order) if self.texts else None
        if phone is not None:
            language = self.order.language or self.company_language
            context = {**context, **self.answer_link(answers, phone, language)}
            yield NewDelivery(Channel.SMS, phone, letter, language, context, self.event.order)

    def _reaches(self, address: str, letter: str) -> bool:
        """Whether a letter to this address arrives, by mail or in its reader's chat."""
        if in_the_way(address, letter, self.uow) is None:
            return True
        contact = self.uow.linked.at(address) if self.settings[CONTACTS_IN_CHAT] else None
        return contact is not None and contact.reads_in_chat

    def answer_link(self, purpose: Purpose | None, to: str, language: str) -> dict[str, str]:
        """The link by which the reader of a letter answers to it; none without a purpose."""
        return {"answer_link_id": self.link(purpose, to, language)} if purpose else {}

    def mail_of_none(self, address: str, letter: str, **context: Any) -> NewDelivery:
        """A letter by mail about an order of which nothing is kept: all it says is in it."""
        language = context["order_was"].get("language") or self.company_language
        return NewDelivery(Channel.EMAIL, address, letter, language, context)

    def customer_people(self) -> tuple[Person | Customer, ...]:
        """Those on the customer's side, the one to write to first."""
        order = self.order
        return tuple(each for each in (order.contact, order.requester, order.customer) if each)

    def language_of(self, address: str) -> str:
        """The language the fault was reported in, else the reader's own, else the company's."""
        known = (each.language for each in self.customer_people() if is_at(each, address))
        spoken = next((language for language in known if language), None)
        return self.order.language or spoken or self.company_language

    def link(self, purpose: Purpose, address: str, language: str) -> str:
        """The ID of a link for this reader: the one he has, unless half its time has passed."""
        holds, number = LINK_HOLDS[purpose], self.order.number
        standing = self.uow.links.standing(number, purpose, address)
        if standing and standing.used_at is None and standing.holds(self.uow.now + holds / 2):
            return str(standing.id)
        link = Link(purpose, number, address, self.uow.now + holds, self._name(address), language)
        self.uow.links.put(link)
        return str(link.id)

    def order_link(self, address: str, language: str) -> dict[str, str]:
        """For whoever reported the fault: a link to the order, while SE-63 is on (0b).

        None while the order names another customer's place or object (XT-12).
        """
        requester = self.order.requester
        if requester is None or not is_at(requester, address) or not self.settings[CUSTOMER_LINKS]:
            return {}
        if self.order.names_anothers:
            return {}
        return {"order_link_id": self.link(Purpose.ORDER_PAGE, address, language)}

    def has_login(self, address: str) -> bool:
        """Whether a customer user who sees the order has this address (BO-10)."""
        return any(
            user.role is Role.CUSTOMER and is_at(user, address) and Actor.of(user).sees(self.order)
            for user in self.uow.users.all()
        )

    def _name(self, address: str) -> str:
        return next((p.name for p in self.customer_people() if is_at(p, address)), "")

    def _telegram(
        self, place: Place, letter: str, language: str, context: dict[str, Any]
    ) -> NewDelivery:
        if place.thread_id:
            context = {**context, "thread_id": place.thread_id}
        return NewDelivery(
            Channel.TELEGRAM, str(place.chat_id), letter, language, context, self.event.order
        )


def is_at(somebody: Person | Customer | User, address: str) -> bool:
    """Whether this is the address of somebody."""
    return (somebody.email or "").casefold() == address.casefold()
