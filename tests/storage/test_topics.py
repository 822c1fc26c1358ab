"""Topics by what they are about and by their thread; cards at the top; deliveries told together."""

from dataclasses import replace
from datetime import timedelta

from core.chat import Place
from core.deliveries import Channel, NewDelivery
from core.ports import CardPlace, Topic, UnitOfWork
from tests.storage.conftest import House
from tests.storage.keeping import keep
from tests.storage.orders import plain_order

GROUP = -1005
TOPIC = Topic(GROUP, "421", 7, "421 · Ny")


async def test_a_topic_comes_back_by_its_subject_and_by_its_thread(house: House) -> None:
    await house.do(lambda uow: uow.chats.put_topic(TOPIC))
    assert await house.ask(lambda uow: uow.chats.topic(GROUP, "421")) == TOPIC
    assert await house.ask(lambda uow: uow.chats.topic_at(Place(GROUP, 7))) == TOPIC
    assert await house.ask(lambda uow: uow.chats.topic_at(Place(GROUP, 8))) is None


async def test_a_topic_is_kept_as_it_stands_now(house: House) -> None:
    closed = replace(TOPIC, name="421 · Klar", closed=True)
    await house.do(lambda uow: uow.chats.put_topic(TOPIC))
    await house.do(lambda uow: uow.chats.put_topic(closed))
    assert await house.ask(lambda uow: uow.chats.topic(GROUP, "421")) == closed


async def test_a_topic_that_is_gone_is_forgotten(house: House) -> None:
    await house.do(lambda uow: uow.chats.put_topic(TOPIC))
    await house.do(lambda uow: uow.chats.drop_topic(TOPIC))
    assert await house.ask(lambda uow: uow.chats.topic(GROUP, "421")) is None


async def test_a_card_is_at_the_top_only_as_the_message_that_was_pinned(house: House) -> None:
    await keep(house, plain_order(1))
    card = CardPlace(Place(101), "1", "sv", message_id=9)
    await house.do(lambda uow: uow.chats.put_card(card))
    await house.do(lambda uow: uow.chats.pin_card(replace(card, message_id=8), True))
    assert await _pinned(house) == []
    await house.do(lambda uow: uow.chats.pin_card(card, True))
    assert await _pinned(house) == ["1"]
    await house.do(lambda uow: uow.chats.pin_card(card, False))
    assert await _pinned(house) == []


async def test_what_another_letter_told_is_not_sent(house: House) -> None:
    """Only of the same letter, order and reader, and only while it waits."""

    def put(uow: UnitOfWork) -> None:
        for nth, (order, row) in enumerate((("1", "a"), ("1", "b"), ("2", "c"))):
            uow.outbox.put(_alert(order, row), f"event-{nth}", "Anna Berg")

    await house.do(put)

    def tell(uow: UnitOfWork) -> list[str]:
        (first, *_) = uow.outbox.claim(Channel.TELEGRAM, 1, timedelta(seconds=30))
        beside = uow.outbox.beside(first)
        uow.outbox.tell_with(list(beside))
        return [row for context in beside.values() for row in context["row_ids"]]

    assert await house.do(tell) == ["b"]
    rows = await house.ask(lambda uow: uow.outbox.rows())
    assert [row.state.value for row in rows] == ["sending", "dropped", "waiting"]


async def _pinned(house: House) -> list[str]:
    cards = await house.ask(lambda uow: uow.chats.pinned_cards(Place(101)))
    return [card.order for card in cards]


def _alert(order: str, row: str) -> NewDelivery:
    context = {"row_ids": [row]}
    return NewDelivery(Channel.TELEGRAM, str(GROUP), "articles-to-order", "sv", context, order)
