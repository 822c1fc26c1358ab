"""Customers' letters in chat: rendered here, and mailed instead where the chat takes none (XT-19)."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from core.chat import Button, ChatMessage, Place
from core.deliveries import Channel, Delivery, DeliveryState, NewDelivery, Sent
from core.linking import OF_CONTACT
from core.ports import UnitOfWork
from core.usecases.linking import wrote_from
from core.words import Words
from notifications.attachments import along_with
from notifications.channels.telegram_files import Wanted
from notifications.channels.telegram_outcomes import BLOCKED
from notifications.channels.telegram_settling import Rendered
from notifications.gathering import gather
from notifications.inviting import INVITING, invitation_of
from notifications.letter_facts import LetterFacts
from notifications.letters import Letters
from notifications.mail import Mailroom

CONTACT_FILE = "contact-file"
"""A document of the order that goes along with a customer's letter (SE-60)."""


@dataclass(frozen=True, slots=True)
class ContactLetters:
    """Writes in a chat what would else be mailed to its person.

    ``ways`` are the buttons under a letter that has no links of its own.
    """

    letters: Letters
    mailroom: Mailroom
    ways: Callable[[Words], tuple[tuple[Button, ...], ...]]

    def rendered(self, delivery: Delivery, uow: UnitOfWork) -> Rendered | None:
        """The letter as it is now; None when it is stale, or stands in a later one."""
        place = Place(int(delivery.recipient))
        if delivery.letter == CONTACT_FILE:
            return Rendered(_file(delivery), None, Wanted("", delivery.language), place)
        mailed = as_mailed(delivery)
        facts = gather(mailed, uow)
        if facts is None or _is_superseded(delivery, uow):
            return None
        said = self.letters.in_chat(mailed, facts)
        links = tuple(tuple(Button(label, url=url) for label, url in row) for row in said.links)
        rows = links or self.ways(self.letters.speech(delivery.language))
        message = ChatMessage(said.html, rows, stands_for={"order": facts.number})
        wanted = Wanted("", delivery.language)
        if delivery.letter == "protocol":
            message = replace(message, protocol_of=facts.number)
            wanted = _protocol(facts, delivery)
        elif delivery.letter in INVITING:
            message = self._with_entry(message, mailed, facts)
        return Rendered(message, None, wanted, place)

    def _with_entry(
        self, message: ChatMessage, mailed: Delivery, facts: LetterFacts
    ) -> ChatMessage:
        speech = self.letters.speech
        invitation = invitation_of(mailed, facts, self.mailroom, speech(mailed.language))
        if invitation is None:
            return message
        name = f"AO-{facts.number}.ics"
        return replace(message, file_name=name, file_text=invitation.written())


def settle_contact(delivery: Delivery, sent: Sent, uow: UnitOfWork) -> None:
    """What could not be said goes by mail; what was said is followed by the order's documents."""
    if delivery.letter != CONTACT_FILE and sent.state is DeliveryState.SENT:
        _send_along(delivery, uow)
    if sent.error == BLOCKED:
        wrote_from(address_of(delivery), uow)
    elif sent.state is not DeliveryState.FAILED:
        return
    if delivery.letter != CONTACT_FILE:
        mailed = as_mailed(delivery)
        by_mail = NewDelivery(
            Channel.EMAIL, mailed.recipient, mailed.letter, mailed.language, mailed.context,
            mailed.order,
        )  # fmt: skip
        uow.outbox.put(by_mail, cause=f"not-in-chat:{delivery.id}", by=delivery.by)


def is_contact_s(delivery: Delivery) -> bool:
    """Whether it is a customer's letter, which would else be mailed."""
    return OF_CONTACT in delivery.context


def address_of(delivery: Delivery) -> str:
    """To whom it would else be mailed."""
    return str(delivery.context[OF_CONTACT])


def as_mailed(delivery: Delivery) -> Delivery:
    """The same letter as it would be mailed."""
    context = {key: value for key, value in delivery.context.items() if key != OF_CONTACT}
    return replace(
        delivery, channel=Channel.EMAIL, recipient=address_of(delivery), context=context
    )


def _is_superseded(delivery: Delivery, uow: UnitOfWork) -> bool:
    booking = delivery.context.get("booking_id")
    if booking is None or delivery.order is None:
        return False
    return any(each.get("booking_id") == booking for each in uow.outbox.newer(delivery))


def _protocol(facts: LetterFacts, delivery: Delivery) -> Wanted:
    version, settings = facts.order.version, facts.settings.fingerprint
    return Wanted(facts.number, delivery.language, facts.prices, version, settings)


def _send_along(delivery: Delivery, uow: UnitOfWork) -> None:
    """Each document as a message of its own, since a chat takes one file in each."""
    facts = gather(as_mailed(delivery), uow)
    if facts is None or facts.about is None:
        return
    for document in along_with(delivery.letter, facts.about, facts.settings).documents:
        context = {
            OF_CONTACT: address_of(delivery), "name": document.name, "stored": document.sha256,
        }  # fmt: skip
        file = NewDelivery(
            Channel.TELEGRAM, delivery.recipient, CONTACT_FILE, delivery.language, context,
            delivery.order,
        )  # fmt: skip
        uow.outbox.put(file, cause=f"along:{delivery.id}:{document.id}", by=delivery.by)


def _file(delivery: Delivery) -> ChatMessage:
    context = delivery.context
    stands_for = {"order": delivery.order} if delivery.order else {}
    return ChatMessage(
        "", stands_for=stands_for, file_name=context["name"], stored=context["stored"]
    )
