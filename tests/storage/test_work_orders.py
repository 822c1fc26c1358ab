"""An order comes back as it was kept, and of two changes none is lost."""

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from core.numbers import OrderNumber
from core.order_papers import Comment
from core.ports import UnitOfWork
from core.refusals import NoSuchOrder, OrderChangedMeanwhile, Refused
from core.work_order import State, WorkOrder
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


def other_scalars(order: WorkOrder) -> WorkOrder:
    return replace(
        order,
        state=State.READY,
        urgent=False,
        custom_status=None,
        planned_on=date(2027, 1, 1),
        custom_fields=(("Portkod", "9999"),),
        facility=None,
        contact=order.requester,
        invoiced_to=order.customer,
        backorder_of=None,
    )


def everything_turned_round(order: WorkOrder) -> WorkOrder:
    turned = {each.name: getattr(order, each.name)[::-1] for each in tuples_of(order)}
    inside = tuple(
        replace(a, **{each.name: getattr(a, each.name)[::-1] for each in tuples_of(a)})
        for a in order.assignments
    )
    return replace(order, **turned | {"assignments": inside[::-1]})


def tuples_of(record: Any) -> list[Field[Any]]:
    return [each for each in fields(record) if each.default == ()]


def lines_moved_to_the_other_assignment(order: WorkOrder) -> WorkOrder:
    one, two = order.assignments
    return replace(
        order,
        assignments=(
            replace(one, measures=(), articles=two.articles, time=one.time[1:]),
            replace(two, measures=(*two.measures, *one.measures), articles=one.articles),
        ),
    )


def a_line_of_each_kind_changed(order: WorkOrder) -> WorkOrder:
    one, two = order.assignments
    measure, line = replace(one.measures[1], text="Ändrad"), one.articles[0]
    changed = replace(
        one,
        cause="Slitage",
        measures=(one.measures[0], measure),
        articles=(replace(line, quantity=Decimal(3), price=None), one.articles[1]),
        self_checks=(replace(one.self_checks[0], completed=False), one.self_checks[1]),
    )
    booking = replace(order.bookings[0], starts_at=AT, sequence=4)
    return replace(order, assignments=(changed, two), bookings=(booking, order.bookings[1]))


def the_first_measure_removed(order: WorkOrder) -> WorkOrder:
    one, two = order.assignments
    freed = tuple(replace(each, measure_id=None) for each in order.documents)
    return replace(
        order, documents=freed, assignments=(replace(one, measures=one.measures[1:]), two)
    )


def nothing_left(order: WorkOrder) -> WorkOrder:
    empty: dict[str, Any] = {each.name: () for each in tuples_of(order)}
    return replace(order, **empty)


@pytest.mark.parametrize(
    "by",
    [
        other_scalars,
        everything_turned_round,
        lines_moved_to_the_other_assignment,
        a_line_of_each_kind_changed,
        the_first_measure_removed,
        nothing_left,
    ],
)
async def test_a_changed_order_comes_back_equal(house: House, by: Change) -> None:
    order = full_order()
    await keep(house, order)
    await change(house, order.number, by)
    assert await kept(house, order.number) == replace(by(order), version=order.version + 1)


async def test_an_emptied_order_can_be_filled_again(house: House) -> None:
    order = full_order()
    await keep(house, order)
    await change(house, order.number, nothing_left)
    await change(house, order.number, lambda empty: replace(order, version=empty.version))
    assert await kept(house, order.number) == replace(order, version=order.version + 2)


async def test_a_refusal_after_save_leaves_nothing(house: House) -> None:
    order = full_order()
    await keep(house, order)

    def refused(uow: UnitOfWork) -> None:
        uow.work_orders.save(nothing_left(uow.work_orders.get(order.number)))
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
