"""Urgent reports: what makes one, whom it alerts, and who is called when nobody answers."""

from datetime import time

import pytest

from core.events import UrgentReported
from core.people import SYSTEM
from core.settings import Settings
from core.urgency import makes_a_sound, says_urgent
from core.usecases.assigning import Assign, assign
from core.usecases.due import DoWhatIsDue, do_what_is_due
from core.usecases.leaving import DeactivateUser, deactivate_user
from tests.core.conftest import ONE, Company

shows = pytest.mark.shows


async def _passes(company: Company, minutes: float) -> None:
    company.later(minutes=minutes)
    while await company.door.do(do_what_is_due, DoWhatIsDue(), SYSTEM) is not None:
        pass


def _alerted(company: Company) -> list[list[str]]:
    names = {str(user.id): name for name, user in company.people.items()}
    return [[names[each] for each in told.alerted] for told in company.told(UrgentReported)]


@shows("U", "SE-71")
@pytest.mark.parametrize(
    ("text", "urgent"),
    [
        ("The door is slow.", False),
        ("Two people are STUCK in\nthe lift!", True),
        ("Vatten: läcker överallt", True),
        ("Stuckaturen i läckerheten", False),
        ("", False),
    ],
)
def test_an_urgent_word_is_a_word_of_its_own(text: str, urgent: bool) -> None:
    values = Settings({"urgent-words": "stuck in the lift, läcker"})
    assert says_urgent(text, values) is urgent


@shows("U", "SE-71")
@shows("E", "SE-71")
async def test_a_report_with_an_urgent_word_is_urgent_and_alerts_at_once(
    company: Company,
) -> None:
    await company.sets("urgent-words", "stands open")
    await company.sets("urgent-alert", "Maja")
    order = await company.reports()
    assert (order.urgent, _alerted(company)) == (True, [["Maja"]])


async def test_another_report_alerts_nobody(company: Company) -> None:
    await company.sets("urgent-words", "on fire")
    order = await company.reports()
    assert (order.urgent, _alerted(company)) == (False, [])


@shows("U", "SE-71")
@shows("J", "SE-71")
async def test_the_next_on_call_is_alerted_while_nobody_answers(company: Company) -> None:
    await company.sets("urgent-words", "stands open")
    await company.sets("on-call", "Anna, Erik, Maja")
    await company.sets("escalation-minutes", "10")
    await company.reports()
    for _ in range(5):
        await _passes(company, 11)
    assert _alerted(company) == [["Anna"], ["Erik"], ["Maja"]]


@shows("J", "SE-71")
async def test_once_somebody_has_it_nobody_more_is_called(company: Company) -> None:
    await company.sets("urgent-words", "stands open")
    await company.sets("on-call", "Anna, Erik")
    await company.sets("escalation-minutes", "10")
    await company.reports()
    await company.does("Maja", assign, Assign(ONE, company.people["Anna"].id))
    await _passes(company, 11)
    assert _alerted(company) == [["Anna"]]


@shows("J", "SE-71")
async def test_without_minutes_only_the_first_is_called(company: Company) -> None:
    await company.sets("urgent-words", "stands open")
    await company.sets("on-call", "Anna, Erik")
    await company.reports()
    await _passes(company, 600)
    assert _alerted(company) == [["Anna"]]


@shows("U", "SE-71")
@pytest.mark.parametrize(
    ("letter", "reader", "hour", "heard"),
    [
        ("order-card", "Maja", 12, True),
        ("order-card", "Maja", 23, False),
        ("urgent", "Maja", 23, False),
        ("urgent", "Anna", 23, True),
        ("urgent", "Anna", 5, True),
        ("order-card", "Anna", 5, False),
    ],
)
def test_in_quiet_hours_only_who_is_on_call_hears_what_is_urgent(
    letter: str, reader: str, hour: int, heard: bool
) -> None:
    values = Settings({"quiet-hours": "22:00-06:00", "on-call": "Anna"})
    assert makes_a_sound(letter, reader, time(hour), values) is heard


def test_with_nobody_on_call_everybody_alerted_hears_it() -> None:
    values = Settings({"quiet-hours": "22:00-06:00"})
    assert makes_a_sound("urgent", "Maja", time(23), values)


@shows("J", "SE-71")
async def test_who_left_the_company_does_not_end_the_chain(company: Company) -> None:
    await company.sets("urgent-words", "stands open")
    await company.sets("on-call", "Anna, Erik, Maja")
    await company.sets("escalation-minutes", "10")
    await company.door.do(deactivate_user, DeactivateUser("Erik"), SYSTEM)
    await company.reports()
    await _passes(company, 11)
    assert _alerted(company) == [["Anna"], ["Maja"]]


@shows("J", "SE-71")
async def test_a_list_that_was_turned_meanwhile_leaves_nobody_out(company: Company) -> None:
    await company.sets("urgent-words", "stands open")
    await company.sets("on-call", "Anna, Erik, Maja")
    await company.sets("escalation-minutes", "10")
    await company.reports()
    await company.sets("on-call", "Erik, Maja")
    for _ in range(3):
        await _passes(company, 11)
    assert _alerted(company) == [["Anna"], ["Erik"], ["Maja"]]
