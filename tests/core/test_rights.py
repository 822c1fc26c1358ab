"""Rights are a person's own: given and taken one by one, or the template of a role."""

import pytest

from core import permissions as may
from core.events import RightsChanged
from core.people import SYSTEM, TEMPLATES, Actor, Role
from core.permissions import NoSuchPermission
from core.refusals import NotAllowedAtAll
from core.usecases.people import LastAdministrator
from core.usecases.rights import (
    BothWays,
    ChangeRights,
    NotForCustomers,
    change_rights,
    grant,
    revoke,
)
from core.usecases.users import InviteUser, NoSuchPerson, invite_user
from tests.core.conftest import Company
from tests.core.staff import changes, comes, customer_user, leaves


@pytest.mark.shows("U", "PE-28")
async def test_a_person_begins_with_his_role_s_template(company: Company) -> None:
    assert company.people["Sven"].permissions == TEMPLATES[Role.SUBCONTRACTOR]


@pytest.mark.shows("U", "PE-28")
async def test_a_right_is_given_to_one_person_and_not_to_his_colleagues(company: Company) -> None:
    await changes(company, grant("Anna", "see-price"))
    anna, erik = company.actor("Anna"), company.actor("Erik")
    assert (anna.may(may.SEE_PRICE), erik.may(may.SEE_PRICE)) == (True, False)


@pytest.mark.shows("U", "PE-28")
async def test_a_right_is_taken_from_one_person(company: Company) -> None:
    await changes(company, revoke("Anna", "sign"))
    assert company.people["Anna"].permissions == TEMPLATES[Role.TECHNICIAN] - {may.SIGN}


async def test_rights_given_and_taken_again_follow_the_template_once_more(
    company: Company,
) -> None:
    await changes(company, grant("Anna", "see-price"))
    assert (await changes(company, revoke("Anna", "see-price"))).rights is None


async def test_a_template_wipes_what_a_person_had(company: Company) -> None:
    await changes(company, grant("Anna", "delete", "see-price"))
    assert (await changes(company, ChangeRights("Anna", Role.TECHNICIAN))).rights is None


async def test_another_role_s_template_can_be_had_without_the_role(company: Company) -> None:
    anna = await changes(company, ChangeRights("Anna", Role.DISPATCHER, revoke=("delete",)))
    assert anna.role is Role.TECHNICIAN
    assert anna.permissions == TEMPLATES[Role.DISPATCHER] - {may.DELETE}


async def test_what_was_given_and_taken_is_told(company: Company) -> None:
    await changes(company, ChangeRights("Anna", grant=("delete",), revoke=("sign",)))
    told = company.told(RightsChanged)[-1]
    assert (told.granted, told.revoked) == (("delete",), ("sign",))


async def test_nothing_is_told_when_nothing_changes(company: Company) -> None:
    await changes(company, grant("Anna", "sign"))
    assert company.told(RightsChanged) == []


@pytest.mark.shows("U", "PE-28")
async def test_only_an_administrator_changes_rights(company: Company) -> None:
    with pytest.raises(NotAllowedAtAll):
        await company.does("Maja", change_rights, grant("Maja", "admin"))


@pytest.mark.shows("U", "PE-28")
async def test_the_last_administrator_can_t_lose_that_right(company: Company) -> None:
    await comes(company, "Olle", Role.ADMIN)
    with pytest.raises(LastAdministrator, match="Olle is the only administrator"):
        await company.does("Olle", change_rights, revoke("Olle", "admin"))


async def test_nor_can_he_be_invited_as_something_else(company: Company) -> None:
    await comes(company, "Olle", Role.ADMIN)
    with pytest.raises(LastAdministrator):
        await company.does("Olle", invite_user, InviteUser("Olle", Role.TECHNICIAN))


@pytest.mark.shows("U", "PE-28")
async def test_one_of_two_administrators_can_lose_that_right(company: Company) -> None:
    await comes(company, "Olle", Role.ADMIN)
    await changes(company, grant("Maja", "admin"))
    assert not (await changes(company, revoke("Olle", "admin"))).is_administrator


async def test_an_administrator_who_left_does_not_count(company: Company) -> None:
    await comes(company, "Olle", Role.ADMIN)
    await comes(company, "Stina", Role.ADMIN)
    await leaves(company, "Stina")
    with pytest.raises(LastAdministrator):
        await changes(company, revoke("Olle", "admin"))


async def test_a_customer_user_may_be_given_prices_only(company: Company) -> None:
    await customer_user(company, "Karin")
    with pytest.raises(NotForCustomers):
        await changes(company, grant("Karin", "view"))


async def test_prices_can_be_taken_from_a_customer_user(company: Company) -> None:
    await customer_user(company, "Karin")
    karin = await changes(company, revoke("Karin", "see-price", "see-net", "see-discount"))
    assert karin.permissions == frozenset()


@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        (grant("Anna", "fly"), NoSuchPermission),
        (grant("Nobody", "sign"), NoSuchPerson),
        (ChangeRights("Anna", grant=("sign",), revoke=("sign",)), BothWays),
    ],
)
async def test_what_makes_no_sense_is_refused(
    company: Company, command: ChangeRights, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        await company.door.do(change_rights, command, SYSTEM)


async def test_a_person_without_any_right_sees_nothing(company: Company) -> None:
    order = await company.assigned("Anna")
    assert not Actor("Anna", user_id=company.people["Anna"].id).sees(order)
