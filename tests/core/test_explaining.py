"""What stands in an order's way, said beforehand; and whom a setting would stop, before it is set."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from core import requirements, settings
from core.numbers import OrderNumber
from core.people import SYSTEM
from core.refusals import NoSuchOrder, NotAllowedAtAll
from core.requirements import REMEDY_LABELS, Moment, Standing
from core.usecases.explaining import (
    ExplainOrder,
    TrySetting,
    explain_order,
    may_stop,
    try_setting,
)
from tests.core.conftest import Company
from tests.core.gates import (
    BEFORE,
    FIELD,
    FLAWLESS,
    LACKING,
    REQUIREMENTS,
    invoiced,
    ready,
    signed,
    stands,
    stopped,
    turned,
)


async def _explained(company: Company, number: OrderNumber) -> dict[Moment, Standing]:
    command = ExplainOrder(number)
    found = await company.door.ask(lambda uow: explain_order(command, SYSTEM, uow))
    return {each.moment: each for each in found}


@pytest.mark.shows("U", "XT-06")
@pytest.mark.parametrize("lacking", LACKING)
async def test_every_thing_that_stops_a_step_explains_itself_and_names_a_remedy(
    company: Company, lacking: str
) -> None:
    """XT-06: what is said before the step is what stops it, with the button that helps."""
    requirement = REQUIREMENTS[lacking]
    await turned(company, requirement, on=True)
    for serial, moment in enumerate(requirement.moments, 1):
        number = await stands(company, serial, BEFORE[moment](LACKING[lacking](FLAWLESS)))
        standing = (await _explained(company, number))[moment]
        (block,) = (each for each in standing.blocks if each.requirement is requirement)
        assert isinstance(block.refusal(), await stopped(company, moment, number) or type(None))
        assert REMEDY_LABELS[requirement.remedy]


@pytest.mark.shows("U", "XT-06")
async def test_what_an_order_is_past_is_not_explained_any_more(company: Company) -> None:
    number = await stands(company, 1, ready(FLAWLESS))
    found = await _explained(company, number)
    assert {moment for moment, each in found.items() if each.passed} == {
        Moment.SIGN, Moment.CUSTOMER_SIGN, Moment.COMPLETE, Moment.READY
    }  # fmt: skip
    assert [moment for moment, each in found.items() if each.blocks] == [Moment.RESTORE]


async def test_all_that_is_in_the_way_is_said_at_once(company: Company) -> None:
    await company.sets("require-contact", "on")
    await company.sets("require-status-to-save", "on")
    await company.sets("require-status-to-sign", "on")
    number = await stands(company, 1, replace(FLAWLESS, contact=None, custom_status=None))
    found = await _explained(company, number)
    keys = {moment: [b.requirement.key for b in each.blocks] for moment, each in found.items()}
    assert keys[Moment.SAVE] == ["contact", "status-to-save"]
    assert keys[Moment.SIGN] == ["status-to-sign"]


async def test_what_one_may_not_see_is_not_explained(company: Company) -> None:
    number = await stands(company, 1, FLAWLESS)
    command = ExplainOrder(number)
    with pytest.raises(NoSuchOrder):
        await company.door.ask(lambda uow: explain_order(command, company.actor("Sven"), uow))


async def _tried(company: Company, key: str, value: str) -> list[tuple[str, Moment]]:
    command = TrySetting(key, value)
    stuck = await company.door.ask(lambda uow: try_setting(command, SYSTEM, uow))
    return [(str(each.number), each.block.moment) for each in stuck]


@pytest.mark.shows("U", "XT-07")
async def test_before_a_requirement_is_switched_on_it_says_whom_it_would_stop(
    company: Company,
) -> None:
    """XT-07: the open orders that would get stuck, and at which step."""
    await stands(company, 1, FLAWLESS)
    await stands(company, 2, replace(FLAWLESS, custom_status=None))
    await stands(company, 3, invoiced(replace(FLAWLESS, custom_status=None)))
    await stands(company, 4, signed(replace(FLAWLESS, custom_status=None)))
    assert await _tried(company, "require-status-to-sign", "on") == [("2", Moment.SIGN)]


@pytest.mark.shows("U", "XT-07")
@pytest.mark.parametrize("lacking", [key for key in LACKING if REQUIREMENTS[key].setting])
async def test_every_requirement_can_be_tried(company: Company, lacking: str) -> None:
    requirement = REQUIREMENTS[lacking]
    (moment,) = requirement.moments
    await stands(company, 1, BEFORE[moment](LACKING[lacking](FLAWLESS)))
    assert requirement.setting is not None
    assert await _tried(company, requirement.setting.key, "on") == [("1", moment)]


async def test_new_mandatory_fields_can_be_tried_too(company: Company) -> None:
    await stands(company, 1, replace(FLAWLESS, custom_fields=()))
    assert await _tried(company, "custom-fields", FIELD) == [("1", Moment.SAVE)]


async def test_trying_changes_nothing(company: Company) -> None:
    await _tried(company, "require-contact", "on")
    values = await company.door.ask(lambda uow: uow.settings.all())
    assert not values[settings.REQUIRE_CONTACT]


async def test_what_stops_an_order_already_is_not_the_settings_doing(company: Company) -> None:
    await company.sets("require-contact", "on")
    await stands(company, 1, replace(FLAWLESS, contact=None))
    assert await _tried(company, "require-contact", "on") == []


async def test_switching_a_requirement_off_stops_nobody(company: Company) -> None:
    await company.sets("require-contact", "on")
    await stands(company, 1, replace(FLAWLESS, contact=None))
    assert await _tried(company, "require-contact", "off") == []


@pytest.mark.shows("U", "PE-28")
async def test_only_administrators_try_settings(company: Company) -> None:
    command = TrySetting("require-contact", "on")
    with pytest.raises(NotAllowedAtAll):
        await company.door.ask(lambda uow: try_setting(command, company.actor("Anna"), uow))


def test_every_setting_that_a_requirement_looks_at_is_known_to_stop_orders() -> None:
    folder = Path(requirements.__file__).parent
    written = "".join(each.read_text() for each in sorted(folder.glob("*.py")))
    asked = re.findall(
        r"facts\.settings\[settings\.([A-Z_]+)\]|setting=settings\.([A-Z_]+)", written
    )
    keys = {getattr(settings, one or other).key for one, other in asked}
    assert {key for key in keys if not may_stop(key)} == set()


@pytest.mark.shows("U", "XT-07")
def test_a_setting_that_no_requirement_looks_at_stops_no_order() -> None:
    assert not may_stop(settings.COMPANY_PHONE.key)
