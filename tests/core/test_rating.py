"""What a customer thinks of finished work: 1 to 5, once, and otherwise within a week (RV-06)."""

import pytest

from core.events import OrderRated
from core.order_json import order_json
from core.people import Actor
from core.refusals import BadInput, NoSuchOrder
from core.usecases.rating import NotDoneYet, RatedForGood, RateOrder, rate_order
from tests.core.conftest import ONE, Company
from tests.core.finished import signed

KARIN = Actor.customer("Karin Ek", ONE)
shows = pytest.mark.shows


async def rates(company: Company, score: int, note: str = "", actor: Actor = KARIN) -> None:
    await company.door.do(rate_order, RateOrder(ONE, score, note), actor)


@shows("U", "RV-06")
async def test_a_rating_stands_on_the_order_and_in_its_json(company: Company) -> None:
    await signed(company)
    await rates(company, 4, " Quick ")
    shown = order_json(await company.order())["rating"]
    assert shown == {"score": 4, "note": "Quick", "by": "Karin Ek", "at": "2026-11-24T07:00:00Z"}


@shows("U", "RV-06")
async def test_the_same_rating_twice_is_told_once(company: Company) -> None:
    await signed(company)
    for _ in range(2):
        await rates(company, 2)
    assert [each.score for each in company.told(OrderRated)] == [2]


@shows("U", "RV-06")
async def test_after_a_week_it_stands(company: Company) -> None:
    await signed(company)
    await rates(company, 5)
    company.later(days=7)
    await rates(company, 1)
    company.later(seconds=1)
    with pytest.raises(RatedForGood):
        await rates(company, 5)


@shows("U", "RV-06")
@pytest.mark.parametrize("score", [0, 6, -1])
async def test_only_one_to_five_will_do(company: Company, score: int) -> None:
    await signed(company)
    with pytest.raises(BadInput):
        await rates(company, score)


async def test_unfinished_work_is_not_rated(company: Company) -> None:
    await company.reports()
    with pytest.raises(NotDoneYet):
        await rates(company, 5)


async def test_nobody_rates_anothers_order(company: Company) -> None:
    await signed(company)
    with pytest.raises(NoSuchOrder):
        await rates(company, 1, actor=company.actor("Maja"))


async def test_a_word_has_its_bounds(company: Company) -> None:
    await signed(company)
    with pytest.raises(BadInput):
        await rates(company, 3, "x" * 1001)
