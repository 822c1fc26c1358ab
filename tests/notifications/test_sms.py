"""Text messages, sent over real HTTP to gateways as they are documented (MS-06)."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest

from core.deliveries import Channel, Delivery, DeliveryState, Sent
from core.order_papers import Stamp, StampKind
from core.ports import UnitOfWork
from core.work_order import State, WorkOrder
from notifications.channels.sms import SmsSender, e164
from notifications.channels.sms_gateways import Gateway, WrongSmsUrl
from notifications.letters import Letters
from tests.notifications.example import (
    BOOKING,
    LETTERHEAD,
    NOW,
    ORDER,
    SIGNER,
    an_id,
)
from tests.notifications.records import Records
from tests.notifications.sms_host import PASSWORD, USER, SmsHost, sms_host
from tests.notifications.spoken import speech

R = TypeVar("R")

shows = pytest.mark.shows
PASS_WORD = "p%26ss"
OUT = Stamp(
    StampKind.ON_MY_WAY, an_id(1), "Anna Berg", NOW, NOW + timedelta(minutes=20), an_id(70)
)


@pytest.fixture
async def host() -> AsyncIterator[SmsHost]:
    async with sms_host() as made:
        yield made


class Looking:
    """A door that only looks."""

    def __init__(self, order: WorkOrder) -> None:
        self._order = order

    async def ask(self, question: Callable[[UnitOfWork], R]) -> R:
        return question(Records(orders=(self._order,)).uow)


def sender(host: SmsHost, kind: str = "46elks", order: WorkOrder = ORDER) -> SmsSender:
    where = {
        "46elks": f"46elks://{USER}:{PASS_WORD}@127.0.0.1:{host.port}?from=Nordport",
        "twilio": f"twilio://{USER}:{PASS_WORD}@127.0.0.1:{host.port}?from=%2B46700000000",
        "http": f"http://{USER}:{PASS_WORD}@127.0.0.1:{host.port}/send?from=Nordport",
    }[kind]
    letters = Letters(speech, SIGNER, LETTERHEAD)
    door = Looking(order)
    return SmsSender(door, letters, Gateway.parse(where), "SE", lambda: NOW)  # type: ignore[arg-type]


async def texts(
    made: SmsSender, to: str = "070-123 45 67", letter: str = "message", **context: str
) -> Sent:
    context = context or {"text": "Din del \u2013 gångjärnet \u2013 har kommit."}
    return await made.send(
        Delivery(an_id(90), Channel.SMS, to, letter, "sv", context, "421", "Anna Berg", NOW)
    )


@shows("E", "MS-06")
@pytest.mark.parametrize(
    ("kind", "number", "text"),
    [("46elks", "to", "message"), ("twilio", "To", "Body"), ("http", "to", "text")],
)
async def test_a_message_goes_to_the_gateway_as_it_is_documented(
    host: SmsHost, kind: str, number: str, text: str
) -> None:
    sent = await texts(sender(host, kind))
    (taken,) = host.taken
    assert sent.state is DeliveryState.SENT
    assert (taken[number], taken[text]) == ("+46701234567", "Din del - gångjärnet - har kommit.")


@shows("E", "RV-04", "MS-06")
async def test_who_has_a_number_alone_is_told_in_a_text_who_is_on_the_way(host: SmsHost) -> None:
    order = replace(ORDER, stamps=(OUT,))
    await texts(sender(host, order=order), letter="on-my-way", stamp_id=str(OUT.id))
    assert host.taken[0]["message"] == (
        "Nordport Service AB: Anna Berg är på väg till dig och räknar med att vara där 13.20. "
        "Order 421."
    )


async def test_nobody_is_said_to_be_on_the_way_for_an_order_that_is_cancelled(
    host: SmsHost,
) -> None:
    order = replace(ORDER, stamps=(OUT,), state=State.CANCELLED)
    sent = await texts(sender(host, order=order), letter="on-my-way", stamp_id=str(OUT.id))
    assert (sent.state, host.taken) == (DeliveryState.DROPPED, [])


@shows("E", "RV-02", "MS-06")
async def test_who_has_a_number_alone_is_reminded_in_a_text(host: SmsHost) -> None:
    await texts(sender(host), letter="visit-reminder", booking_id=str(BOOKING.id))
    assert "Anna Berg kommer tor 26 nov 8-10" in host.taken[0]["message"]


@pytest.mark.parametrize("number", ["08-123 45 67", "abc", "123", "+46 999 999 999 999"])
async def test_what_gets_no_texts_is_given_up_with_its_reason(host: SmsHost, number: str) -> None:
    sent = await texts(sender(host), number)
    assert (sent.state, host.taken) == (DeliveryState.FAILED, [])


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ((400, "Invalid number"), DeliveryState.FAILED),
        ((403, "Not enough credits"), DeliveryState.WAITING),
        ((429, '{"message": "Too many"}'), DeliveryState.WAITING),
        ((502, "<html>"), DeliveryState.WAITING),
    ],
)
async def test_what_the_gateway_says_is_heeded(
    host: SmsHost, answer: tuple[int, str], state: DeliveryState
) -> None:
    host.refuses = answer
    assert (await texts(sender(host))).state is state


async def test_a_wrong_password_waits_for_a_person(host: SmsHost) -> None:
    made = sender(host)
    sent = await texts(replace(made, gateway=replace(made.gateway, password="wrong")))
    assert (sent.state, sent.error) == (
        DeliveryState.WAITING,
        "401 API access requires Basic HTTP authentication",
    )


async def test_one_that_may_have_been_taken_is_not_sent_again(host: SmsHost) -> None:
    host.hangs_up = True
    assert (await texts(sender(host))).state is DeliveryState.MAYBE_SENT


async def test_a_gateway_that_is_away_is_tried_again(host: SmsHost) -> None:
    made = sender(host)
    away = replace(made, gateway=replace(made.gateway, root="http://127.0.0.1:9"))
    assert (await texts(away)).state is DeliveryState.WAITING


@pytest.mark.parametrize(
    "url",
    [
        "46elks://u:p@", "46elks://?from=X", "twilio://u@?from=X", "ftp://x/?from=X",
        "http://sms.example/?from=X", "https:///?from=X", "https://x/?from=" + "x" * 17,
    ],
)  # fmt: skip
def test_a_wrong_address_of_a_gateway_is_refused(url: str) -> None:
    with pytest.raises(WrongSmsUrl, match="46elks://"):
        Gateway.parse(url)


def test_numbers_are_written_in_many_ways() -> None:
    ways = ("0701234567", "070-123 45 67", "+46 (0)70 123 45 67", "0046701234567")
    assert {e164(each, "SE") for each in ways} == {"+46701234567"}


def test_a_password_of_other_signs_is_read_as_it_is_meant() -> None:
    assert Gateway.parse(f"46elks://{USER}:{PASS_WORD}@?from=N").password == PASSWORD
