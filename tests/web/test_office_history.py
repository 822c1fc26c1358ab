"""What was changed about settings and people, by whom, as an administrator looks back at it."""

import pytest

from core.people import Role
from tests.web.offices import Office, office_of
from tests.web.stage import Stage, text_of


@pytest.fixture
async def office(stage: Stage) -> Office:
    return await office_of(stage)


@pytest.mark.shows("W", "PE-28")
async def test_a_change_of_a_setting_stands_with_what_it_was_and_became(office: Office) -> None:
    await office.posts("/office/settings/company-phone", value="08-99 99 99")
    page = text_of(await office.get("/office/history"))
    assert (
        "Doris Dal Setting changed: Company phone. It was: 08-123 45 67 It became: 08-99" in page
    )


@pytest.mark.shows("W", "PE-28")
async def test_a_right_that_was_given_stands_under_people(office: Office) -> None:
    await office.posts("/office/people", name="Anna Berg", role="technician")
    where = next(p for p in (await office.get("/office/people")).split('"') if "/people/" in p)
    await office.posts(f"{where}/rights", fields=[("right", "see-price")])
    page = text_of(await office.get("/office/history?about=people"))
    assert "The rights of Anna Berg were changed. Given: See prices" in page
    assert "Anna Berg was added." in page


async def test_settings_alone_are_looked_at(office: Office) -> None:
    await office.posts("/office/people", name="Anna Berg", role="technician")
    page = text_of(await office.get("/office/history?about=settings"))
    assert "Nothing is here yet" in page


async def test_a_dispatcher_does_not_look_back_at_settings(stage: Stage) -> None:
    office = await office_of(stage, "Disa", Role.DISPATCHER)
    assert "You may not do that" in text_of(await office.get("/office/history"))
