"""A tap that a phone sends again changes nothing a second time."""

import pytest

from core.numbers import OrderNumber
from core.people import Role
from core.permissions import SEE_PRICE
from core.self_checks import SelfCheckTemplate
from core.settings import CUSTOM_FIELDS, MANDATORY_SELF_CHECKS, REQUIRE_CONTACT
from sandbox.client import PersonHandle
from tests.bot.acting import sees, taps
from tests.bot.stage import Company


@pytest.fixture
async def doris(company: Company) -> PersonHandle:
    """An administrator."""
    return await company.joins("Doris Holm", Role.ADMIN)


@pytest.fixture
async def checks(company: Company, doris: PersonHandle) -> PersonHandle:
    """She has made a template of three points."""
    await doris.says("/templates")
    await taps(doris, "+ New")
    await doris.says("Hissrond\nDörrar\nLampor\nVajrar?")
    await doris.hears("3. Vajrar?")
    return doris


async def template(company: Company) -> SelfCheckTemplate:
    """The only one there is."""
    (found,) = await company.bot.door.ask(lambda uow: uow.self_check_templates.all())
    return found


async def test_a_right_is_given_once(
    company: Company, doris: PersonHandle, anna: PersonHandle
) -> None:
    await doris.says("/users")
    await taps(doris, "Anna Berg")
    await taps(doris, "Rights …")
    await taps(doris, "2/3 ▶")
    await taps(doris, "3/3 ▶")
    await company.taps_twice(doris, "– See prices")
    await doris.hears(button="✓ See prices")
    assert SEE_PRICE in (await company.user("Anna Berg")).permissions


async def test_a_list_is_narrowed_once(company: Company, maja: PersonHandle) -> None:
    await company.reports()
    await maja.says("/list")
    await taps(maja, "Filter")
    await company.taps_twice(maja, "Urgent")
    await maja.hears(button="✓ Urgent")


async def test_a_list_is_turned_round_once(company: Company, maja: PersonHandle) -> None:
    for nth in range(2):
        await company.reports(subject=f"Fel {nth}", sender_email=f"{nth}@example.com")
    await maja.says("/list")
    await taps(maja, "Sort")
    await taps(maja, "umber")
    await taps(maja, "Sort")
    await company.taps_twice(maja, "umber")
    shown = await sees(maja, "2 orders", button="Filter")
    assert shown.labels[0].startswith("1 · ")


async def test_a_favourite_is_taken_away_once(company: Company, maja: PersonHandle) -> None:
    await maja.says("/list unassigned")
    await taps(maja, "Favourites")
    await taps(maja, "Keep this list")
    await maja.says("To give away")
    await maja.hears("✓ Kept")
    await maja.says("/list")
    await taps(maja, "Favourites")
    assert await company.taps_twice(maja, "Take away") == "That is done already."


async def test_a_setting_is_changed_back_once(company: Company, doris: PersonHandle) -> None:
    await doris.says("/settings require-contact")
    await taps(doris, "Turn on")
    await company.taps_twice(doris, "↩ Undo")
    await sees(doris, "It is off.")
    values = await company.bot.door.ask(lambda uow: uow.settings.all())
    assert values[REQUIRE_CONTACT] is False


async def test_a_field_is_only_marked_as_taken_off(company: Company, doris: PersonHandle) -> None:
    await doris.says("/settings custom-fields")
    await doris.hears("Write what")
    await doris.says("Portkod")
    await taps(doris, "Portkod")
    await company.taps_twice(doris, "Take off")
    values = await company.bot.door.ask(lambda uow: uow.settings.all())
    assert [each.removed for each in values[CUSTOM_FIELDS]] == [True]


async def test_a_name_is_put_on_a_list_once(company: Company, checks: PersonHandle) -> None:
    await checks.says("/settings mandatory-self-checks")
    await company.taps_twice(checks, "Hissrond")
    await checks.hears(button="✓ Hissrond")
    values = await company.bot.door.ask(lambda uow: uow.settings.all())
    assert values[MANDATORY_SELF_CHECKS] == ("Hissrond",)


async def test_a_point_is_taken_away_once(company: Company, checks: PersonHandle) -> None:
    await taps(checks, "1. Dörrar")
    await checks.hears(button="– A value")
    await company.taps_twice(checks, "Take away")
    assert [each.name for each in (await template(company)).points] == ["Lampor", "Vajrar?"]


async def test_a_point_is_moved_once(company: Company, checks: PersonHandle) -> None:
    await taps(checks, "1. Dörrar")
    await company.taps_twice(checks, "▼")
    points = [each.name for each in (await template(company)).points]
    assert points == ["Lampor", "Dörrar", "Vajrar?"]


async def test_an_invitation_is_made_once(
    company: Company, doris: PersonHandle, anna: PersonHandle
) -> None:
    """A second one would end the first, which is sent on by then."""
    await doris.says("/users")
    await taps(doris, "Anna Berg")
    assert await company.taps_twice(doris, "Invitation link") == "That is done already."
    await taps(doris, "Back")


async def test_who_knocks_is_let_in_once(company: Company, maja: PersonHandle) -> None:
    await company.stranger("Erik").says("Hej")
    await maja.hears("Is it one of yours?")
    await company.taps_twice(maja, "Let in as technician")
    await sees(maja, "✓ Erik is in already.")


async def test_what_was_done_is_taken_back_once(
    company: Company, order: OrderNumber, maja: PersonHandle
) -> None:
    """The second tap finds nothing to take back, and says what is so."""
    await company.sets("custom-statuses", "Klar")
    await maja.says("1")
    await taps(maja, "More")
    await taps(maja, "Status")
    await taps(maja, "Klar")
    await sees(maja, "Klar", button="↩ Undo")
    before = len(await maja.messages())
    await company.taps_twice(maja, "↩ Undo")
    assert (await company.order()).custom_status is None
    assert len(await maja.messages()) == before
