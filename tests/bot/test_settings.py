"""An administrator changes what the company wants, from chat and without a manual."""

from typing import TypeVar

import pytest

from core.people import Role
from core.settings import CUSTOM_FIELDS, CUSTOM_STATUSES, MEASURE_SUGGESTIONS, Setting
from core.usecases.leaving import DeactivateUser, deactivate_user
from sandbox.client import PersonHandle
from tests.bot.acting import taps
from tests.bot.stage import Company

T = TypeVar("T")


@pytest.fixture
async def doris(company: Company) -> PersonHandle:
    """An administrator."""
    return await company.joins("Doris Holm", Role.ADMIN)


async def value(company: Company, setting: Setting[T]) -> T:
    """What a setting is now."""
    return await company.bot.door.ask(lambda uow: uow.settings.all()[setting])


async def opens(doris: PersonHandle, key: str) -> None:
    """One setting, by its name."""
    await doris.says(f"/settings {key}")
    await doris.hears(button="Back")


@pytest.mark.shows("C", "PE-28", "XT-07", "SE-32")
async def test_a_setting_is_found_by_its_group_and_says_what_it_does(
    company: Company, doris: PersonHandle
) -> None:
    """Three taps from the command to the change, and one back."""
    await doris.says("/settings")
    await taps(doris, "Orders")
    await taps(doris, "– Require contact to save")
    await doris.hears("An order can't be saved without a contact")
    await taps(doris, "Turn on")
    await doris.hears("It is on.")
    await taps(doris, "↩ Undo")
    await doris.hears("It is off.")


@pytest.mark.shows("C", "SE-14")
async def test_a_list_with_colours_is_named_in_its_group_without_them(
    company: Company, doris: PersonHandle
) -> None:
    await company.sets("custom-statuses", "Waits for parts #e0a000, Comes back #7a5cc0")
    await doris.says("/settings")
    await taps(doris, "Orders")
    await doris.hears(button="Custom statuses: Waits for parts, Comes back")


@pytest.mark.shows("C", "XT-07", "SE-27")
async def test_before_a_requirement_is_switched_on_it_says_which_orders_get_stuck(
    company: Company, doris: PersonHandle
) -> None:
    """Nothing is changed until somebody says yes."""
    await company.reports()
    await opens(doris, "require-status-to-save")
    await taps(doris, "Turn on")
    await doris.hears("to save. One open order would get stuck with that: 1 Dörren stänger inte")
    await taps(doris, "Yes")
    await doris.hears("It is on.")


@pytest.mark.shows("C", "SE-14", "WO-12")
async def test_statuses_are_added_coloured_and_put_in_order(
    company: Company, doris: PersonHandle
) -> None:
    """What is written is added; a tap colours it."""
    await opens(doris, "custom-statuses")
    await doris.says("Väntar på del")
    await doris.hears("1 in the list")
    await doris.says("Klar")
    await doris.hears("2 in the list")
    await taps(doris, "Klar")
    await taps(doris, "▲")
    await taps(doris, "🟩")
    await doris.hears("Klar", button="✓ 🟩")
    found = await value(company, CUSTOM_STATUSES)
    assert [str(each) for each in found] == ["Klar #2e8b57", "Väntar på del"]


@pytest.mark.shows("C", "SE-05", "AS-10")
async def test_suggestions_are_added_and_taken_off(company: Company, doris: PersonHandle) -> None:
    """One after another."""
    await opens(doris, "measure-suggestions")
    await doris.says("Bytte stängare")
    await doris.hears("1 in the list")
    await doris.says("Smorde gångjärn")
    await doris.hears("2 in the list")
    await taps(doris, "Bytte stängare")
    await taps(doris, "Take off")
    await doris.hears("1 in the list")
    assert await value(company, MEASURE_SUGGESTIONS) == ("Smorde gångjärn",)


@pytest.mark.shows("C", "SE-54", "WO-13", "WO-07")
async def test_a_field_of_the_company_s_own_is_made_for_a_subgroup(
    company: Company, doris: PersonHandle
) -> None:
    """Name written, the rest tapped."""
    await company.sets("subgroups", "Hiss, Port")
    await opens(doris, "custom-fields")
    await doris.says("Portkod")
    await doris.hears("1 in the list")
    await taps(doris, "Portkod")
    await taps(doris, "– Required")
    await taps(doris, "Suggestions …")
    await doris.says("Ingen\nNyckel hos vakten")
    await doris.hears("Suggests: Ingen, Nyckel hos vakten")
    await taps(doris, "Port")
    await doris.hears("Custom fields", button="Portkod", anew=False)
    (field,) = await value(company, CUSTOM_FIELDS)
    assert (field.required, field.suggestions[0]) == (True, "Ingen")


