"""What quantities, prices, discounts and days may be, and how numbers are written."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.bounds import (
    decimal_written,
    fitting_day,
    fitting_discount,
    fitting_price,
    fitting_quantity,
    plain_number,
)
from core.refusals import BadInput

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("quantity", ["0.001", "1", "1.5", "100000", "1E+2"])
def test_a_sensible_quantity_fits(quantity: str) -> None:
    assert fitting_quantity(Decimal(quantity)) == Decimal(quantity)


@pytest.mark.parametrize(
    "quantity", ["0", "-1", "100000.001", "0.0001", "NaN", "Infinity", "1E+99999", "1E-99999"]
)
def test_an_absurd_quantity_does_not(quantity: str) -> None:
    with pytest.raises(BadInput):
        fitting_quantity(Decimal(quantity))


@pytest.mark.parametrize("price", ["-0.01", "10000000.01", "0.00001", "NaN"])
def test_an_absurd_price_does_not_fit(price: str) -> None:
    with pytest.raises(BadInput):
        fitting_price(Decimal(price))


@pytest.mark.parametrize("discount", ["-1", "100.01", "0.001", "NaN"])
def test_an_absurd_discount_does_not_fit(discount: str) -> None:
    with pytest.raises(BadInput):
        fitting_discount(Decimal(discount))


@pytest.mark.parametrize("value", [1, 1.5, "1", None])
def test_a_quantity_of_another_kind_than_a_decimal_is_refused(value: Any) -> None:
    with pytest.raises(BadInput):
        fitting_quantity(value)


@pytest.mark.parametrize("days", [-366, -1, 0, 7])
def test_a_day_of_work_lies_within_a_year_back_and_a_week_ahead(days: int) -> None:
    day = TODAY + timedelta(days=days)
    assert fitting_day(day, TODAY) == day


@pytest.mark.parametrize("days", [-367, 8])
def test_a_day_farther_away_is_refused(days: int) -> None:
    with pytest.raises(BadInput):
        fitting_day(TODAY + timedelta(days=days), TODAY)


def test_a_moment_is_no_day() -> None:
    with pytest.raises(BadInput):
        fitting_day(datetime(2026, 11, 24), TODAY)  # noqa: DTZ001 - what a caller may get wrong


@pytest.mark.parametrize(
    ("text", "number"),
    [("2", "2"), ("1,5", "1.5"), ("1.5", "1.5"), (" 1 240,50 ", "1240.50"), ("-3", "-3")],
)
def test_a_number_is_read_as_people_write_it(text: str, number: str) -> None:
    assert decimal_written(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "two", "1,2,3", "1e5", "NaN", "Infinity", "²", "9" * 40])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        decimal_written(text)


@given(st.decimals(-1_000_000, 1_000_000, places=4))
def test_a_number_is_written_so_that_it_is_read_back(number: Decimal) -> None:
    assert decimal_written(plain_number(number)) == number
