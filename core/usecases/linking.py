"""Mail and Telegram of one person are joined only by what was sent to the other (XT-19)."""

from dataclasses import dataclass, replace
from typing import Protocol
from uuid import UUID

from core.deliveries import Channel
from core.events import ContactEnded, ContactLinked
from core.linking import LinkedContact
from core.links import Link, Purpose
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import Refused
from core.settings import CONTACTS_IN_CHAT
from core.text import one_line
from core.words import N_

LONGEST_NAME = 80


class LinkHasEnded(Refused):
    sentence = N_(
        "That link has been used or has expired. Tap the link in a newer mail from us, or write "
        "/start and say that you are a customer."
    )


class NotForOurOwn(Refused):
    sentence = N_("You are {name} here, so this is not for you. It is for customers alone.")


class NotOffered(Refused):
    sentence = N_("We don't write to customers in Telegram. Please write us a mail.")


class Joining(Protocol):
    """A command that joins: whose chat it is, as Telegram knows him."""

    @property
    def telegram_id(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def language(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class LookAtOffer:
    """Somebody tapped the link in a mail; ``link_id`` is None where its token is not genuine."""

    link_id: UUID | None
    telegram_id: int


@dataclass(frozen=True, slots=True)
class AcceptOffer:
    """*Write to me here*; ``name`` is his in Telegram, ``language`` what he speaks there."""

    link_id: UUID
    telegram_id: int
    name: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class DeclineOffer:
    """*No, by mail*: he is not asked again."""

    link_id: UUID
    telegram_id: int
    name: str


@dataclass(frozen=True, slots=True)
class EndLinks:
    """He does not want to be written to in this chat any more."""

    telegram_id: int


@dataclass(frozen=True, slots=True)
class EndByMail:
    """The same, said by mail from the address; believed from anybody, since it only takes away."""

    address: str


def look_at_offer(command: LookAtOffer, actor: Actor, uow: UnitOfWork) -> Link:
    """The link, whose address the bot asks about; raises LinkHasEnded, NotForOurOwn."""
    return _offered(command.link_id, command.telegram_id, uow)


def accept_offer(command: AcceptOffer, actor: Actor, uow: UnitOfWork) -> LinkedContact:
    """Link the address with the chat, once; said again by the same chat it changes nothing."""
    uow.users.lock()  # one at a time, so that a link passed on joins one of two who tap it at once
    there = _linked_by(command.link_id, command.telegram_id, uow)
    if there is not None:
        return there
    link = _offered(command.link_id, command.telegram_id, uow)
    uow.links.mark_used(link.id, uow.now)
    name = named(link.name, command.name)
    return join(link.recipient, command, name, str(link.order), uow)


def decline_offer(command: DeclineOffer, actor: Actor, uow: UnitOfWork) -> None:
    """Let him have his mail, and offer it no more; declined again it changes nothing."""
    link = uow.links.get(command.link_id)
    if link is None or link.purpose is not Purpose.CHANNEL or not _is_open(link, uow):
        return
    uow.links.mark_used(link.id, uow.now)
    if uow.linked.at(link.recipient) is None:
        name = named(link.name, command.name)
        uow.linked.put(
            LinkedContact(
                link.recipient, command.telegram_id, name, link.language, uow.now,
                Channel.EMAIL, uow.now,
            )
        )  # fmt: skip


def end_links(command: EndLinks, actor: Actor, uow: UnitOfWork) -> tuple[LinkedContact, ...]:
    """Write him mail again, at every address that is linked with this chat."""
    ended = tuple(uow.linked.in_chat(command.telegram_id))
    for each in ended:
        _end(each, uow, tell=False)
    return ended


def end_by_mail(command: EndByMail, actor: Actor, uow: UnitOfWork) -> bool:
    """Write him mail again; the chat hears that. False where nothing was linked."""
    contact = uow.linked.at(command.address)
    if contact is None or not contact.stands:
        return False
    _end(contact, uow, tell=True)
    return True


def wrote_from(address: str, uow: UnitOfWork) -> None:
    """A mail came from this address: answers go there, until its person writes in chat again."""
    contact = uow.linked.at(address) if address else None
    if contact is not None and contact.reads_in_chat:
        uow.linked.put(replace(contact, last_channel=Channel.EMAIL))


def wrote_in_chat(telegram_id: int, uow: UnitOfWork) -> None:
    """Something was written in this chat: answers come here, until its person writes a mail."""
    for each in uow.linked.in_chat(telegram_id):
        if each.last_channel is not Channel.TELEGRAM:
            uow.linked.put(replace(each, last_channel=Channel.TELEGRAM))


def write_by_mail(telegram_id: int, uow: UnitOfWork) -> None:
    """Letters go by mail until something is written in this chat again."""
    for each in uow.linked.in_chat(telegram_id):
        if each.last_channel is not Channel.EMAIL:
            uow.linked.put(replace(each, last_channel=Channel.EMAIL))


def _offered(link_id: UUID | None, telegram_id: int, uow: UnitOfWork) -> Link:
    refuse_where_off(uow)
    refuse_our_own(telegram_id, uow)
    link = uow.links.get(link_id) if link_id else None
    if link is None or link.purpose is not Purpose.CHANNEL or not _is_open(link, uow):
        raise LinkHasEnded
    return link


def _is_open(link: Link, uow: UnitOfWork) -> bool:
    return link.used_at is None and link.holds(uow.now)


def _linked_by(link_id: UUID, telegram_id: int, uow: UnitOfWork) -> LinkedContact | None:
    """Who was linked with this chat by this link before: the tap was sent twice."""
    link = uow.links.get(link_id)
    contact = uow.linked.at(link.recipient) if link and link.used_at else None
    same = contact is not None and contact.stands and contact.telegram_id == telegram_id
    return contact if same else None


def join(
    address: str, command: Joining, name: str, order: str | None, uow: UnitOfWork
) -> LinkedContact:
    """Link what was proved to be one person's.

    Whoever reads the address's mail decides: another chat that was linked before is so no more.
    """
    before = uow.linked.at(address)
    if before is not None and before.stands and before.telegram_id != command.telegram_id:
        _end(before, uow, tell=True)
    contact = LinkedContact(address, command.telegram_id, name, command.language, uow.now)
    uow.linked.put(contact)
    uow.users.drop_request(command.telegram_id)
    uow.publish(
        ContactLinked(
            order=order, by=name, address=address, telegram_id=command.telegram_id,
            called=one_line(command.name, LONGEST_NAME), language=command.language,
        )
    )  # fmt: skip
    return contact


def _end(contact: LinkedContact, uow: UnitOfWork, *, tell: bool) -> None:
    uow.linked.put(replace(contact, ended_at=uow.now, last_channel=Channel.EMAIL))
    uow.publish(
        ContactEnded(
            by=contact.name, address=contact.address, telegram_id=contact.telegram_id,
            language=contact.language, tell=tell,
        )
    )  # fmt: skip


def named(known: str, told: str) -> str:
    """What he is called: as the company knows him, else as Telegram does."""
    name = one_line(known, LONGEST_NAME)
    return one_line(told, LONGEST_NAME) if not name or "@" in name else name


def refuse_where_off(uow: UnitOfWork) -> None:
    """Raises NotOffered where the company does not want this."""
    if not uow.settings.all()[CONTACTS_IN_CHAT]:
        raise NotOffered


def refuse_our_own(telegram_id: int, uow: UnitOfWork) -> None:
    """Raises NotForOurOwn where this chat is one of the company's people's."""
    user = uow.users.by_telegram_id(telegram_id)
    if user is not None and user.active:
        raise NotForOurOwn(name=user.name)
