"""The articles a facility brings along: added by themselves, taken off by hand (AR-09)."""

from decimal import Decimal

import pytest

from core.people import SYSTEM
from core.registers import Article, Facility, FacilityArticle
from core.usecases.editing import Edit, EditOrder, edit_order
from core.usecases.facility_articles import (
    RemoveFormerArticles,
    former_articles,
    remove_former_articles,
)
from core.usecases.lines import AddArticle, RemoveLine, add_article, remove_line
from core.usecases.registers import (
    KeepArticle,
    KeepFacility,
    keep_article,
    keep_facility,
)
from core.usecases.signing import Sign, sign
from core.work_order import WorkOrder
from tests.core.conftest import ONE, Company


@pytest.fixture
async def places(company: Company) -> Company:
    """An order of a customer with two facilities, which bring a fee and some filters along."""
    for number, name in (("R1", "Travel"), ("G4", "Filter G4")):
        article = Article(number, name, price=Decimal(450))
        await company.door.do(keep_article, KeepArticle(article), SYSTEM)
    order = await company.assigned()
    for name, articles in (
        (
            "Storgatan 5",
            (FacilityArticle("R1", Decimal(1)), FacilityArticle("G4", Decimal("2.5"))),
        ),
        ("Nygatan 2", (FacilityArticle("R1", Decimal(1)), FacilityArticle("gone", Decimal(1)))),
    ):
        facility = Facility(name, order.customer.id, articles=articles)
        await company.door.do(keep_facility, KeepFacility(facility), SYSTEM)
    return company


async def at(company: Company, facility: str) -> WorkOrder:
    """Maja says where the work is done."""
    return await company.does("Maja", edit_order, EditOrder(ONE, (Edit("facility", facility),)))


def articles(order: WorkOrder) -> list[tuple[str | None, Decimal]]:
    return [(line.number, line.quantity) for line in order.assignments[0].articles]


@pytest.mark.shows("U", "AR-09", "CF-11")
async def test_a_facility_s_articles_come_with_it(places: Company) -> None:
    order = await at(places, "Storgatan 5")
    assert articles(order) == [("R1", Decimal(1)), ("G4", Decimal("2.5"))]


@pytest.mark.shows("U", "AR-09")
async def test_they_come_with_a_reported_fault_too(places: Company) -> None:
    order = await places.reports(subject="The door at Nygatan 2 will not close")
    assert articles(order) == [("R1", Decimal(1))]


@pytest.mark.shows("U", "AR-09")
async def test_one_that_is_taken_off_stays_off(places: Company) -> None:
    order = await at(places, "Storgatan 5")
    travel = order.assignments[0].articles[0]
    await places.does("Anna", remove_line, RemoveLine(ONE, travel.id))
    order = await places.does("Maja", edit_order, EditOrder(ONE, (Edit("cost-centre", "K7"),)))
    assert articles(order) == [("G4", Decimal("2.5"))]


@pytest.mark.shows("U", "AR-09")
async def test_what_somebody_added_himself_is_not_added_again(places: Company) -> None:
    await places.does("Anna", add_article, AddArticle(ONE, "R1", Decimal(2)))
    assert articles(await at(places, "Nygatan 2")) == [("R1", Decimal(2))]


@pytest.mark.shows("U", "AR-09")
async def test_another_facility_adds_its_own_and_offers_the_former_s(places: Company) -> None:
    await at(places, "Storgatan 5")
    order = await at(places, "Nygatan 2")
    former = [line.number for line in former_articles(order)]
    assert (len(articles(order)), former) == (3, ["R1", "G4"])


@pytest.mark.shows("U", "AR-09")
async def test_the_yes_to_the_offer_takes_the_former_s_off(places: Company) -> None:
    await at(places, "Storgatan 5")
    await at(places, "Nygatan 2")
    for _ in range(2):
        order = await places.does("Maja", remove_former_articles, RemoveFormerArticles(ONE))
    assert articles(order) == [("R1", Decimal(1))]


async def test_a_signed_one_is_not_offered(places: Company) -> None:
    await at(places, "Storgatan 5")
    await places.does("Anna", sign, Sign(ONE, "Anna Berg", finished=False))
    assert former_articles(await at(places, "Nygatan 2")) == ()
