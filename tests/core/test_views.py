"""What of an order is shown to whom: prices by his rights, on the order itself and in its history."""

from decimal import Decimal

import pytest

from core import permissions as may
from core.people import SYSTEM, Actor
from core.permissions import Permission
from core.settings import Settings
from core.usecases.finishing import MarkReady, mark_ready
from core.usecases.history import LookBack, history_of
from core.usecases.line_edits import EditLine, LineEdit, edit_line
from core.usecases.lines import AddArticle, add_article
from core.usecases.seeing import SeeOrder, see_order
from core.usecases.signing import Sign, sign
from core.views import ALL_PRICES, NO_PRICES, Prices, on_print, prices_for
from tests.core.conftest import ONE, Company
from tests.core.staff import may_only

BOUGHT = AddArticle(ONE, "4711", Decimal(2), price=Decimal("1234.56"), discount=Decimal(10))


async def seen_by(company: Company, *permissions: Permission) -> tuple[Decimal | None, ...]:
    """The price and discount of an article, as somebody with these rights sees them."""
    await company.assigned("Erik")
    await company.does("Maja", add_article, BOUGHT)
    await may_only(company, "Anna", may.VIEW, *permissions)
    order = await company.does("Anna", see_order, SeeOrder(ONE))
    [line] = order.assignments[0].articles
    return line.price, line.discount


@pytest.mark.shows("U", "PE-24")
async def test_with_that_right_prices_are_seen(company: Company) -> None:
    assert await seen_by(company, may.SEE_PRICE) == (Decimal("1234.56"), None)


@pytest.mark.shows("U", "PE-24")
async def test_without_it_they_are_not_there(company: Company) -> None:
    assert await seen_by(company, may.SEE_NET, may.EDIT) == (None, None)


@pytest.mark.shows("U", "PE-30")
async def test_discounts_are_a_right_of_their_own(company: Company) -> None:
    assert await seen_by(company, may.SEE_PRICE, may.SEE_DISCOUNT) == (
        Decimal("1234.56"),
        Decimal(10),
    )


@pytest.mark.shows("U", "PE-24", "PE-29", "PE-30")
@pytest.mark.parametrize(
    ("rights", "seen"),
    [
        ((), NO_PRICES),
        ((may.SEE_NET, may.SEE_DISCOUNT), NO_PRICES),
        ((may.SEE_PRICE,), Prices(each=True, sums=False, discounts=False)),
        ((may.SEE_PRICE, may.SEE_NET), Prices(each=True, sums=True, discounts=False)),
        ((may.SEE_PRICE, may.SEE_DISCOUNT), Prices(each=True, sums=False, discounts=True)),
        ((may.SEE_PRICE, may.SEE_NET, may.SEE_DISCOUNT), ALL_PRICES),
    ],
)
def test_sums_and_discounts_are_seen_beside_prices_only(
    rights: tuple[Permission, ...], seen: Prices
) -> None:
    assert prices_for(Actor("Anna", frozenset(rights))) == seen


@pytest.mark.shows("U", "SE-09")
def test_no_print_shows_prices_when_the_company_removes_them() -> None:
    assert on_print(ALL_PRICES, Settings({"remove-prices-from-print": "on"})) == NO_PRICES


@pytest.mark.shows("U", "PE-24")
async def test_the_history_tells_no_price_to_whom_may_not_see_it(company: Company) -> None:
    await company.assigned("Anna")
    line = (await company.does("Maja", add_article, BOUGHT)).line
    cheaper = EditLine(ONE, line.id, (LineEdit("price", "987.65"),))
    await company.does("Maja", edit_line, cheaper)
    told = await company.does("Anna", history_of, LookBack(ONE))
    assert "1234.56" not in repr(told)
    assert "987.65" not in repr(told)
    assert "4711" in repr(told)


@pytest.mark.shows("U", "PE-24")
async def test_nor_does_what_was_sent_to_the_accounting_software(company: Company) -> None:
    await company.sets("customer-signatures", "off")
    await company.assigned("Anna")
    await company.does("Maja", add_article, BOUGHT)
    await company.does("Maja", sign, Sign(ONE, "Maja"))
    await company.door.do(mark_ready, MarkReady(ONE, send=True), SYSTEM)
    told = await company.does("Anna", history_of, LookBack(ONE))
    assert "1234.56" not in repr(told)
    assert "OrderSentToAccounting" in repr(told)
