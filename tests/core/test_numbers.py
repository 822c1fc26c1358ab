"""Order numbers: what people write, what storage keeps, and how they sort."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers import OrderNumber
from core.refusals import NoSuchOrder

NUMBERS = st.builds(OrderNumber, st.integers(1, 10**12 - 1), st.integers(0, 999))


@given(NUMBERS)
def test_a_number_is_read_back_as_it_is_written(number: OrderNumber) -> None:
    assert OrderNumber.parse(str(number)) == number


@given(NUMBERS)
def test_a_number_comes_back_from_its_identity(number: OrderNumber) -> None:
    assert OrderNumber.of_id(number.identity) == number


@given(NUMBERS, NUMBERS)
def test_identities_sort_as_numbers_do(one: OrderNumber, other: OrderNumber) -> None:
    assert (one < other) == (one.identity < other.identity)


@pytest.mark.parametrize("text", ["", "0", "abc", "421-", "-1", "421-1-2", "4 21", "٣", "1" * 13])
def test_what_is_no_number_is_no_order(text: str) -> None:
    with pytest.raises(NoSuchOrder):
        OrderNumber.parse(text)
