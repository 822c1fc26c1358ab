"""A point that was not approved becomes an order of its own."""

import pytest

from core import permissions as may
from core.order_papers import Kinship
from core.refusals import NotAllowedAtAll
from core.self_checks import SelfCheck
from core.usecases.failed_checks import OrderOfPoint, PointIsNotFailed, order_of_point
from core.work_order import WorkOrder
from tests.core.checking import answers, begun, completes, signs
from tests.core.conftest import ONE, Company
from tests.core.staff import may_only

shows = pytest.mark.shows


async def failed(company: Company) -> SelfCheck:
    """A check whose lock was found broken."""
    check = await begun(company)
    return await answers(company, check, 1, choice="Broken", note="Will not turn")


async def makes(company: Company, check: SelfCheck, place: int = 1) -> WorkOrder:
    """Anna makes an order of a point."""
    command = OrderOfPoint(ONE, check.id, check.points[place].id)
    return await company.does("Anna", order_of_point, command)


@shows("U", "RV-01")
async def test_a_failed_point_becomes_an_order_linked_both_ways(company: Company) -> None:
    made = await makes(company, await failed(company))
    before = await company.order()
    assert [(each.how, each.number) for each in made.related] == [(Kinship.FAILED_CHECK_ON, ONE)]
    assert [(each.how, each.number) for each in before.related] == [
        (Kinship.FAILED_CHECK_TO, made.number)
    ]


@shows("U", "RV-01")
async def test_the_order_says_what_was_found_and_is_the_same_customers(company: Company) -> None:
    made = await makes(company, await failed(company))
    work = made.assignments[0]
    assert (work.description, work.error) == ("Door check: Lock", "Broken\nWill not turn")
    assert made.customer == (await company.order()).customer


@shows("U", "RV-01")
async def test_made_twice_it_is_one_order(company: Company) -> None:
    check = await failed(company)
    first, second = await makes(company, check), await makes(company, check)
    assert first.number == second.number


@shows("U", "RV-01")
async def test_it_can_be_made_after_the_check_is_signed(company: Company) -> None:
    check = await failed(company)
    await answers(company, check, 0, value="35")
    await completes(company, check)
    await signs(company, check)
    assert (await makes(company, check)).number != ONE


@shows("U", "RV-01")
async def test_no_order_is_made_of_what_is_as_it_should_be(company: Company) -> None:
    check = await begun(company)
    await answers(company, check, 1, choice="Whole")
    with pytest.raises(PointIsNotFailed):
        await makes(company, check)


@shows("U", "RV-01", "PE-10")
async def test_who_may_not_make_orders_makes_none_of_points(company: Company) -> None:
    check = await failed(company)
    await may_only(company, "Anna", may.EDIT_ASSIGNED, may.VIEW)
    with pytest.raises(NotAllowedAtAll):
        await makes(company, check)
