"""A live card is stale when its order has changed since it was shown, however often it changed."""

from dataclasses import replace
from uuid import uuid4

from core.chat import Place
from core.numbers import OrderNumber
from core.ports import CardPlace
from tests.storage.conftest import House
from tests.storage.keeping import change, keep
from tests.storage.orders import plain_order

ONE, TWO = OrderNumber(1), OrderNumber(2)
CARD = CardPlace(Place(-1005, 7), "1", "sv", uuid4(), 99, 0, "hash")


async def put(house: House, *cards: CardPlace) -> None:
    """Show these cards."""
    for each in cards:
        await _put(house, each)


async def _put(house: House, card: CardPlace) -> None:
    await house.do(lambda uow: uow.chats.put_card(card))


async def changed(house: House, number: OrderNumber, times: int = 1) -> None:
    """Change an order so many times."""
    for _ in range(times):
        await change(house, number, lambda order: replace(order, urgent=not order.urgent))


async def stale(house: House) -> list[CardPlace]:
    """The cards that fell behind."""
    return list(await house.ask(lambda uow: uow.chats.stale_cards(9)))


async def orders(house: House) -> None:
    """Two orders that nobody has changed."""
    await keep(house, plain_order(1))
    await keep(house, plain_order(2))


async def test_a_card_comes_back_equal(house: House) -> None:
    await orders(house)
    await put(house, CARD)
    assert await house.ask(lambda uow: uow.chats.card(CARD.place, "1")) == CARD


async def test_a_card_that_shows_what_is_so_is_not_stale(house: House) -> None:
    await orders(house)
    await put(house, CARD)
    assert await stale(house) == []


async def test_thirty_changes_make_a_card_stale_once(house: House) -> None:
    await orders(house)
    await put(house, CARD, replace(CARD, order="2"))
    await changed(house, ONE, times=30)
    first = await stale(house)
    await put(house, replace(CARD, shown_version=30))
    assert (first, await stale(house)) == ([CARD], [])


async def test_a_change_while_a_card_was_edited_makes_it_stale_again(house: House) -> None:
    await orders(house)
    await put(house, CARD)
    await changed(house, ONE, times=2)
    behind = replace(CARD, shown_version=1)
    await put(house, behind)
    assert await stale(house) == [behind]


async def test_a_card_that_was_never_sent_is_not_stale(house: House) -> None:
    await orders(house)
    await put(house, CardPlace(Place(1), "1", "sv"))
    await changed(house, ONE)
    assert await stale(house) == []


async def test_of_an_orders_cards_only_those_behind_are_stale(house: House) -> None:
    await orders(house)
    behind = replace(CARD, place=Place(2))
    await put(house, CARD, behind)
    await changed(house, ONE)
    await put(house, replace(CARD, shown_version=1))
    assert await stale(house) == [behind]


async def test_the_card_that_was_tried_longest_ago_comes_first(house: House) -> None:
    await orders(house)
    places = [Place(3), Place(1), Place(2)]
    for place in places:
        await put(house, replace(CARD, place=place))
        house.clock.forward(seconds=1)
    await changed(house, ONE)
    await put(house, replace(CARD, place=Place(3)))
    assert [each.place.chat_id for each in await stale(house)] == [1, 2, 3]


async def test_the_many_cards_of_one_chat_leave_room_for_those_of_others(house: House) -> None:
    """They come in their turn, and a group that is slow holds up nobody."""
    for number in range(1, 26):
        await keep(house, plain_order(number))
        await put(house, replace(CARD, order=str(number)))
        house.clock.forward(seconds=1)
    await put(house, replace(CARD, place=Place(1), order="25"))
    for number in range(1, 26):
        await changed(house, OrderNumber(number))
    found = await house.ask(lambda uow: uow.chats.stale_cards(500))
    assert len(found) == 21
    assert found[-1].place == Place(1)


async def test_a_dropped_card_is_gone_and_not_stale(house: House) -> None:
    await orders(house)
    await put(house, CARD)
    await changed(house, ONE)
    await house.do(lambda uow: uow.chats.drop_card(CARD.place, "1"))
    assert await house.ask(lambda uow: uow.chats.card(CARD.place, "1")) is None
    assert await stale(house) == []


async def test_the_cards_of_one_person_can_be_had_drawn_anew(house: House) -> None:
    await orders(house)
    colleague = replace(CARD, place=Place(88), user_id=uuid4())
    await put(house, CARD, replace(CARD, order="2"), colleague)
    assert CARD.user_id is not None
    anna = CARD.user_id
    await house.do(lambda uow: uow.chats.outdate_cards(anna))
    assert [each.order for each in await stale(house) if each.user_id == anna] == ["1", "2"]
    assert all(each.user_id == anna for each in await stale(house))
