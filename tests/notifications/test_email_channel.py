"""A delivery by e-mail, from the outbox to a real mail host and back to what is known of it."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import timedelta
from email import message_from_bytes
from typing import Any, cast

import pytest

from core.deliveries import Channel, Delivery, DeliveryState, NewDelivery, Sent
from core.links import Link
from core.numbers import OrderNumber
from core.people import Role, User
from core.ports import Unreached
from core.reach import Cause
from core.shapes import shape
from core.views import ALL_PRICES, NO_PRICES, Prices
from core.work_order import State, WorkOrder
from notifications.channels.email import EmailSender
from notifications.channels.post import Accepted, Down, Later, Never, Outcome, Post, Unknown
from notifications.dispatcher import Dispatcher
from notifications.letter_facts import LetterFacts
from notifications.letters import Letters
from notifications.mail import Mail, Mailroom
from notifications.smarthost import Smarthost
from tests.notifications.conftest import Office
from tests.notifications.example import (
    BOOKING,
    KARIN,
    LETTERHEAD,
    NOW,
    ORDER,
    SIGN_LINK,
    SIGNER,
    an_id,
)
from tests.notifications.mail_host import MailHost, listening
from tests.notifications.spoken import speech
from tests.notifications.stored import stored
from tests.notifications.test_dispatcher import until
from tests.notifications.test_protocol import Shelf


@dataclass
class Pillar:
    """A way to post that keeps the mail, and says the outcome it was given."""

    outcome: Outcome = field(default_factory=Accepted)
    kept: list[Mail] = field(default_factory=list)

    async def hand_in(self, mail: Mail) -> Outcome:
        self.kept.append(mail)
        return self.outcome


@dataclass
class Press:
    """Makes protocols, and remembers which."""

    asked: list[tuple[OrderNumber, str, Prices]] = field(default_factory=list)

    async def with_letter(
        self, letter: str, facts: LetterFacts, language: str
    ) -> tuple[str, bytes] | None:
        if letter != "protocol":
            return None
        self.asked.append((facts.order.number, language, facts.prices))
        return f"AO-{facts.number}.pdf", b"%PDF-1.4 protocol"


def sender_of(
    office: Office, post: Pillar | Post, press: Press | None = None, shelf: Shelf | None = None
) -> EmailSender:
    return EmailSender(
        office.door,
        Letters(speech, SIGNER, LETTERHEAD),
        Mailroom(LETTERHEAD, SIGNER),
        post,
        press or Press(),
        shelf or Shelf(),
        office.clock,
    )


def a_delivery(letter: str = "receipt", age: timedelta = timedelta(), **context: Any) -> Delivery:
    return Delivery(
        an_id(90), Channel.EMAIL, KARIN, letter, "sv", context, "421", "Anna Berg", NOW - age
    )


@pytest.mark.shows("E", "MS-04")
async def test_a_letter_goes_from_the_outbox_to_the_mail_host(office: Office) -> None:
    host, press = MailHost(), Press()
    await office.write(stored())
    await office.put(NewDelivery(Channel.EMAIL, KARIN, "protocol", "sv", order="421"))
    async with listening(host):
        post = Post(Smarthost("127.0.0.1", host.port), "ordna.example", 5, 5)
        dispatcher = Dispatcher(office.door, sender_of(office, post, press), office.clock)
        running = asyncio.create_task(dispatcher.run())
        await until(lambda: bool(host.received))
        dispatcher.stop()
        await running
    (envelope,) = host.received
    message = message_from_bytes(cast(bytes, envelope.content))
    assert press.asked == [(ORDER.number, "sv", ALL_PRICES)]
    assert [part.get_filename() for part in message.walk()][-1] == "AO-421.pdf"
    assert await office.states() == ["sent"]
    known = [message["Message-ID"]]
    assert await office.door.ask(lambda uow: uow.mails.order_of_thread(known)) == "421"


@pytest.mark.shows("E", "PE-24")
async def test_a_user_gets_a_protocol_with_the_prices_he_may_see(office: Office) -> None:
    karin, press = User("Karin Ek", Role.TECHNICIAN, KARIN.upper()), Press()
    await office.write(stored())
    await office.write(lambda uow: uow.users.put(karin))
    await sender_of(office, Pillar(), press).send(a_delivery("protocol"))
    assert press.asked == [(ORDER.number, "sv", NO_PRICES)]


@pytest.mark.shows("E", "MS-05")
async def test_a_booking_confirmation_takes_its_calendar_entry_along(office: Office) -> None:
    await office.write(stored())
    pillar = Pillar()
    await sender_of(office, pillar).send(
        a_delivery("booking-confirmation", booking_id=str(BOOKING.id))
    )
    types = [part.get_content_type() for part in message_from_bytes(pillar.kept[0].content).walk()]
    assert "text/calendar" in types


@pytest.mark.shows("E", "XT-10")
async def test_a_time_that_is_off_is_cancelled_in_the_calendar_by_a_later_word(
    office: Office,
) -> None:
    await office.write(stored(replace(ORDER, bookings=())))
    pillar = Pillar()
    await sender_of(office, pillar).send(a_delivery("booking-cancelled", booking=shape(BOOKING)))
    entry = next(
        part
        for part in message_from_bytes(pillar.kept[0].content).walk()
        if part.get_content_type() == "text/calendar"
    )
    said = cast(bytes, entry.get_payload(decode=True)).decode()
    wanted = (f"UID:{BOOKING.id}@", "METHOD:CANCEL", f"SEQUENCE:{BOOKING.sequence + 1}")
    assert (entry.get_param("method"), [each in said for each in wanted]) == ("CANCEL", [True] * 3)


@pytest.mark.shows("E", "XT-10")
async def test_a_time_that_is_back_before_the_word_that_it_is_off_has_left_stays(
    office: Office,
) -> None:
    await office.write(stored())
    pillar = Pillar()
    sent = await sender_of(office, pillar).send(
        a_delivery("booking-cancelled", booking=shape(BOOKING))
    )
    assert (sent.state, pillar.kept) == (DeliveryState.DROPPED, [])


async def test_an_address_that_mail_comes_back_from_is_not_written_to(office: Office) -> None:
    await office.write(stored())
    unreached = Unreached(KARIN, NOW, Cause.NO_MAILBOX)
    await office.write(lambda uow: uow.undeliverable.put(unreached))
    pillar = Pillar()
    sent = await sender_of(office, pillar).send(a_delivery("protocol"))
    assert (sent.state, sent.error, pillar.kept) == (
        DeliveryState.FAILED,
        "mail to this address comes back: no_mailbox",
        [],
    )


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Accepted(), DeliveryState.SENT),
        (Later("451"), DeliveryState.WAITING),
        (Never("550"), DeliveryState.FAILED),
        (Unknown("timeout"), DeliveryState.MAYBE_SENT),
    ],
)
async def test_an_outcome_is_recorded_as_what_it_means(
    office: Office, outcome: Outcome, state: DeliveryState
) -> None:
    await office.write(stored())
    assert (await sender_of(office, Pillar(outcome)).send(a_delivery())).state is state


async def test_a_refusal_for_now_is_tried_again_in_about_a_minute(office: Office) -> None:
    await office.write(stored())
    sent = await sender_of(office, Pillar(Later("451"))).send(a_delivery())
    assert sent.retry_at is not None
    assert timedelta(minutes=1) <= sent.retry_at - NOW <= timedelta(seconds=75)


async def test_after_five_days_it_is_given_up(office: Office) -> None:
    await office.write(stored())
    sender = sender_of(office, Pillar(Later("451")))
    assert (await sender.send(a_delivery(age=timedelta(days=5)))).state is DeliveryState.FAILED


STALE: dict[str, tuple[WorkOrder, tuple[Link, ...], Delivery]] = {
    "a booking that is gone": (
        replace(ORDER, bookings=()),
        (),
        a_delivery("booking-confirmation", booking_id=str(BOOKING.id)),
    ),
    "a booking of a cancelled order": (
        replace(ORDER, state=State.CANCELLED),
        (),
        a_delivery("booking-confirmation", booking_id=str(BOOKING.id)),
    ),
    "articles that nobody wants any more": (
        ORDER,
        (),
        a_delivery("articles-to-order", rows=[{**shape(ORDER.to_order[0]), "id": str(an_id(99))}]),
    ),
    "a wish to sign what is signed": (
        replace(ORDER, state=State.SIGNED),
        (SIGN_LINK,),
        a_delivery("sign-request", link_id=str(SIGN_LINK.id)),
    ),
    "a wish to sign by a link that was taken back": (
        ORDER,
        (replace(SIGN_LINK, revoked=True),),
        a_delivery("sign-request", link_id=str(SIGN_LINK.id)),
    ),
    "an order that is gone": (ORDER, (), replace(a_delivery(), order="422")),
}


@pytest.mark.parametrize("name", STALE)
async def test_what_is_not_so_any_more_is_not_said(office: Office, name: str) -> None:
    order, links, delivery = STALE[name]
    await office.write(stored(order, links))
    pillar = Pillar()
    assert await sender_of(office, pillar).send(delivery) == Sent(DeliveryState.DROPPED)
    assert pillar.kept == []


async def test_what_is_no_address_fails_at_once(office: Office) -> None:
    await office.write(stored())
    delivery = replace(a_delivery(), recipient="a@b.example\r\nRCPT TO:<x@y.example>")
    assert (await sender_of(office, Pillar()).send(delivery)).state is DeliveryState.FAILED


async def test_a_mail_that_is_sent_again_is_the_same_mail(office: Office) -> None:
    await office.write(stored())
    pillar = Pillar(Unknown("timeout"))
    sender = sender_of(office, pillar)
    await sender.send(a_delivery())
    await sender.send(a_delivery())
    assert pillar.kept[0].message_id == pillar.kept[1].message_id


@pytest.mark.shows("E", "BO-08")
async def test_of_two_words_on_one_booked_time_only_the_later_is_sent(office: Office) -> None:
    """Both are written from what is so now: a time moved thrice while the host was away is one."""
    await office.write(stored())
    told = {"booking_id": str(BOOKING.id)}
    confirmation = NewDelivery(
        Channel.EMAIL, KARIN, "booking-confirmation", "sv", told, order="421"
    )
    await office.put(confirmation, confirmation, confirmation)
    pillar = Pillar()
    dispatcher = Dispatcher(office.door, sender_of(office, pillar), office.clock)
    running = asyncio.create_task(dispatcher.run())
    async with asyncio.timeout(5):
        while "waiting" in await office.states():  # noqa: ASYNC110 - nothing tells
            await asyncio.sleep(0.001)
    dispatcher.stop()
    await running
    assert await office.states() == ["dropped", "dropped", "sent"]
    assert len(pillar.kept) == 1


@pytest.mark.shows("E", "MS-04")
async def test_a_host_that_is_away_says_so_of_the_whole_channel(office: Office) -> None:
    await office.write(stored())
    sent = await sender_of(office, Pillar(Down("It is away."))).send(a_delivery())
    assert (sent.state, sent.error) == (DeliveryState.WAITING, "It is away.")
    assert (sent.channel_is_down, sent.recipient_rests) == (True, False)


async def test_a_reader_who_takes_nothing_now_is_left_alone_alone(office: Office) -> None:
    await office.write(stored())
    sent = await sender_of(office, Pillar(Later("452 full"))).send(a_delivery())
    assert (sent.channel_is_down, sent.recipient_rests) == (False, True)


@pytest.mark.shows("E", "SE-71")
async def test_an_alert_by_mail_is_dropped_once_somebody_has_the_order(office: Office) -> None:
    await office.write(stored())
    alert = a_delivery("alert", alert="urgent", name="", text="")
    assert await sender_of(office, Pillar()).send(alert) == Sent(DeliveryState.DROPPED)
