"""What lines cost: exact, rounded once per line, and sums that add up to the öre."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.lines import Line
from core.numbers import OrderNumber
from core.prices import amounts, sums_of_assignment, sums_of_order, totals
from core.registers import Customer
from core.work_order import Assignment, Origin, WorkOrder

AT = datetime(2026, 11, 24, 7, tzinfo=UTC)
RATE = Decimal(25)
QUANTITIES = st.decimals("0.001", 100_000, places=3)
PRICES = st.none() | st.decimals(0, 10_000_000, places=4)
DISCOUNTS = st.none() | st.decimals(0, 100, places=2)
RATES = st.sampled_from((None, Decimal(25), Decimal(12), Decimal(6), Decimal(0)))


def line(
    quantity: str = "1",
    price: str | None = "100",
    discount: str | None = None,
    vat: int | None = None,
) -> Line:
    return Line(
        "Filter",
        Decimal(quantity),
        "Anna",
        AT,
        price=None if price is None else Decimal(price),
        discount=None if discount is None else Decimal(discount),
        vat=None if vat is None else Decimal(vat),
    )


LINES = st.builds(
    Line,
    name=st.just("Filter"),
    quantity=QUANTITIES,
    added_by=st.just("Anna"),
    added_at=st.just(AT),
    price=PRICES,
    discount=DISCOUNTS,
    vat=RATES,
    is_time=st.booleans(),
)
ASSIGNMENTS = st.builds(
    Assignment,
    articles=st.lists(LINES, max_size=4).map(tuple),
    time=st.lists(LINES, max_size=4).map(tuple),
)


@pytest.mark.parametrize(
    ("quantity", "price", "discount", "gross", "net"),
    [
        ("3", "0.125", None, "0.38", "0.38"),
        ("1", "0.005", None, "0.01", "0.01"),
        ("2.5", "199.90", "10", "499.75", "449.78"),
        ("1", "100", "100", "100.00", "0.00"),
        ("0.333", "99.99", "33.33", "33.30", "22.20"),
        ("100000", "10000000", "0.01", "1000000000000.00", "999900000000.00"),
    ],
)
def test_a_line_is_rounded_half_up_once(
    quantity: str, price: str, discount: str | None, gross: str, net: str
) -> None:
    found = amounts(line(quantity, price, discount), RATE)
    assert found is not None
    assert (found.gross, found.net, found.discount) == (
        Decimal(gross),
        Decimal(net),
        Decimal(gross) - Decimal(net),
    )


def test_a_line_without_a_price_costs_nothing_that_is_known() -> None:
    assert amounts(line(price=None), RATE) is None


def test_an_article_s_own_vat_goes_before_the_company_s() -> None:
    own, companys = amounts(line(vat=6), RATE), amounts(line(), RATE)
    assert own is not None
    assert companys is not None
    assert (own.vat, companys.vat) == (Decimal("6.00"), Decimal("25.00"))


def test_vat_is_reckoned_once_for_each_rate_on_the_sum_of_nets() -> None:
    found = totals((line(price="0.10"), line(price="0.10"), line(price="0.10", vat=6)), RATE)
    assert [(each.rate, each.net, each.vat) for each in found.by_rate] == [
        (Decimal(25), Decimal("0.20"), Decimal("0.05")),
        (Decimal(6), Decimal("0.10"), Decimal("0.01")),
    ]


def test_lines_without_a_price_are_counted() -> None:
    found = totals((line(price=None), line()), RATE)
    assert (found.unpriced, found.net) == (1, Decimal("100.00"))


@given(LINES)
def test_no_amount_is_ever_negative_and_none_is_above_gross(one: Line) -> None:
    found = amounts(one, RATE)
    if found is not None:
        parts = (found.net, found.discount, found.vat, found.gross - found.net)
        assert min(parts) >= 0


@given(LINES)
def test_every_amount_has_two_decimals(one: Line) -> None:
    found = amounts(one, RATE)
    if found is not None:
        parts = (found.gross, found.discount, found.net, found.vat, found.total)
        assert {part.as_tuple().exponent for part in parts} == {-2}


@given(st.lists(LINES, max_size=6))
def test_totals_are_the_sums_of_their_lines(lines: list[Line]) -> None:
    every = [each for each in (amounts(one, RATE) for one in lines) if each is not None]
    found = totals(lines, RATE)
    assert (found.gross, found.discount, found.net) == (
        sum((each.gross for each in every), Decimal(0)),
        sum((each.discount for each in every), Decimal(0)),
        sum((each.net for each in every), Decimal(0)),
    )


@pytest.mark.shows("U", "AS-11", "AR-11")
@given(st.lists(ASSIGNMENTS, max_size=3), st.lists(LINES, max_size=3))
def test_an_order_costs_what_its_assignments_and_other_articles_cost(
    assignments: list[Assignment], others: list[Line]
) -> None:
    order = WorkOrder(
        OrderNumber(1), Customer("Brf Eken"), Origin.CLI, AT, "Anna",
        assignments=tuple(assignments), other_articles=tuple(others),
    )  # fmt: skip
    parts = [sums_of_assignment(each, RATE).all.net for each in assignments]
    found = sums_of_order(order, RATE)
    assert found.all.net == sum((*parts, totals(others, RATE).net), Decimal(0))
    assert found.all.net == found.articles.net + found.time.net
    assert found.all.total == found.all.net + sum((v.vat for v in found.all.by_rate), Decimal(0))
