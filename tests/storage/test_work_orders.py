"""An order comes back as it was kept, and of two changes none is lost."""

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from typing import Any

import pytest

from core.numbers import OrderNumber
from core.order_papers import Comment
from core.ports import UnitOfWork
from core.refusals import NoSuchOrder, OrderChangedMeanwhile, Refused
from core.work_order import WorkOrder
from tests.storage.conftest import House
from tests.storage.keeping import Change, change, keep, kept
from tests.storage.orders import AT, a_booking, full_order, plain_order


def test_the_full_order_leaves_no_field_at_its_default() -> None:
    seen = defaultdict[tuple[type[Any], str], list[Any]](list)
    for record in records_in(full_order()):
        for each in fields(record):
            seen[type(record), each.name].append((each, getattr(record, each.name)))
    left = {
        f"{kind.__name__}.{name}"
        for (kind, name), found in seen.items()
        if all(is_default(each, value) for each, value in found)
    }
    assert left == set()


def records_in(value: Any) -> Iterator[Any]:
    """Every dataclass in a value."""
    if is_dataclass(value):
        yield value
        for each in fields(value):
            yield from records_in(getattr(value, each.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from records_in(each)


def is_default(each: Field[Any], value: Any) -> bool:
    """Whether a field has what it has when nobody says anything."""
    return each.default is not MISSING and bool(value == each.default)


async def test_an_order_with_every_field_filled_in_comes_back_equal(house: House) -> None:
    order = full_order()
    await keep(house, order)
    assert await kept(house, order.number) == order


async def test_an_order_with_nothing_but_what_it_must_have_comes_back_equal(house: House) -> None:
    order = plain_order()
    await keep(house, order)
    assert await kept(house, order.number) == order


async def test_an_order_that_was_never_kept_is_refused(house: House) -> None:
    with pytest.raises(NoSuchOrder):
        await kept(house, OrderNumber(9))


async def test_a_refusal_after_save_leaves_nothing(house: House) -> None:
    order = full_order()
    await keep(house, order)

    def refused(uow: UnitOfWork) -> None:
        uow.work_orders.save(replace(uow.work_orders.get(order.number), comments=(), bookings=()))
        raise Refused

    with pytest.raises(Refused):
        await house.do(refused)
    assert await kept(house, order.number) == order


async def test_what_was_saved_is_what_get_gives_in_the_same_transaction(house: House) -> None:
    order = plain_order()
    await keep(house, order)

    def twice(uow: UnitOfWork) -> WorkOrder:
        for status in ("one", "two"):
            order = replace(uow.work_orders.get(OrderNumber(1)), custom_status=status)
            uow.work_orders.save(order)
        return uow.work_orders.get(OrderNumber(1))

    assert await house.do(twice) == replace(order, custom_status="two", version=2)


async def test_an_order_made_from_an_older_version_is_refused(house: House) -> None:
    order = plain_order()
    await keep(house, order)
    await change(house, order.number, lambda each: replace(each, urgent=True))
    with pytest.raises(OrderChangedMeanwhile):
        await change(house, order.number, lambda _: replace(order, urgent=False))


async def test_changes_of_one_order_queue_and_none_is_lost(house: House) -> None:
    order = plain_order()
    await keep(house, order)
    texts = [f"comment {n}" for n in range(12)]

    def with_comment(text: str) -> Change:
        return lambda each: replace(each, comments=(*each.comments, Comment(text, "Anna", AT)))

    await asyncio.gather(*(change(house, order.number, with_comment(text)) for text in texts))
    after = await kept(house, order.number)
    assert (after.version, sorted(each.text for each in after.comments)) == (12, sorted(texts))


async def test_a_reader_never_sees_half_a_change(house: House) -> None:
    order = plain_order()
    await keep(house, order)

    def one_more(each: WorkOrder) -> WorkOrder:
        comments = (*each.comments, Comment("x", "Anna", AT))
        return replace(each, comments=comments, bookings=(*each.bookings, a_booking(1)))

    async def write() -> None:
        for _ in range(15):
            await change(house, order.number, one_more)

    async def read() -> list[WorkOrder]:
        return [await kept(house, order.number) for _ in range(40)]

    _, *seen = await asyncio.gather(write(), read(), read())
    assert {
        each.version == len(each.comments) == len(each.bookings)
        for found in seen
        for each in found
    } == {True}
