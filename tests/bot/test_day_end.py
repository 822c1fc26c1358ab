"""The end of the day in chat: one message, a button for each thing that is left."""

import pytest

from core.numbers import OrderNumber
from core.people import SYSTEM
from core.usecases.signing import Sign, sign
from core.usecases.watching import begin_to_watch
from sandbox.client import PersonHandle
from tests.bot.acting import taps
from tests.bot.stage import Company

shows = pytest.mark.shows
ONE = OrderNumber(1)


async def works(anna: PersonHandle) -> None:
    """Anna writes what she did."""
    await anna.says("Replaced the closer")
    await anna.hears("Added to AO 1")


@shows("C", "XT-18")
async def test_done_lists_what_is_left_and_each_button_does_it(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await works(anna)
    await anna.says("/done")
    told = await anna.hears("AO 1 Dörren stänger inte: your time, signature")
    assert told.labels[:2] == ["⏱ Time · 1", "✍️ Sign · 1"]
    await taps(anna, "Time · 1")
    await taps(anna, "2 h")
    await anna.hears("⏱ Added to AO 1")
    await taps(anna, "Sign · 1")
    await taps(anna, "Finished, sign as Anna Berg")
    await company.when(lambda: _is_signed(company))
    await taps(anna, "Look again")
    clean = await anna.hears("✓ Your day is complete: 1 order, 2 h.", anew=False)
    assert clean.message_id == told.message_id


async def _is_signed(company: Company) -> bool:
    return bool((await company.order()).signatures)


@shows("C", "XT-18")
async def test_a_measure_with_another_date_gets_the_right_one_with_two_taps(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.says("Replaced the closer yesterday")
    await anna.hears("Added to AO 1")
    await anna.says("/done")
    await anna.hears("a measure dated today")
    await taps(anna, "Date · 1")
    await taps(anna, "today")
    await anna.hears("✓ Added to AO 1: Replaced the closer", anew=False)
    assert (await company.order()).assignments[0].measures[0].done_on.day == 24


@shows("C", "XT-18")
async def test_yesterdays_list_is_about_yesterday_whenever_it_is_tapped(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """What is written in the morning was done the day before."""
    await anna.says("1,5 h")
    await anna.hears("⏱ Added")
    await anna.says("/done")
    await anna.hears("AO 1 Dörren stänger inte: what you did, signature")
    company.clock.later(hours=20)
    await taps(anna, "Measure · 1")
    await anna.hears("What did you do?", anew=False)
    await anna.says("Oiled it")
    await anna.hears("✓ Added to AO 1, yesterday: Oiled it")
    await taps(anna, "Look again")
    await anna.hears("AO 1 Dörren stänger inte: signature", anew=False)


@shows("C", "XT-18")
async def test_a_date_of_yesterdays_list_is_yesterdays_too(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.says("Replaced the closer yesterday")
    await anna.hears("Added to AO 1")
    await anna.says("/done")
    await anna.hears("a measure dated today")
    company.clock.later(hours=20)
    await taps(anna, "Date · 1")
    await anna.hears("On which day?", anew=False)


@shows("C", "XT-18")
async def test_a_day_without_work_gets_one_line(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.says("/done")
    await anna.hears("Nothing of yours is noted today.")


@shows("C", "XT-18")
async def test_what_was_not_done_yet_is_asked_for_below(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.says("1,5 h")
    await anna.hears("⏱ Added")
    await anna.says("done for today")
    await anna.hears("AO 1 Dörren stänger inte: what you did, signature")
    await taps(anna, "Measure · 1")
    await anna.hears("What did you do?", anew=False)
    await anna.says("Oiled it")
    await anna.hears("Added to AO 1: Oiled it")


@shows("C", "XT-18", "SE-61")
async def test_at_the_end_of_the_working_day_it_comes_by_itself(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """XT-18: at half past four in the company's time, since no hours are known."""
    await works(anna)
    await company.bot.door.do(begin_to_watch, None, SYSTEM)
    company.bot.due.wake()
    await company.when(lambda: _is_planned(company))
    company.clock.later(hours=8)
    company.bot.due.wake()
    await anna.hears("Your day: 1 order is not finished.", anew=False)


async def _is_planned(company: Company) -> bool:
    user = await company.user("Anna Berg")
    return await company.bot.door.ask(lambda uow: uow.due.get("day-end", str(user.id))) is not None


@shows("C", "XT-18")
async def test_in_swedish_a_clean_day_is_one_line(company: Company, maja: PersonHandle) -> None:
    """The same in Swedish, typed as one says it."""
    erik = await company.joins("Erik Ek", language="sv")
    await company.has_order("Erik Ek")
    await erik.says("Bytte stängaren")
    await erik.says("2 h")
    await company.when(lambda: _has_time(company))
    await company.does("Erik Ek", sign, Sign(ONE, "Erik Ek", finished=True))
    await erik.says("Klar för dagen")
    await erik.hears("✓ Din dag är klar: 1 order, 2 h.")


async def _has_time(company: Company) -> bool:
    return bool((await company.order()).assignments[0].time)


@shows("C", "XT-18")
async def test_the_day_ends_from_the_list_of_the_day(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await works(anna)
    await anna.says("My day")
    listed = await anna.hears("You have 1 order", button="Done for today")
    await taps(anna, "Done for today")
    told = await anna.hears("AO 1 Dörren stänger inte: your time, signature")
    assert told.message_id == listed.message_id
