"""However an order is changed, what is kept is the changed order."""

from dataclasses import Field, fields, replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.lists import OrderFilter
from core.work_order import State, WorkOrder
from tests.storage.conftest import House
from tests.storage.keeping import Change, change, keep, kept
from tests.storage.orders import AT, full_order

WHOLE = full_order()


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


def any_of_it(order: WorkOrder, random: Random) -> WorkOrder:
    """Some of everything on the order, in any order, with no name of what is gone."""

    def some(parts: Any) -> tuple[Any, ...]:
        return tuple(random.sample(parts, random.randint(0, len(parts))))

    def lines(parts: Any) -> tuple[Any, ...]:
        known = {each.id for each in signatures}
        return tuple(
            each if each.signed_in in known else replace(each, signed_in=None)
            for each in some(parts)
        )

    signatures = some(order.signatures)
    assignments = tuple(
        replace(
            each,
            measures=lines(each.measures),
            time=lines(each.time),
            articles=lines(each.articles),
            to_order=some(each.to_order),
            self_checks=lines(each.self_checks),
        )
        for each in some(order.assignments)
    )
    measures = {measure.id for each in assignments for measure in each.measures}
    documents = tuple(
        each if each.measure_id in measures else replace(each, measure_id=None)
        for each in some(order.documents)
    )
    changed: dict[str, Any] = {
        each.name: some(getattr(order, each.name)) for each in tuples_of(order)
    }
    changed |= {"assignments": assignments, "signatures": signatures, "documents": documents}
    changed["other_articles"] = lines(order.other_articles)
    return replace(order, **changed)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(random=st.randoms(use_true_random=False))
async def test_whatever_is_taken_away_moved_or_put_back_is_kept(
    house: House, random: Random
) -> None:
    if not await house.ask(lambda uow: uow.lists.numbers(OrderFilter(text=str(WHOLE.number)))):
        await keep(house, WHOLE)
    before = await kept(house, WHOLE.number)
    wanted = replace(any_of_it(WHOLE, random), version=before.version)
    await change(house, WHOLE.number, lambda _: wanted)
    assert await kept(house, WHOLE.number) == replace(wanted, version=before.version + 1)
