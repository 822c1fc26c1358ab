"""Amounts, moments and texts come back exactly as they were kept."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import StatementError

from core.ports import DueRow, UnitOfWork
from core.registers import Article, Customer
from tests.storage.conftest import House

on_one_database = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
amounts = st.decimals(-(10**15), 10**15, allow_nan=False, allow_infinity=False)
zones = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=zones)  # noqa: DTZ001 - hypothesis adds the zone
texts = st.text(st.characters(), max_size=60)


@on_one_database
@given(price=amounts)
async def test_an_amount_keeps_every_digit(house: House, price: Decimal) -> None:
    article = Article("4711", "x", price=price)
    known = await house.ask(lambda uow: uow.articles.by_number("4711"))
    article = Article("4711", "x", price=price, id=known.id) if known else article
    await house.do(lambda uow: uow.articles.put(article))
    assert await house.ask(lambda uow: uow.articles.by_number("4711")) == article


async def test_an_amount_keeps_its_zeros(house: House) -> None:
    await house.do(lambda uow: uow.articles.put(Article("4711", "x", price=Decimal("1.500"))))
    found = await house.ask(lambda uow: uow.articles.by_number("4711"))
    assert found is not None
    assert str(found.price) == "1.500"


@pytest.mark.parametrize("amount", ["NaN", "Infinity"])
async def test_what_is_no_amount_is_not_kept(house: House, amount: str) -> None:
    with pytest.raises(StatementError):
        await house.do(lambda uow: uow.articles.put(Article("4711", "x", price=Decimal(amount))))


@on_one_database
@given(moment=moments)
async def test_a_moment_is_the_same_moment_in_utc(house: House, moment: datetime) -> None:
    await house.do(lambda uow: uow.due.put(DueRow("kind", "key", moment)))
    row = await house.ask(lambda uow: uow.due.get("kind", "key"))
    assert row is not None
    assert (row.at, row.at.tzinfo) == (moment, UTC)


@on_one_database
@given(moments=st.lists(moments, min_size=2, max_size=5, unique=True))
async def test_moments_sort_as_time_does(house: House, moments: list[datetime]) -> None:
    rows = [DueRow("kind", str(place), moment) for place, moment in enumerate(moments)]

    def put(uow: UnitOfWork) -> None:
        for row in rows:
            uow.due.put(row)

    def drop(uow: UnitOfWork) -> None:
        for row in rows:
            uow.due.drop(row.kind, row.key)

    await house.do(put)
    assert await house.ask(lambda uow: uow.due.next_due()) == min(moments)
    await house.do(drop)


async def test_a_moment_without_a_zone_is_not_kept(house: House) -> None:
    naive = datetime(2026, 11, 26)  # noqa: DTZ001 - that is the point
    with pytest.raises(StatementError):
        await house.do(lambda uow: uow.due.put(DueRow("kind", "key", naive)))


@on_one_database
@given(text=texts)
async def test_a_text_is_the_same_but_for_what_no_database_holds(house: House, text: str) -> None:
    customer = Customer(text)
    await house.do(lambda uow: uow.customers.put(customer))
    found = await house.ask(lambda uow: uow.customers.get(customer.id))
    assert found is not None
    assert found.name == "".join(
        "\ufffd" if sign == "\0" or "\ud800" <= sign <= "\udfff" else sign for sign in text
    )


@on_one_database
@given(text=texts)
async def test_plain_values_keep_every_text(house: House, text: str) -> None:
    row = DueRow("kind", "key", house.clock.now, {"text": text, "list": [1, None, True]})
    await house.do(lambda uow: uow.due.put(row))
    assert await house.ask(lambda uow: uow.due.get("kind", "key")) == row
