"""What the bot waits for, has in hand and said is remembered by person, chat and thread."""

from dataclasses import replace
from uuid import uuid4

from core.chat import Hand, Pending, Place
from core.deliveries import Channel, NewDelivery
from core.ports import CardPlace, UnitOfWork
from tests.storage.conftest import House
from tests.storage.keeping import keep
from tests.storage.orders import plain_order

HERE, THREAD = Place(-100_500_000_000_1, 0), Place(-100_500_000_000_1, 7)
ANNA = 7_000_000_001
PENDING = Pending(ANNA, HERE, "quantity", "421", {"article": "4711", "n": 2}, 99)


async def test_dispatchers_are_where_they_were_linked_last(house: House) -> None:
    before = await house.ask(lambda uow: uow.chats.dispatchers())
    await house.do(lambda uow: uow.chats.link_dispatchers(Place(1)))
    await house.do(lambda uow: uow.chats.link_dispatchers(THREAD))
    linked = await house.ask(lambda uow: uow.chats.dispatchers())
    await house.do(lambda uow: uow.chats.link_dispatchers(None))
    after = await house.ask(lambda uow: uow.chats.dispatchers())
    assert (before, linked, after) == (None, THREAD, None)


async def test_what_is_waited_for_comes_back_equal_and_only_here(house: House) -> None:
    await house.do(lambda uow: uow.chats.expect(PENDING))
    found = await house.ask(
        lambda uow: [
            uow.chats.pending(ANNA, HERE),
            uow.chats.pending(ANNA, THREAD),
            uow.chats.pending(1, HERE),
        ]
    )
    assert found == [PENDING, None, None]


async def test_what_is_asked_in_a_message_is_found_by_it(house: House) -> None:
    asked = replace(PENDING, prompt_message_id=77)
    await house.do(lambda uow: uow.chats.expect(asked))
    found = await house.ask(
        lambda uow: [
            uow.chats.asked_in(HERE, 77),
            uow.chats.asked_in(HERE, 78),
            uow.chats.asked_in(THREAD, 77),
        ]
    )
    assert found == [asked, None, None]


async def test_the_bot_waits_for_one_thing_at_a_time(house: House) -> None:
    other = Pending(ANNA, HERE, "reason")
    await house.do(lambda uow: uow.chats.expect(PENDING))
    await house.do(lambda uow: uow.chats.expect(other))
    assert await house.ask(lambda uow: uow.chats.pending(ANNA, HERE)) == other


async def test_what_is_forgotten_is_waited_for_no_more(house: House) -> None:
    await house.do(lambda uow: uow.chats.expect(PENDING))
    await house.do(lambda uow: uow.chats.forget(ANNA, HERE))
    assert await house.ask(lambda uow: uow.chats.pending(ANNA, HERE)) is None


async def test_what_is_in_hand_is_what_was_taken_last(house: House) -> None:
    hand = Hand("422", uuid4())
    await house.do(lambda uow: uow.chats.take_in_hand(ANNA, HERE, Hand("421")))
    await house.do(lambda uow: uow.chats.take_in_hand(ANNA, HERE, hand))
    found = await house.ask(lambda uow: (uow.chats.hand(ANNA, HERE), uow.chats.hand(1, HERE)))
    assert found == (hand, None)


async def test_a_message_stands_for_what_was_remembered(house: House) -> None:
    await house.do(lambda uow: uow.chats.remember_line(1, 5, {"order": "421", "line": "x"}))
    found = await house.ask(lambda uow: (uow.chats.stands_for(1, 5), uow.chats.stands_for(1, 6)))
    assert found == ({"order": "421", "line": "x"}, None)


async def test_a_group_that_moves_takes_along_what_is_remembered(house: House) -> None:
    old, new = Place(-5, 0), Place(-100_5, 0)
    await keep(house, plain_order(421))

    def remember(uow: UnitOfWork) -> None:
        uow.chats.link_dispatchers(old)
        uow.chats.expect(replace(PENDING, place=old))
        uow.chats.take_in_hand(ANNA, old, Hand("421"))
        uow.chats.put_card(CardPlace(old, "421", "sv", message_id=3))
        uow.outbox.put(NewDelivery(Channel.TELEGRAM, "-5", "said", "sv"), "cause", "Anna")

    await house.do(remember)
    await house.do(lambda uow: uow.chats.migrate(-5, -100_5))
    assert await house.ask(
        lambda uow: (
            uow.chats.dispatchers(),
            uow.chats.pending(ANNA, new),
            uow.chats.hand(ANNA, new),
            uow.chats.card(new, "421"),
            [row.to for row in uow.outbox.rows()],
        )
    ) == (
        new,
        replace(PENDING, place=new),
        Hand("421"),
        CardPlace(new, "421", "sv"),
        ["-1005"],
    )
