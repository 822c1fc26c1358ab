"""What differs between two orders: complete enough to replay and to undo."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from core.changes import comparable, differences, flat, replayed, undone
from core.lines import Measure
from core.numbers import OrderNumber
from core.order_papers import Kinship, Recurrence, Related
from core.shapes import made, shape
from core.work_order import WorkOrder
from tests.storage.orders import AT, full_order, plain_order

WHOLE = full_order()


def _shuffled(order: WorkOrder, places: list[int]) -> WorkOrder:
    """An order with its tuples turned, cut and swapped as the numbers say."""
    for step, place in enumerate(places):
        match step % 4:
            case 0:
                turn = place % max(1, len(order.comments))
                order = replace(order, comments=order.comments[turn:] + order.comments[:turn])
            case 1:
                order = replace(order, assignments=order.assignments[place % 3 :])
            case 2:
                order = (
                    order.with_measure(None, Measure(f"m{place}", AT.date(), "A"))
                    if (order.assignments)
                    else order
                )
            case _:
                order = replace(order, bookings=order.bookings[: place % 3])
    return order


@given(st.lists(st.integers(0, 5), max_size=8), st.lists(st.integers(0, 5), max_size=8))
def test_differences_played_over_the_old_order_give_the_new_one(
    one: list[int], other: list[int]
) -> None:
    before, after = _shuffled(WHOLE, one), _shuffled(WHOLE, other)
    assert comparable(replayed(differences(before, after), flat(before))) == comparable(
        flat(after)
    )


@given(st.lists(st.integers(0, 5), max_size=8), st.lists(st.integers(0, 5), max_size=8))
def test_undone_differences_give_the_old_order_back(one: list[int], other: list[int]) -> None:
    before, after = _shuffled(WHOLE, one), _shuffled(WHOLE, other)
    back = undone(differences(before, after))
    assert comparable(replayed(back, flat(after))) == comparable(flat(before))


def test_an_order_is_told_from_nothing() -> None:
    assert comparable(replayed(differences(None, WHOLE))) == comparable(flat(WHOLE))


def test_the_parts_keep_their_places() -> None:
    middle = replace(WHOLE, comments=(WHOLE.comments[0], WHOLE.comments[1]))
    without = replace(WHOLE, comments=WHOLE.comments[1:])
    back = replayed(undone(differences(middle, without)), flat(without))
    assert list(back["comments"]) == [str(each.id) for each in middle.comments]


def test_what_did_not_change_is_not_told() -> None:
    changed = replace(WHOLE, cost_centre="K7")
    assert [change.path for change in differences(WHOLE, changed)] == ["cost_centre"]


def test_equal_orders_differ_in_nothing() -> None:
    assert differences(plain_order(), plain_order()) != ()
    assert differences(WHOLE, replace(WHOLE)) == ()


def test_a_record_comes_back_from_its_shape() -> None:
    recurrence = Recurrence(30, 2, OrderNumber(421))
    assert made(Recurrence, shape(recurrence)) == recurrence


def test_a_tuple_of_records_comes_back_from_its_shape() -> None:
    related = (Related(OrderNumber(421, 1), Kinship.MERGED_FROM),)
    assert made(tuple[Related, ...], shape(related)) == related


def test_what_a_newer_version_added_has_its_default() -> None:
    assert made(Recurrence, {"every_days": 7}) == Recurrence(7)
