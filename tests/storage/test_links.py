"""Links are found again for whoever was given them, until they end."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from core.links import Link, Purpose
from core.numbers import OrderNumber
from core.ports import UnitOfWork
from tests.storage.conftest import Clock, House

LINK = Link(
    Purpose.SIGN,
    OrderNumber(421, 1),
    "Karin@example.com",
    Clock.now + timedelta(days=30),
    name="Karin Ek",
    language="sv",
    used_at=Clock.now,
    revoked=False,
)


async def standing(house: House, recipient: str, purpose: Purpose = Purpose.SIGN) -> Link | None:
    """The link that holds for this recipient."""
    return await house.ask(lambda uow: uow.links.standing(LINK.order, purpose, recipient))


async def put(house: House, *links: Link) -> None:
    """Give these links."""

    def give(uow: UnitOfWork) -> None:
        for each in links:
            uow.links.put(each)

    await house.do(give)


async def test_a_link_comes_back_equal(house: House) -> None:
    await house.do(lambda uow: uow.links.put(LINK))
    assert await house.ask(lambda uow: uow.links.get(LINK.id)) == LINK


async def test_a_standing_link_is_found_whatever_the_case_of_the_address(house: House) -> None:
    await house.do(lambda uow: uow.links.put(LINK))
    assert await standing(house, "karin@EXAMPLE.com") == LINK


async def test_a_link_of_another_person_or_purpose_is_not_found(house: House) -> None:
    await house.do(lambda uow: uow.links.put(LINK))
    assert await standing(house, "olle@example.com") is None
    assert await standing(house, LINK.recipient, Purpose.ORDER_PAGE) is None


async def test_an_expired_link_stands_no_more(house: House) -> None:
    await house.do(lambda uow: uow.links.put(LINK))
    house.clock.forward(days=30)
    assert await standing(house, LINK.recipient) is None


async def test_a_revoked_link_stands_no_more(house: House) -> None:
    await house.do(lambda uow: uow.links.put(LINK))
    await house.do(lambda uow: uow.links.revoke(LINK.order, LINK.purpose))
    assert await standing(house, LINK.recipient) is None
    assert await house.ask(lambda uow: uow.links.get(LINK.id)) == replace(LINK, revoked=True)


async def test_a_used_link_says_when(house: House) -> None:
    await house.do(lambda uow: uow.links.put(replace(LINK, used_at=None)))
    await house.do(lambda uow: uow.links.mark_used(LINK.id, Clock.now))
    assert await house.ask(lambda uow: uow.links.get(LINK.id)) == LINK


async def test_every_link_of_a_reader_ends_whatever_the_case_of_his_address(house: House) -> None:
    page = replace(LINK, purpose=Purpose.ORDER_PAGE, order=OrderNumber(7), id=uuid4())
    other = replace(LINK, recipient="olle@example.com", id=uuid4())
    await put(house, LINK, page, other)
    await house.do(lambda uow: uow.links.revoke_of("KARIN@example.com"))
    kept = await house.ask(lambda uow: [uow.links.get(each.id) for each in (LINK, page, other)])
    assert [each.revoked for each in kept if each] == [True, True, False]
