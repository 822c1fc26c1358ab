"""Looks at a letter before it is sent, and sends it with what it carries (MS)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from bot.letter_draft import TEL, Draft, mark_of
from bot.updates.gathering import order_seen
from core import permissions as may
from core.checks import checks_of
from core.deliveries import Channel
from core.linking import IN_CHAT
from core.lists import LetterRow
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.recipients import Recipient, recipients_of
from core.refusals import BadInput
from core.settings import address_or_none
from core.usecases.bookings import address_of_contact
from core.usecases.messages import (
    RIGHTS,
    Letter,
    MessageSent,
    SendMessage,
    default_message,
    phone_number,
    send_message,
)
from core.usecases.quotes import SendQuote, send_quote
from core.words import N_
from core.work_order import State, WorkOrder


class LetterTooLong(BadInput):
    sentence = N_(
        "That is {count} characters, and a letter takes {most}. Nothing was changed: write it "
        "shorter, or put it in a file on the order."
    )


class NobodyPicked(BadInput):
    sentence = N_("Nobody is ticked. Tap who should get it, or write an address.")


class NothingWritten(BadInput):
    sentence = N_("There is no text yet. Tap Change the text and write it.")


@dataclass(frozen=True, slots=True)
class LookAtDraft:
    """A draft, changed by what was tapped or typed: a recipient's mark, or an address.

    ``texts``: whether text messages can be sent here.
    """

    draft: Draft
    texts: bool = False
    toggle: int | None = None
    add: str | None = None


@dataclass(frozen=True, slots=True)
class Drafted:
    """The draft as it stands, who could get it, what else could be sent, and its text."""

    order: WorkOrder
    draft: Draft
    recipients: tuple[Recipient, ...]
    letters: tuple[Letter, ...]
    text: str
    texts: bool = False


@dataclass(frozen=True, slots=True)
class LookAtLetters:
    """What was sent about an order."""

    number: OrderNumber


@dataclass(frozen=True, slots=True)
class LettersSent:
    """The order and its letters, the latest first."""

    order: WorkOrder
    rows: Sequence[LetterRow]


def look_at_draft(command: LookAtDraft, actor: Actor, uow: UnitOfWork) -> Drafted:
    """The letter as it would go; raises NotAllowed, BadInput for what is no address."""
    order = order_seen(command.draft.number, actor, uow)
    for letter in command.draft.letters:
        actor.require(order, RIGHTS.get(letter, may.EMAIL_PROTOCOL))
    people = tuple(
        each for each in recipients_of(order, uow) if each.email or (command.texts and each.phone)
    )
    draft = _picked(_begun(command.draft, order), command, people)
    text = default_message(uow) if draft.text is None else draft.text
    return Drafted(order, draft, people, letters_for(order, actor, uow), text, command.texts)


def send_draft(command: Draft, actor: Actor, uow: UnitOfWork) -> MessageSent:
    """Send it to everybody ticked; a quote it carries counts as sent by it (MS-01, MS-02)."""
    order = order_seen(command.number, actor, uow)
    to = _begun(command, order).to
    if not to:
        raise NobodyPicked
    if Letter.MESSAGE in command.letters and not (command.text or default_message(uow)).strip():
        raise NothingWritten
    sent = _sent(command, to, actor, uow)
    if command.quote is not None and Letter.MESSAGE in command.letters:
        send_quote(SendQuote(command.quote), actor, uow)
    return sent


def _sent(draft: Draft, to: tuple[str, ...], actor: Actor, uow: UnitOfWork) -> MessageSent:
    """By mail to the addresses, and what is a message as a text to the numbers (MS-06)."""
    numbers = tuple(each.removeprefix(TEL) for each in to if each.startswith(TEL))
    addresses = tuple(each for each in to if not each.startswith(TEL))
    mailed = None
    if addresses or not numbers:
        wanted = SendMessage(draft.number, draft.letters, addresses, draft.text, quote=draft.quote)
        mailed = send_message(wanted, actor, uow)
    if not numbers:
        return cast(MessageSent, mailed)
    letters = tuple(each for each in draft.letters if each is Letter.MESSAGE) or draft.letters
    wanted = SendMessage(draft.number, letters, numbers, draft.text, by_sms=True, gateway=True)
    texted = send_message(wanted, actor, uow)
    if mailed is None:
        return texted
    return replace(mailed, recipients=(*mailed.recipients, *texted.recipients))


def letters_for(order: WorkOrder, actor: Actor, uow: UnitOfWork) -> tuple[Letter, ...]:
    """What this person could send about the order now."""
    fits = {
        Letter.ORDER_CONFIRMATION: order.state is not State.CANCELLED,
        Letter.BOOKING_CONFIRMATION: any(each.ends_at > uow.now for each in order.bookings),
        Letter.SELF_CHECKS: bool(checks_of(order)),
        Letter.PROTOCOL: True,
        Letter.INVOICE: bool(uow.invoices.of_order(order.number)),
        Letter.MESSAGE: True,
    }
    return tuple(
        letter
        for letter in Letter
        if fits[letter] and actor.may_on(order, RIGHTS.get(letter, may.EMAIL_PROTOCOL))
    )


def letters_sent(command: LookAtLetters, actor: Actor, uow: UnitOfWork) -> LettersSent:
    """What went to whom about the order, and how it went, also where he reads it in chat (XT-19).

    Nothing of what was said in the chats of the company's own people.
    """
    order = order_seen(command.number, actor, uow)
    actor.require(order, may.EMAIL_PROTOCOL, may.EDIT, may.EDIT_ASSIGNED)
    mails = {Channel.EMAIL, Channel.SMS}
    rows = [
        each
        for row in uow.outbox.rows(str(order.number))
        if (each := row if row.channel in mails else _in_his_chat(row, uow))
    ]
    return LettersSent(order, sorted(rows, key=lambda row: row.at, reverse=True))


def _in_his_chat(row: LetterRow, uow: UnitOfWork) -> LetterRow | None:
    """A customer's letter that went to his chat; None for what was said to one of our own."""
    if row.letter not in IN_CHAT or row.to.startswith("-"):
        return None
    own = uow.users.by_telegram_id(int(row.to))
    return None if own is not None else replace(row, to="Telegram")


def _begun(draft: Draft, order: WorkOrder) -> Draft:
    """Nobody was picked yet: it is for the contact."""
    contact = address_of_contact(order)
    if draft.to is not None:
        return draft
    return replace(draft, to=(contact,) if contact else ())


def _picked(draft: Draft, command: LookAtDraft, people: Sequence[Recipient]) -> Draft:
    if command.add is not None:
        address = _way(command.add, texts=command.texts)
        return draft if address is None or address in (draft.to or ()) else _plus(draft, address)
    known = (*(way for each in people for way in ways_to(each, texts=command.texts)),
             *(draft.to or ()))  # fmt: skip
    meant = next((each for each in known if mark_of(each) == command.toggle), None)
    return draft if meant is None else draft.with_recipient(meant)


def ways_to(person: Recipient, *, texts: bool) -> tuple[str, ...]:
    """Somebody's address, and his number where text messages can be sent."""
    phone = f"{TEL}{person.phone}" if texts and person.phone else None
    return tuple(way for way in (person.email, phone) if way)


def _way(written: str, *, texts: bool) -> str | None:
    """The address that was typed, or a number for a text message; raises BadInput."""
    if texts and "@" not in written and written.strip():
        return f"{TEL}{phone_number(written)}"
    return address_or_none(written)


def _plus(draft: Draft, address: str) -> Draft:
    return replace(draft, to=(*(draft.to or ()), address))