@pytest.mark.shows("C", "SC-01", "SE-55")
async def test_a_template_is_made_and_made_mandatory(
    company: Company, doris: PersonHandle
) -> None:
    """A name and a point a line; then one tap makes every new order ask for it."""
    await doris.says("/templates")
    await taps(doris, "+ New")
    await doris.says("Hissrond\nDörrar\nNödbelysning")
    await doris.hears("2. Nödbelysning")
    await taps(doris, "1. Dörrar")
    await taps(doris, "– A value")
    await doris.hears("Dörrar", button="✓ A value")
    await opens(doris, "mandatory-self-checks")
    await taps(doris, "Hissrond")
    await doris.hears(button="✓ Hissrond")
    await company.reports()
    (check,) = (await company.order()).assignments[0].self_checks
    assert (check.name, check.mandatory, len(check.points)) == ("Hissrond", True, 2)


@pytest.mark.shows("C", "SE-71")
async def test_who_is_on_call_is_tapped(company: Company, doris: PersonHandle) -> None:
    """People of the company to choose from, not names to spell."""
    await opens(doris, "on-call")
    await taps(doris, "Doris Holm")
    await doris.hears(button="✓ Doris Holm")


async def test_what_can_t_be_is_said_and_still_waited_for(
    company: Company, doris: PersonHandle
) -> None:
    """A wrong value changes nothing, and the next one is the answer."""
    await opens(doris, "quiet-hours")
    await doris.says("på natten")
    await doris.hears("Write the times of day as 07:00-16:00.", button="Back")
    await doris.says("22:00-06:00")
    await doris.hears("Now: 22:00-06:00")


@pytest.mark.shows("C", "PE-28")
async def test_only_administrators_see_settings(company: Company, anna: PersonHandle) -> None:
    """A technician is told so."""
    await anna.says("/settings")
    await anna.hears("You may not do that")


async def test_a_long_text_is_shown_whole(company: Company, doris: PersonHandle) -> None:
    """Who changes it sees all of it."""
    whole = "Ring oss när det brinner. " * 20
    await company.sets("customer-message", whole.strip())
    await doris.says("/settings customer-message")
    heard = await doris.hears("Ring oss")
    assert heard.text.count("brinner") == 20


async def test_a_long_list_turns_pages(company: Company, doris: PersonHandle) -> None:
    """Every item can be reached."""
    await company.sets("measure-suggestions", "; ".join(f"Nummer {nth}" for nth in range(60)))
    await opens(doris, "measure-suggestions")
    await taps(doris, "2/3 ▶")
    await taps(doris, "3/3 ▶")
    await doris.hears(button="Nummer 59")


async def test_who_is_not_there_any_more_is_taken_off(
    company: Company, doris: PersonHandle, anna: PersonHandle
) -> None:
    """A name that was picked before can still be put away."""
    await company.sets("on-call", "Anna Berg")
    await company.does("Doris Holm", deactivate_user, DeactivateUser("Anna Berg"))
    await opens(doris, "on-call")
    await taps(doris, "✓ Anna Berg")
    await doris.hears("0 in the list")


async def test_a_setting_is_looked_for_by_a_word(company: Company, doris: PersonHandle) -> None:
    """Nobody knows their keys by heart."""
    await doris.says("/settings contact")
    await taps(doris, "– Require contact to save")
    await doris.hears("It is off.")
    await doris.says("/settings xyz")
    await doris.hears("No setting is called xyz", button="All settings")


async def test_a_template_is_taken_away_after_a_yes(company: Company, doris: PersonHandle) -> None:
    """There is no way back from it."""
    await doris.says("/templates")
    await taps(doris, "+ New")
    await doris.says("Hissrond\nDörrar")
    await doris.hears("1. Dörrar")
    await taps(doris, "Take away")
    await doris.hears("Take Hissrond away from the templates?")
    await taps(doris, "Yes")
    await doris.hears("None yet.")


async def test_what_can_t_be_empty_is_not_offered_so(
    company: Company, doris: PersonHandle
) -> None:
    """Nothing is offered that would be refused."""
    await doris.says("/settings vat-rate")
    page = await doris.hears("Write the new value")
    assert page.labels == ["Back"]


@pytest.mark.shows("C", "XT-07", "XT-15")
async def test_a_change_that_is_tapped_twice_keeps_its_way_back(
    company: Company, doris: PersonHandle
) -> None:
    """The phone sent it again: the page stays as the first tap made it."""
    await opens(doris, "require-contact")
    assert await company.taps_twice(doris, "Turn on") == "That is done already."
    await taps(doris, "↩ Undo")
    await doris.hears("It is off.")
