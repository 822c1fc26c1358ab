"""What may not be seen is not there: in no use case, by whatever way somebody comes to it."""

from dataclasses import replace

import pytest

from core import permissions as may
from core.people import Actor
from core.permissions import Permission
from core.refusals import NoSuchOrder, NotAllowed, Refused
from core.usecases.assigning import Assign, assign
from core.usecases.comments import AddComment, add_comment
from core.usecases.seeing import SeeOrder, see_order
from core.work_order import WorkOrder
from tests.core.conftest import ONE, Company
from tests.core.staff import CUSTOMER, customer_user, may_all_but, may_only
from tests.core.use_cases import Found, on_orders

BY_THE_SYSTEM = {
    "document_fetched",
}
"""What only the service itself does, at nobody's wish."""

ON_ORDERS = [each for each in on_orders() if each.name not in BY_THE_SYSTEM]


@pytest.mark.shows("U", "PE-02")
@pytest.mark.parametrize("found", ON_ORDERS, ids=lambda found: found.name)
async def test_nothing_can_be_done_with_an_order_that_one_does_not_see(
    company: Company, found: Found
) -> None:
    await company.reports()
    await company.reports(subject="The window")
    await may_all_but(company, "Anna", may.VIEW)
    with pytest.raises(NoSuchOrder):
        await company.does("Anna", found.use_case, found.about(ONE))


async def sees(company: Company, name: str) -> bool:
    """Whether the first order is there for this person."""
    try:
        await company.does(name, see_order, SeeOrder(ONE))
    except NoSuchOrder:
        return False
    return True


@pytest.mark.shows("U", "PE-01")
async def test_with_view_every_order_is_seen(company: Company) -> None:
    await company.reports()
    await may_only(company, "Anna", may.VIEW)
    assert await sees(company, "Anna")


@pytest.mark.parametrize(
    "permission", [may.VIEW_ASSIGNED, may.EDIT, may.EDIT_ASSIGNED, may.PERFORM]
)
async def test_without_view_one_sees_what_one_has_been_given(
    company: Company, permission: Permission
) -> None:
    await company.assigned("Anna")
    await may_only(company, "Anna", permission)
    await may_only(company, "Erik", permission)
    assert (await sees(company, "Anna"), await sees(company, "Erik")) == (True, False)


async def test_to_be_given_an_order_is_not_enough_to_see_it(company: Company) -> None:
    await company.assigned("Anna")
    await may_only(company, "Anna", may.SIGN)
    assert not await sees(company, "Anna")


async def test_who_edits_his_own_can_t_edit_another_s(company: Company) -> None:
    await company.assigned("Erik")
    await may_only(company, "Anna", may.VIEW, may.EDIT_ASSIGNED)
    with pytest.raises(NotAllowed):
        await company.does("Anna", add_comment, AddComment(ONE, "The code is 1234"))


@pytest.mark.shows("U", "PE-11")
async def test_who_only_performs_can_t_even_comment(company: Company) -> None:
    await company.assigned("Anna")
    await may_only(company, "Anna", may.PERFORM)
    with pytest.raises(NotAllowed):
        await company.does("Anna", add_comment, AddComment(ONE, "The code is 1234"))


async def test_an_order_can_be_seen_until_it_is_given_to_another(company: Company) -> None:
    order = await company.assigned("Sven")
    seen = Actor.of(company.people["Sven"]).sees(order)
    assert (seen, company.actor("Sven").sees(replace(order, assigned=()))) == (True, False)


async def of_customer(company: Company, customer: str) -> WorkOrder:
    """An order whose customer has a user called Karin, and one whose customer has not."""
    return await company.reports(sender_name=customer, sender_email="mail@x.example")


async def test_a_customer_user_sees_his_customer_s_orders_and_no_others(company: Company) -> None:
    mine = await of_customer(company, CUSTOMER)
    his = await company.reports(sender_name="Sandgärdskolan", sender_email="skolan@x.example")
    karin = Actor.of(await customer_user(company, "Karin", mine.customer.name))
    assert (karin.sees(mine), karin.sees(his)) == (True, False)


async def test_a_customer_user_acts_as_the_customer_on_his_own_orders(company: Company) -> None:
    mine = await of_customer(company, CUSTOMER)
    karin = Actor.of(await customer_user(company, "Karin", mine.customer.name))
    karin.require_customer_of(mine)
    with pytest.raises(NoSuchOrder):
        karin.require_customer_of(await company.reports())


async def test_a_customer_user_changes_nothing(company: Company) -> None:
    mine = await of_customer(company, CUSTOMER)
    await customer_user(company, "Karin", mine.customer.name)
    with pytest.raises(NotAllowed):
        await company.does("Karin", add_comment, AddComment(mine.number, "The code is 1234"))


async def test_a_customer_user_does_not_see_what_is_said_among_colleagues(
    company: Company,
) -> None:
    mine = await of_customer(company, CUSTOMER)
    await customer_user(company, "Karin", mine.customer.name)
    await company.does("Maja", add_comment, AddComment(mine.number, "They pay late"))
    seen = await company.does("Karin", see_order, SeeOrder(mine.number))
    assert seen.comments == ()


async def test_a_subcontractor_sees_only_what_he_has_been_given(company: Company) -> None:
    await company.reports()
    before = await sees(company, "Sven")
    await company.does("Maja", assign, Assign(ONE, company.people["Sven"].id))
    assert (before, await sees(company, "Sven")) == (False, True)


async def test_a_link_opens_its_own_order_only(company: Company) -> None:
    await company.reports()
    stranger = Actor.customer("Karin Ek", replace(ONE, serial=2))
    with pytest.raises(Refused):
        stranger.require_customer_of(await company.order())
