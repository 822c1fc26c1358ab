"""Deliveries are claimed under a lease, in order per chat, and never counted sent by a late sender."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from core.deliveries import ANSWERS, Channel, Delivery, DeliveryState, NewDelivery, Sent
from core.ports import UnitOfWork
from tests.storage.conftest import House

LEASE = timedelta(seconds=30)
MAIL = NewDelivery(Channel.EMAIL, "karin@example.com", "receipt", "sv", {"n": [1]}, "421")
CHAT = NewDelivery(Channel.TELEGRAM, "7", "said", "sv")
SENT = Sent(DeliveryState.SENT, "m-1")


async def put(house: House, *letters: NewDelivery) -> None:
    """Keep deliveries, each for a cause of its own."""

    def keep(uow: UnitOfWork) -> None:
        for place, letter in enumerate(letters):
            uow.outbox.put(letter, f"{house.clock.now}-{place}", "Anna")

    await house.do(keep)


async def claim(house: House, channel: Channel, limit: int = 10) -> Sequence[Delivery]:
    """Claim what is due."""
    return await house.do(lambda uow: uow.outbox.claim(channel, limit, LEASE))


async def finish(house: House, delivery: Delivery, sent: Sent = SENT) -> bool:
    """Say how it went."""
    return await house.do(lambda uow: uow.outbox.finish(delivery.id, delivery.token, sent))


def later(house: House, **by: float) -> Sent:
    """Try again after so long."""
    return Sent(DeliveryState.WAITING, error="busy", retry_at=house.clock.now + timedelta(**by))


async def test_a_claimed_delivery_is_what_was_put(house: House) -> None:
    await put(house, MAIL)
    (claimed,) = await claim(house, Channel.EMAIL)
    assert claimed == Delivery(
        id=claimed.id,
        channel=MAIL.channel,
        recipient=MAIL.recipient,
        letter=MAIL.letter,
        language=MAIL.language,
        context={"n": [1]},
        order="421",
        by="Anna",
        created_at=house.clock.now,
        attempts=0,
        token=claimed.token,
    )


async def test_the_same_cause_recipient_channel_and_letter_is_kept_once(house: House) -> None:
    def keep(uow: UnitOfWork) -> None:
        for letter in (
            MAIL,
            MAIL,
            replace(MAIL, letter="protocol"),
            replace(MAIL, recipient="b@c"),
        ):
            uow.outbox.put(letter, "cause", "Anna")

    await house.do(keep)
    assert len(await claim(house, Channel.EMAIL)) == 3


async def test_channels_are_claimed_apart(house: House) -> None:
    await put(house, MAIL)
    assert await claim(house, Channel.TELEGRAM) == []


async def test_what_is_claimed_is_not_claimed_again_while_the_lease_holds(house: House) -> None:
    await put(house, MAIL)
    await claim(house, Channel.EMAIL)
    assert await claim(house, Channel.EMAIL) == []


async def test_an_expired_lease_is_claimed_by_another_and_counts_as_a_try(house: House) -> None:
    await put(house, MAIL)
    (first,) = await claim(house, Channel.EMAIL)
    house.clock.forward(seconds=30)
    (second,) = await claim(house, Channel.EMAIL)
    assert (second.id, second.attempts) == (first.id, 1)


async def test_a_lease_that_is_prolonged_is_claimed_by_nobody_else(house: House) -> None:
    await put(house, MAIL)
    (mine,) = await claim(house, Channel.EMAIL)
    house.clock.forward(seconds=20)
    held = await house.do(lambda uow: uow.outbox.hold(mine.id, mine.token, LEASE))
    house.clock.forward(seconds=20)
    assert (held, await claim(house, Channel.EMAIL), await finish(house, mine)) == (True, [], True)


async def test_a_lost_lease_cannot_be_prolonged(house: House) -> None:
    await put(house, MAIL)
    (first,) = await claim(house, Channel.EMAIL)
    house.clock.forward(seconds=30)
    await claim(house, Channel.EMAIL)
    assert await house.do(lambda uow: uow.outbox.hold(first.id, first.token, LEASE)) is False


async def test_who_lost_the_lease_cannot_record_anything(house: House) -> None:
    await put(house, MAIL)
    (first,) = await claim(house, Channel.EMAIL)
    house.clock.forward(seconds=30)
    (second,) = await claim(house, Channel.EMAIL)
    assert [await finish(house, first), await finish(house, second)] == [False, True]


async def test_what_was_recorded_once_is_not_recorded_again(house: House) -> None:
    await put(house, MAIL)
    (claimed,) = await claim(house, Channel.EMAIL)
    await finish(house, claimed)
    assert await finish(house, claimed, Sent(DeliveryState.FAILED)) is False


async def test_what_is_put_off_is_claimed_when_it_is_due(house: House) -> None:
    await put(house, replace(MAIL, due_at=house.clock.now + timedelta(hours=1)))
    before = await claim(house, Channel.EMAIL)
    house.clock.forward(hours=1)
    assert (before, len(await claim(house, Channel.EMAIL))) == ([], 1)


async def test_what_failed_for_now_waits_for_its_next_try(house: House) -> None:
    await put(house, MAIL)
    (claimed,) = await claim(house, Channel.EMAIL)
    await finish(house, claimed, later(house, minutes=5))
    before = await claim(house, Channel.EMAIL)
    house.clock.forward(minutes=5)
    (again,) = await claim(house, Channel.EMAIL)
    assert (before, again.attempts) == ([], 1)


async def test_a_chat_gets_one_at_a_time_in_order(house: House) -> None:
    await put(house, CHAT, replace(CHAT, letter="card"), replace(CHAT, recipient="8"))
    first = await claim(house, Channel.TELEGRAM)
    await finish(house, first[0])
    second = await claim(house, Channel.TELEGRAM)
    assert [(each.recipient, each.letter) for each in (*first, *second)] == [
        ("7", "said"),
        ("8", "said"),
        ("7", "card"),
    ]


async def test_a_chat_whose_oldest_waits_for_its_next_try_gets_nothing_else(house: House) -> None:
    await put(house, CHAT, replace(CHAT, letter="card"))
    (first,) = await claim(house, Channel.TELEGRAM)
    await finish(house, first, later(house, seconds=3))
    assert await claim(house, Channel.TELEGRAM) == []


async def test_one_chat_that_waits_does_not_hold_up_the_others(house: House) -> None:
    await put(house, CHAT, CHAT, CHAT, replace(CHAT, recipient="8"))
    (first, *_) = await claim(house, Channel.TELEGRAM, limit=1)
    await finish(house, first, later(house, hours=1))
    assert [each.recipient for each in await claim(house, Channel.TELEGRAM)] == ["8"]


async def test_a_reminder_for_tomorrow_does_not_hold_up_todays_letters(house: House) -> None:
    tomorrow = house.clock.now + timedelta(days=1)
    await put(house, replace(CHAT, letter="reminder", due_at=tomorrow), CHAT)
    assert [each.letter for each in await claim(house, Channel.TELEGRAM)] == ["said"]


async def test_two_who_claim_at_once_never_get_the_same(house: House) -> None:
    await put(house, *(replace(MAIL, recipient=f"{n}@example.com") for n in range(12)))
    claims = await asyncio.gather(*(claim(house, Channel.EMAIL, limit=3) for _ in range(6)))
    ids = [each.id for claimed in claims for each in claimed]
    assert len(ids) == len(set(ids)) == 12


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.TELEGRAM])
async def test_the_next_one_is_due_when_it_may_next_be_claimed(
    house: House, channel: Channel
) -> None:
    start = house.clock.now
    letter = replace(MAIL, channel=channel)

    async def due() -> timedelta | None:
        moment = await house.ask(lambda uow: uow.outbox.next_due(channel))
        return None if moment is None else moment - start

    seen = [await due()]
    await put(house, letter, replace(letter, letter="b", due_at=start + timedelta(days=1)))
    seen.append(await due())
    (claimed,) = await claim(house, channel)
    seen.append(await due())
    await finish(house, claimed, later(house, minutes=1))
    seen.append(await due())
    house.clock.forward(minutes=1)
    (claimed,) = await claim(house, channel)
    await finish(house, claimed)
    seen.append(await due())
    assert seen == [None, timedelta(), LEASE, timedelta(minutes=1), timedelta(days=1)]


async def test_what_waits_behind_another_in_its_chat_is_not_due(house: House) -> None:
    await put(house, CHAT, replace(CHAT, letter="card"))
    await claim(house, Channel.TELEGRAM)
    assert await house.ask(lambda uow: uow.outbox.next_due(Channel.TELEGRAM)) == (
        house.clock.now + LEASE
    )


async def test_what_failed_can_be_tried_once_more(house: House) -> None:
    await put(house, MAIL)
    (claimed,) = await claim(house, Channel.EMAIL)
    await finish(house, claimed, Sent(DeliveryState.FAILED, error="550"))
    await house.do(lambda uow: uow.outbox.retry(claimed.id))
    (again,) = await claim(house, Channel.EMAIL)
    assert (again.id, again.attempts) == (claimed.id, 0)


async def test_what_was_sent_is_never_tried_again(house: House) -> None:
    await put(house, MAIL)
    (claimed,) = await claim(house, Channel.EMAIL)
    await finish(house, claimed)
    await house.do(lambda uow: uow.outbox.retry(claimed.id))
    assert await claim(house, Channel.EMAIL) == []


async def test_the_mail_log_says_how_each_letter_went(house: House) -> None:
    await put(house, MAIL, replace(MAIL, letter="protocol"), replace(MAIL, order="422"))
    first, second, _ = await claim(house, Channel.EMAIL)
    house.clock.forward(seconds=5)
    await finish(house, first)
    await finish(house, second, Sent(DeliveryState.FAILED, error="550 no"))
    rows = await house.ask(lambda uow: uow.outbox.rows("421"))
    assert [(row.letter, row.state, row.error, row.attempts) for row in rows] == [
        ("receipt", DeliveryState.SENT, None, 1),
        ("protocol", DeliveryState.FAILED, "550 no", 1),
    ]
    assert {row.at for row in rows} == {house.clock.now}


async def test_failures_are_listed_by_themselves(house: House) -> None:
    await put(house, MAIL, replace(MAIL, letter="protocol"), replace(MAIL, letter="sign-request"))
    first, second, _ = await claim(house, Channel.EMAIL)
    await finish(house, first, Sent(DeliveryState.MAYBE_SENT))
    await finish(house, second)
    rows = await house.ask(lambda uow: uow.outbox.rows(failed_only=True))
    assert [row.letter for row in rows] == ["receipt"]


async def test_a_delivery_knows_its_order(house: House) -> None:
    await put(house, MAIL)
    (claimed,) = await claim(house, Channel.EMAIL)
    of_mail, of_nothing = await house.ask(
        lambda uow: (uow.outbox.order_of(claimed.id), uow.outbox.order_of(UUID(int=1)))
    )
    assert (of_mail, of_nothing) == ("421", None)


async def _answered(house: House) -> None:
    answer = replace(CHAT, letter="answer")
    await house.do(lambda uow: uow.outbox.put(answer, f"{ANSWERS}1", "Anna"))


async def test_an_answer_goes_before_the_news_of_its_chat(house: House) -> None:
    await put(house, replace(CHAT, letter="news"), replace(CHAT, letter="more news"))
    await _answered(house)
    said = []
    for _ in range(3):
        (claimed,) = await claim(house, Channel.TELEGRAM)
        await finish(house, claimed)
        said.append(claimed.letter)
    assert said == ["answer", "news", "more news"]


async def test_an_answer_waits_for_what_is_being_said_but_not_for_what_was_put_back(
    house: House,
) -> None:
    await put(house, replace(CHAT, letter="news"))
    (news,) = await claim(house, Channel.TELEGRAM)
    await _answered(house)
    meanwhile = await claim(house, Channel.TELEGRAM)
    await finish(house, news, later(house, seconds=20))
    (claimed,) = await claim(house, Channel.TELEGRAM)
    assert (meanwhile, claimed.letter) == ([], "answer")


async def test_what_waits_for_one_who_has_left_is_dropped(house: House) -> None:
    other = replace(CHAT, recipient="8")
    await put(house, CHAT, other)
    await house.do(lambda uow: uow.outbox.withdraw_from(Channel.TELEGRAM, "7"))
    assert [each.recipient for each in await claim(house, Channel.TELEGRAM)] == ["8"]
