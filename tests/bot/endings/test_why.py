"""What stands in the way is said all at once, with a button for each fix."""

from dataclasses import replace

import pytest

from core.people import SYSTEM, Role
from core.ports import UnitOfWork
from core.self_checks import PointTemplate, SelfCheckTemplate
from core.usecases.self_checks import AddSelfCheck, add_self_check
from core.work_order import State
from sandbox.client import PersonHandle
from tests.bot.acting import sees, taps
from tests.bot.endings.conftest import ONE, Opens, section
from tests.bot.stage import Company


@pytest.fixture
async def anna(company: Company) -> PersonHandle:
    """A technician with an order that lacks much: an object, a status."""
    person = await company.joins("Anna Berg")
    await company.sets("custom-statuses", "Waiting for parts, Done")
    await company.sets("require-object-to-sign", "on")
    await company.sets("require-status-to-sign", "on")
    await company.has_order("Anna Berg")
    await sees(person, "AO 1", button="Article")
    return person


@pytest.mark.shows("C", "XT-06")
async def test_why_tells_every_rule_of_every_step_with_its_fixes(
    company: Company, anna: PersonHandle
) -> None:
    """XT-06: /why 1."""
    await anna.says("/why AO 1")
    told = await anna.hears("AO 1: what stands in its way")
    assert "There is nothing to sign on order 1 yet" in told.text
    assert "it has no service object" in told.text
    assert "Order 1 is not signed yet" in told.text
    assert {"Add a service object", "Choose a status", "Write what was done"} <= set(told.labels)


@pytest.mark.shows("C", "XT-06", "SE-26", "SE-51")
async def test_a_fix_is_one_tap_from_the_question(company: Company, anna: PersonHandle) -> None:
    """XT-06: the status is chosen from the answer itself."""
    await section(anna, "Papers and messages …")
    await taps(anna, "Why not?")
    await taps(anna, "Choose a status")
    await taps(anna, "Done")
    await anna.hears("🏷 Done")


@pytest.mark.shows("C", "XT-06", "SE-24", "SE-26", "SE-50", "SE-51", "SG-01")
async def test_signing_lists_all_that_is_missing_at_once(
    company: Company, anna: PersonHandle
) -> None:
    """SE-24, SE-26: one screen, a button per fix, and no way to sign past it."""
    await anna.says("Replaced the closer")
    await taps(anna, "✍️ Sign")
    missing = await anna.hears("can't be signed as finished yet")
    assert "it has no service object" in missing.text
    assert "it has no status" in missing.text
    assert missing.labels == ["Add a service object", "Choose a status", "Back"]
    assert (await company.order()).signatures == ()


@pytest.mark.shows("C", "IN-01", "XT-06", "PE-19")
async def test_a_stale_tap_on_ready_is_refused_with_the_fix_beside_it(
    company: Company, opens: Opens
) -> None:
    """XT-06: each refusal of a gate brings its remedy."""
    maja = await opens(State.SIGNED, Role.DISPATCHER)
    card = await sees(maja, "AO 1", button="Ready for invoicing")
    await company.writes(unsigned)
    await maja.taps("Ready for invoicing", message=card)
    refused = await maja.hears("is not signed yet")
    assert refused.labels == ["Sign", "Open AO 1"]


@pytest.mark.shows("C", "SE-52", "SG-03", "XT-06")
async def test_a_self_check_left_stops_the_last_visit_and_not_the_others(
    company: Company, opens: Opens
) -> None:
    """SE-52: named, with the way to it; with more visits to come it may wait."""
    await company.sets("require-self-checks-to-sign", "on")
    doris = await opens(State.BEGUN)
    check = SelfCheckTemplate("Door check", (PointTemplate("Cleaned"),))
    await company.writes(lambda uow: uow.self_check_templates.put(check))
    await company.bot.door.do(add_self_check, AddSelfCheck(ONE, check.id), SYSTEM)
    await section(doris, "✍️ Sign")
    missing = await doris.hears("complete and sign Door check first")
    assert missing.labels == ["Do the self-checks", "More visits to come", "Back"]
    await taps(doris, "More visits to come")
    await doris.hears("Partly signed")


@pytest.mark.shows("C", "PE-15", "XT-06")
async def test_an_order_that_is_anothers_by_now_can_be_taken_from_the_refusal(
    company: Company, anna: PersonHandle
) -> None:
    """PE-15: the card was drawn before a dispatcher took it off her."""
    await anna.says("Replaced the closer")
    await company.sets("assign-on-signing", "off")
    card = await sees(anna, "AO 1", button="✍️ Sign")
    await company.writes(taken_off)
    await anna.taps("✍️ Sign", message=card)
    refused = await anna.hears("is not yours to sign")
    assert refused.labels == ["Take this order", "Open AO 1"]


def taken_off(uow: UnitOfWork) -> None:
    """Nobody has it any more."""
    uow.work_orders.save(replace(uow.work_orders.get(ONE), assigned=()))


def unsigned(uow: UnitOfWork) -> None:
    """Another has cleared the signatures meanwhile."""
    uow.work_orders.save(uow.work_orders.get(ONE).without_signatures())
