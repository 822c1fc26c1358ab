"""Order numbers are given once and without gaps, from the company's first one on."""

import asyncio

import pytest

from core.numbers import OrderNumber
from core.ports import UnitOfWork
from core.refusals import Refused
from tests.storage.conftest import House


async def test_a_number_is_given_once(house: House) -> None:
    def take(uow: UnitOfWork) -> int:
        return uow.work_orders.next_number(1).serial

    taken = await asyncio.gather(*(house.do(take) for _ in range(12)))
    assert sorted(taken) == list(range(1, 13))


async def test_the_number_of_a_refused_order_is_given_to_the_next(house: House) -> None:
    def refused(uow: UnitOfWork) -> None:
        uow.work_orders.next_number(1)
        raise Refused

    with pytest.raises(Refused):
        await house.do(refused)
    assert await house.do(lambda uow: uow.work_orders.next_number(1)) == OrderNumber(1)


async def test_numbers_begin_at_the_first_and_go_on_when_it_is_raised(house: House) -> None:
    async def serial(first: int) -> int:
        return (await house.do(lambda uow: uow.work_orders.next_number(first))).serial

    assert [await serial(first) for first in (400, 1, 400, 1000)] == [400, 401, 402, 1000]
