"""Where a customer's letter goes: by mail, or to the chat in which he wrote last (XT-19)."""

from collections.abc import Iterator
from dataclasses import replace

from core.deliveries import Channel, NewDelivery
from core.events import ContactAsked, ContactEnded, ContactLinked
from core.linking import IN_CHAT, OF_CONTACT, LinkedContact, plain_address
from core.links import Purpose
from core.settings import CONTACTS_IN_CHAT
from notifications.rules.audience import Audience

OFFERS_CHAT = frozenset({"receipt", "booking-confirmation", "visit-reminder", "status"})
"""The letters that say, in a quiet line, that there is another way."""


def by_the_last_way(letter: NewDelivery, to: Audience) -> NewDelivery:
    """The letter, to the chat of whoever is linked and wrote there last; else by mail as it was."""
    if letter.channel is not Channel.EMAIL or letter.letter not in IN_CHAT:
        return letter
    if not to.settings[CONTACTS_IN_CHAT]:
        return letter
    contact = to.uow.linked.at(letter.recipient)
    if contact is None:
        return _offering(letter, to)
    if not contact.reads_in_chat or not _takes_letters(contact, to):
        return letter
    context = {**letter.context, OF_CONTACT: letter.recipient}
    return replace(
        letter, channel=Channel.TELEGRAM, recipient=str(contact.telegram_id), context=context
    )


def _takes_letters(contact: LinkedContact, to: Audience) -> bool:
    """Whether anything can be said in the chat now, and it is still a customer's."""
    user = to.uow.users.by_telegram_id(contact.telegram_id)
    is_ours = user is not None and user.active
    return not is_ours and to.uow.outages.get(Channel.TELEGRAM) is None


def _offering(letter: NewDelivery, to: Audience) -> NewDelivery:
    """With the link that offers it; one of the company's own people has a chat of his own."""
    own = (plain_address(each.email) for each in to.uow.users.all() if each.active and each.email)
    if letter.letter not in OFFERS_CHAT or letter.order is None:
        return letter
    if plain_address(letter.recipient) in own:
        return letter
    link = to.link(Purpose.CHANNEL, letter.recipient, letter.language)
    return replace(letter, context={**letter.context, "chat_link_id": link})


def contact_asked(event: ContactAsked, to: Audience) -> Iterator[NewDelivery]:
    """The digits, to the address of which somebody in chat says that it is his."""
    context = {"digits": event.digits, "until": event.until, "name": event.by}
    yield to.mail(event.address, "chat-code", event.language, **context)


def contact_linked(event: ContactLinked, to: Audience) -> Iterator[NewDelivery]:
    """The address hears where its letters go from now on, and how to end that."""
    language = event.language or to.company_language
    yield to.mail(event.address, "chat-linked", language, name=event.called)


def contact_ended(event: ContactEnded, to: Audience) -> Iterator[NewDelivery]:
    """The chat hears that its letters go by mail again, where it did not say so itself."""
    if event.tell:
        language = event.language or to.company_language
        context = {"address": event.address}
        yield NewDelivery(
            Channel.TELEGRAM, str(event.telegram_id), "contact-ended", language, context
        )
