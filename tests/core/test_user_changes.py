"""What is known of a person changes: his name, how he is reached, his role, his hours and absences."""

from datetime import date, time

import pytest

from core.people import SYSTEM, TEMPLATES, Absence, Role, User, WorkingHours
from core.refusals import BadInput, NotAllowedAtAll, Refused
from core.usecases.people import (
    CustomerUserNeedsCustomer,
    LastAdministrator,
    NoCustomerCalled,
    OnlyForCustomerUsers,
)
from core.usecases.rights import grant
from core.usecases.user_changes import (
    AddAbsence,
    ChangeUser,
    NotAbsentThen,
    RemoveAbsence,
    SetHours,
    add_absence,
    change_user,
    remove_absence,
    set_hours,
)
from core.usecases.users import AddUser, NameTaken, add_user
from tests.core.conftest import Company
from tests.core.staff import CUSTOMER, changes, comes, customer_user

WEEK = tuple(WorkingHours(day, time(7), time(16)) for day in range(5))
CHRISTMAS = Absence(date(2026, 12, 21), date(2027, 1, 6), "Holiday")


async def changed(company: Company, name: str, **new: object) -> User:
    """The office changes what is known of a person."""
    return await company.door.do(change_user, ChangeUser(name, **new), SYSTEM)  # type: ignore[arg-type]


async def away(company: Company, absence: Absence, name: str = "Anna") -> User:
    """A person will be away."""
    command = AddAbsence(name, absence.first_day, absence.last_day, absence.reason)
    return await company.door.do(add_absence, command, SYSTEM)


async def test_all_that_is_known_of_a_person_can_be_changed(company: Company) -> None:
    anna = await changed(
        company,
        "anna",
        new_name="Anna Berg",
        email="anna@x.example",
        phone="070-1 23",
        language="en",
    )
    told = (anna.name, anna.email, anna.phone, anna.language)
    assert told == ("Anna Berg", "anna@x.example", "070-1 23", "en")


async def test_what_is_left_out_stays_and_what_is_empty_goes(company: Company) -> None:
    await changed(company, "Anna", email="anna@x.example", phone="070-1 23")
    anna = await changed(company, "Anna", email="")
    assert (anna.email, anna.phone) == (None, "070-1 23")


async def test_another_role_brings_its_template_and_wipes_one_s_own_rights(
    company: Company,
) -> None:
    await changes(company, grant("Anna", "delete"))
    anna = await changed(company, "Anna", role=Role.OFFICE)
    assert anna.permissions == TEMPLATES[Role.OFFICE]


async def test_a_new_name_stands_on_what_is_to_be_done(company: Company) -> None:
    await company.assigned("Anna")
    await changed(company, "Anna", new_name="Anna Berg")
    assert [each.name for each in (await company.order()).assigned] == ["Anna Berg"]


@pytest.mark.parametrize(
    ("new", "refusal"),
    [
        ({"new_name": "erik"}, NameTaken),
        ({"new_name": " "}, BadInput),
        ({"email": "anna"}, BadInput),
        ({"phone": "call me"}, BadInput),
        ({"language": "de"}, BadInput),
        ({"role": Role.CUSTOMER}, CustomerUserNeedsCustomer),
        ({"customer": "Nobody AB"}, NoCustomerCalled),
    ],
)
async def test_what_can_t_be_is_refused(
    company: Company, new: dict[str, object], refusal: type[Refused]
) -> None:
    with pytest.raises(refusal):
        await changed(company, "Anna", **new)


async def test_the_last_administrator_keeps_his_role(company: Company) -> None:
    await comes(company, "Olle", Role.ADMIN)
    with pytest.raises(LastAdministrator):
        await changed(company, "Olle", role=Role.OFFICE)


async def test_only_an_administrator_changes_people(company: Company) -> None:
    with pytest.raises(NotAllowedAtAll):
        await company.does("Maja", change_user, ChangeUser("Maja", role=Role.ADMIN))


async def test_a_customer_user_belongs_to_his_customer(company: Company) -> None:
    karin = await customer_user(company, "Karin")
    known = await company.door.ask(lambda uow: uow.customers.named(CUSTOMER))
    assert known is not None
    assert karin.customer_id == known.id


async def test_nobody_else_belongs_to_a_customer(company: Company) -> None:
    await customer_user(company, "Karin")
    with pytest.raises(OnlyForCustomerUsers):
        await company.door.do(add_user, AddUser("Olle", Role.OFFICE, customer=CUSTOMER), SYSTEM)


async def test_a_customer_user_who_begins_to_work_here_leaves_his_customer(
    company: Company,
) -> None:
    await customer_user(company, "Karin")
    assert (await changed(company, "Karin", role=Role.OFFICE)).customer_id is None


@pytest.mark.shows("U", "SE-61")
async def test_a_person_works_his_own_hours(company: Company) -> None:
    anna = await company.door.do(set_hours, SetHours("Anna", WEEK[::-1]), SYSTEM)
    assert anna.working_hours == WEEK


@pytest.mark.parametrize(
    "hours",
    [
        (WorkingHours(0, time(16), time(7)),),
        (WorkingHours(7, time(7), time(16)),),
        (WEEK[0], WEEK[0]),
    ],
)
async def test_hours_that_can_t_be_are_refused(
    company: Company, hours: tuple[WorkingHours, ...]
) -> None:
    with pytest.raises(BadInput):
        await company.door.do(set_hours, SetHours("Anna", hours), SYSTEM)


@pytest.mark.shows("U", "SE-61")
async def test_absences_stand_in_the_order_they_come(company: Company) -> None:
    dentist = Absence(date(2026, 12, 1), date(2026, 12, 1))
    await away(company, CHRISTMAS)
    assert (await away(company, dentist)).absences == (dentist, CHRISTMAS)


async def test_the_same_days_again_change_the_reason(company: Company) -> None:
    await away(company, Absence(CHRISTMAS.first_day, CHRISTMAS.last_day, "Sick"))
    assert (await away(company, CHRISTMAS)).absences == (CHRISTMAS,)


async def test_an_absence_is_taken_off_by_its_first_day(company: Company) -> None:
    await away(company, CHRISTMAS)
    command = RemoveAbsence("Anna", CHRISTMAS.first_day)
    assert (await company.door.do(remove_absence, command, SYSTEM)).absences == ()


async def test_an_absence_that_is_not_there_can_t_be_taken_off(company: Company) -> None:
    with pytest.raises(NotAbsentThen):
        await company.door.do(remove_absence, RemoveAbsence("Anna", date(2026, 12, 1)), SYSTEM)


@pytest.mark.parametrize(
    "absence",
    [
        Absence(date(2026, 12, 2), date(2026, 12, 1)),
        Absence(date(2026, 12, 2), date(2036, 12, 1)),
        Absence(date(2226, 12, 2), date(2226, 12, 2)),
    ],
)
async def test_days_that_can_t_be_are_refused(company: Company, absence: Absence) -> None:
    with pytest.raises(BadInput):
        await away(company, absence)
