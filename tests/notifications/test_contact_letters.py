"""Which way a customer's letter goes, and how it reads in his chat (XT-19)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from core import events
from core.chat import Button
from core.deliveries import Channel, Delivery, NewDelivery, Outage
from core.linking import OF_CONTACT, LinkedContact
from core.links import Link, Purpose
from core.people import Role, User
from core.settings import CONTACTS_IN_CHAT
from core.words import Words
from core.work_order import State, WorkOrder
from notifications.channels.telegram_contacts import ContactLetters
from notifications.channels.telegram_settling import Rendered
from notifications.letters import Letters
from notifications.mail import Mailroom
from notifications.rules import Rules
from tests.notifications.example import (
    BOOKING,
    COMPANY,
    KARIN,
    LETTERHEAD,
    NOW,
    ORDER,
    ORDER_LINK,
    SIGN_LINK,
    SIGNER,
    a_link,
    an_id,
)
from tests.notifications.records import LinkRows, Outages, Records
from tests.notifications.spoken import speech

pytestmark = pytest.mark.shows("E", "XT-19")
CHAT = 501
IN_CHAT = LinkedContact(KARIN, CHAT, "Karin Ek", "sv", NOW)
ON = {**COMPANY, CONTACTS_IN_CHAT.key: "on"}
WAY = ((Button("A way on", "code"),),)


def ways(words: Words) -> tuple[tuple[Button, ...], ...]:
    return WAY


LETTERS = ContactLetters(Letters(speech, SIGNER, LETTERHEAD), Mailroom(LETTERHEAD, SIGNER), ways)


def message_to_karin(*contacts: LinkedContact, **changes: Any) -> NewDelivery:
    """Somebody writes to Karin."""
    event = events.LetterAsked(
        order="421", by="David Dahl", letter="message", recipients=(KARIN,), text="We come."
    )
    records = Records(**{"values": ON, "in_chat": contacts, **changes})
    (letter,) = Rules("sv")(event, records.uow)
    return letter


def test_it_goes_to_the_chat_of_whoever_wrote_there_last() -> None:
    letter = message_to_karin(IN_CHAT)
    assert (letter.channel, letter.recipient) == (Channel.TELEGRAM, str(CHAT))
    assert letter.context[OF_CONTACT] == KARIN


@pytest.mark.parametrize(
    "contact",
    [replace(IN_CHAT, last_channel=Channel.EMAIL), replace(IN_CHAT, ended_at=NOW)],
    ids=["wrote by mail last", "has ended it"],
)
def test_it_goes_by_mail_to_who(contact: LinkedContact) -> None:
    letter = message_to_karin(contact)
    assert (letter.channel, letter.recipient) == (Channel.EMAIL, KARIN)


def test_it_goes_by_mail_while_the_company_does_not_want_chats() -> None:
    assert message_to_karin(IN_CHAT, values=COMPANY).channel is Channel.EMAIL


def test_it_goes_by_mail_while_telegram_is_down() -> None:
    """A letter about a visit is of no use a day later."""
    down = Outages((Outage(Channel.TELEGRAM, NOW, "away", NOW),))
    assert message_to_karin(IN_CHAT, outages=down).channel is Channel.EMAIL


def test_it_goes_by_mail_where_the_chat_has_become_one_of_our_own_people_s() -> None:
    """Whoever works here is told his work there, and gets his own mail as anybody."""
    own = User("Kaja", Role.TECHNICIAN, telegram_id=CHAT)
    assert message_to_karin(IN_CHAT, people=(own,)).channel is Channel.EMAIL


def receipt(people: Sequence[User] = (), **changes: Any) -> NewDelivery:
    event = events.FaultReported(
        order="421", by="Karin Ek", reply_to=KARIN, language="sv", subject="", in_reply_to=None
    )
    records = Records(**{"values": ON, "people": people, **changes})
    found = (each for each in Rules("sv")(event, records.uow) if each.letter == "receipt")
    return next(found)


def test_a_receipt_offers_the_chat_by_a_link_of_its_own() -> None:
    links = LinkRows()
    offered = receipt(links=links).context["chat_link_id"]
    (link,) = (each for each in links.kept.values() if each.purpose is Purpose.CHANNEL)
    assert (str(link.id), link.recipient) == (offered, KARIN)


def test_it_offers_none_to_who_said_no() -> None:
    assert "chat_link_id" not in receipt(in_chat=(replace(IN_CHAT, ended_at=NOW),)).context


def test_it_offers_none_to_one_of_the_company_s_own() -> None:
    own = User("Karin Ek", Role.TECHNICIAN, KARIN.upper())
    assert "chat_link_id" not in receipt((own,)).context


def rendered(letter: str, order: WorkOrder = ORDER, *more: Link, **context: Any) -> Rendered:
    """The letter as it stands in Karin's chat."""
    delivery = Delivery(
        an_id(90), Channel.TELEGRAM, str(CHAT), letter, "en", {**context, OF_CONTACT: KARIN},
        "421", "Anna Berg", NOW,
    )  # fmt: skip
    links = LinkRows((ORDER_LINK, SIGN_LINK, *more))
    found = LETTERS.rendered(delivery, Records(orders=(order,), links=links).uow)
    assert found is not None
    return found


def test_what_only_a_mail_needs_is_not_said() -> None:
    html = rendered("message", text="We <come>.\n\nSoon.").message.html
    assert html.startswith(
        "<b>AO 421: Dörren stänger inte</b>\n\nHi Karin Ek,\n\nWe &lt;come&gt;."
    )
    assert "[AO" not in html
    assert "Write above" not in html


def test_links_are_buttons() -> None:
    message = rendered("sign-request", link_id=str(SIGN_LINK.id)).message
    ((button,),) = message.buttons
    assert button.label == "Read and sign"
    assert button.url is not None
    assert button.url.startswith("https://ordna.example/sign/")
    assert "https://" not in message.html


def test_without_links_it_has_a_way_on() -> None:
    assert rendered("message", text="Hello").message.buttons == WAY


def test_a_booked_time_is_a_file_for_the_calendar() -> None:
    message = rendered("booking-confirmation", booking_id=str(BOOKING.id)).message
    assert message.file_name == "AO-421.ics"
    assert f"mailto:{KARIN}" in message.file_text.replace("\r\n ", "")


def test_a_protocol_is_its_file_with_the_reader_s_prices() -> None:
    found = rendered("protocol")
    assert found.message.protocol_of == "421"
    assert found.wanted.prices.each


def test_a_reply_to_it_is_about_its_order() -> None:
    assert rendered("message", text="Hello").message.stands_for == {"order": "421"}


def test_how_he_liked_it_is_five_buttons_in_a_row() -> None:
    rating = a_link(Purpose.RATE, 77)
    done = replace(ORDER, state=State.SIGNED)
    message = rendered("protocol", done, rating, answer_link_id=str(rating.id)).message
    assert [button.label for button in message.buttons[0]] == ["1", "2", "3", "4", "5"]
    assert "https://" not in message.html


def test_a_message_ends_without_the_regards_of_a_mail() -> None:
    assert "Kind regards" not in rendered("message", text="Hello").message.html
