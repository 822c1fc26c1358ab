"""Looking back at the company's settings and people (PE-28)."""

import pytest

from core.people import SYSTEM, Role, User
from core.refusals import NotAllowedAtAll
from core.usecases.company_history import A_PAGE, About, LookBackAtCompany, company_history
from core.usecases.settings import SetSetting, SettingChangedMeanwhile, set_setting
from core.usecases.users import AddUser, add_user
from tests.core.conftest import Company


@pytest.fixture
async def headed(company: Company) -> Company:
    """A company with an administrator."""
    doris = User("Doris", Role.ADMIN)
    await company.door.do(lambda _, __, uow: uow.users.put(doris), None, SYSTEM)
    company.people["Doris"] = doris
    return company


@pytest.mark.shows("U", "PE-28")
async def test_what_a_setting_was_and_became_is_kept_with_who_changed_it(headed: Company) -> None:
    await headed.does("Doris", set_setting, SetSetting("company-phone", "08-1"))
    await headed.does("Doris", set_setting, SetSetting("company-phone", "08-2"))
    found = await headed.does("Doris", company_history, LookBackAtCompany(About.SETTINGS))
    assert [(each.by, each.before, each.after) for each in found.rows] == [
        ("Doris", "08-1", "08-2"),
        ("Doris", "", "08-1"),
    ]


@pytest.mark.shows("U", "PE-28")
async def test_it_is_read_page_by_page(headed: Company) -> None:
    for nth in range(A_PAGE + 1):
        await headed.does("Doris", set_setting, SetSetting("company-phone", f"08-{nth}"))
    command = LookBackAtCompany(About.SETTINGS)
    first = await headed.does("Doris", company_history, command)
    second = await headed.does("Doris", company_history, LookBackAtCompany(About.SETTINGS, 1))
    assert (first.more, len(second.rows), second.more) == (True, 1, False)


@pytest.mark.shows("U", "PE-28")
async def test_people_stand_by_the_names_they_have_now(headed: Company) -> None:
    await headed.does("Doris", add_user, AddUser("New Nils", Role.TECHNICIAN))
    found = await headed.does("Doris", company_history, LookBackAtCompany(About.PEOPLE))
    assert found.rows[0].fields == {"name": "New Nils"}


async def test_whoever_does_not_administrate_does_not_look_back(headed: Company) -> None:
    with pytest.raises(NotAllowedAtAll):
        await headed.does("Anna", company_history, LookBackAtCompany())


async def test_a_setting_that_another_changed_meanwhile_shows_both_values(
    headed: Company,
) -> None:
    await headed.does("Doris", set_setting, SetSetting("company-phone", "08-1"))
    with pytest.raises(SettingChangedMeanwhile) as refused:
        await headed.does("Doris", set_setting, SetSetting("company-phone", "08-3", seen=""))
    assert (refused.value.fields["theirs"], refused.value.fields["yours"]) == ("08-1", "08-3")
