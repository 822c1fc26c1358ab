"""Free times under a link: one is held while it is looked at, then booked, and the link has ended."""

import asyncio
import re
from dataclasses import replace
from datetime import datetime, timedelta
from html import unescape
from uuid import UUID

import pytest

from core.links import Purpose
from core.numbers import OrderNumber
from core.order_papers import Assigned, Booking, BookingAnswer
from core.people import Role, User
from core.settings import PICK_TIMES
from core.work_order import State, WorkOrder
from tests.web.orders import NOW, reported
from tests.web.stage import Stage, text_of

ANNA = User("Anna Berg", Role.TECHNICIAN, id=UUID(int=1))
AT = datetime.fromisoformat("2026-11-26T07:00:00+00:00")
VISIT = Booking(ANNA.id, ANNA.name, AT, AT + timedelta(hours=2), NOW)
ONE = OrderNumber(421)
shows = pytest.mark.shows


def with_visit(number: OrderNumber) -> WorkOrder:
    return replace(reported(number), bookings=(VISIT,), assigned=(Assigned(ANNA.id, ANNA.name),))


async def offered(stage: Stage, purpose: Purpose = Purpose.PICK) -> str:
    """The path of the times that Anna's visit may be moved to."""
    order = with_visit(stage.number())
    return f"{await stage.page_for(purpose, order)}/visit/{VISIT.id}/times"


async def times_on(stage: Stage, path: str) -> dict[str, str]:
    """What each button says for the ear, and what it sends."""
    found = re.findall(r'name="time" value="([^"]+)" aria-label="([^"]+)"', await stage.get(path))
    return {unescape(label): value for value, label in found}


async def picks(stage: Stage, path: str, label: str) -> None:
    times = await times_on(stage, path)
    await stage.post(path, {"time": times[label]})
    await stage.post(path, {"act": "take"})


@shows("W", "RV-03")
async def test_the_free_times_of_the_technician_are_offered_from_tomorrow_on(stage: Stage) -> None:
    times = await times_on(stage, await offered(stage))
    assert "tomorrow 7–9" in times
    assert "Thu 26 Nov 10–12" in times
    assert "Thu 26 Nov 8–10" not in times


@shows("W", "RV-03")
async def test_a_time_that_is_looked_at_is_held_for_ten_minutes(stage: Stage) -> None:
    path = await offered(stage)
    times = await times_on(stage, path)
    answer = await stage.post(path, {"time": times["tomorrow 9–11"]})
    page = text_of(await answer.text())
    assert "Anna Berg comes tomorrow 9–11" in page
    assert "The time is held for you until 14:30." in page
    assert (await stage.order(ONE)).bookings == (VISIT,)


@shows("W", "RV-03")
async def test_what_is_picked_moves_the_booking_and_confirms_it(stage: Stage) -> None:
    path = await offered(stage)
    await picks(stage, path, "tomorrow 9–11")
    (booking,) = (await stage.order(ONE)).bookings
    assert booking.starts_at == AT - timedelta(hours=23)
    assert booking.answer is BookingAnswer.ACCEPTED
    assert booking.confirmation_sent_at == NOW
    assert not booking.changed_since_confirmation


@shows("W", "RV-03")
async def test_the_link_picks_once(stage: Stage) -> None:
    path = await offered(stage)
    await picks(stage, path, "tomorrow 9–11")
    assert "This link has picked its time already" in text_of(await stage.get(path))
    value = f"{ANNA.id}|{int(AT.timestamp()) // 60 + 24 * 60}"
    assert (await stage.post(path, {"time": value})).status == 409


async def _two_offered(stage: Stage) -> tuple[str, str]:
    first = await offered(stage)
    second = replace(reported(stage.number()), assigned=(Assigned(ANNA.id, ANNA.name),))
    return first, f"{await stage.page_for(Purpose.PICK, second)}/times"


@shows("W", "RV-03")
async def test_what_one_looks_at_is_not_offered_to_another(stage: Stage) -> None:
    first, second = await _two_offered(stage)
    times = await times_on(stage, first)
    await stage.post(first, {"time": times["tomorrow 9–11"]})
    assert "tomorrow 9–11" not in await times_on(stage, second)
    answer = await stage.post(second, {"time": times["tomorrow 9–11"]})
    assert answer.status == 409
    assert "Somebody else has just taken that time." in text_of(await answer.text())


@shows("W", "RV-03")
async def test_of_two_who_tap_at_once_one_gets_it(stage: Stage) -> None:
    first, second = await _two_offered(stage)
    time = {"time": (await times_on(stage, first))["tomorrow 9–11"]}
    answers = await asyncio.gather(stage.post(first, time), stage.post(second, time))
    assert sorted(answer.status for answer in answers) == [200, 409]


async def test_after_ten_minutes_it_is_offered_again_and_taken_no_more(stage: Stage) -> None:
    first, second = await _two_offered(stage)
    times = await times_on(stage, first)
    await stage.post(first, {"time": times["tomorrow 9–11"]})
    stage.clock.now += timedelta(minutes=10)
    assert "tomorrow 9–11" in await times_on(stage, second)
    answer = await stage.post(first, {"act": "take"})
    assert "That time was held for ten minutes" in text_of(await answer.text())


async def test_looking_at_others_frees_the_one_that_was_held(stage: Stage) -> None:
    first, second = await _two_offered(stage)
    times = await times_on(stage, first)
    await stage.post(first, {"time": times["tomorrow 9–11"]})
    await stage.post(first, {"act": "other"})
    assert "tomorrow 9–11" in await times_on(stage, second)


@shows("W", "RV-03")
async def test_where_nothing_is_booked_a_visit_is(stage: Stage) -> None:
    _, second = await _two_offered(stage)
    await picks(stage, second, "tomorrow 13–15")
    (booking,) = (await stage.order(OrderNumber(422))).bookings
    assert (booking.resource, booking.answer) == ("Anna Berg", BookingAnswer.ACCEPTED)


async def test_a_time_that_was_booked_meanwhile_is_moved_and_no_second_one_made(
    stage: Stage,
) -> None:
    _, second = await _two_offered(stage)
    theirs = replace(VISIT, id=ANNA.id, starts_at=AT + timedelta(days=1))
    theirs = replace(theirs, ends_at=theirs.starts_at + timedelta(hours=2))
    await stage.change(OrderNumber(422), lambda order: replace(order, bookings=(theirs,)))
    async with stage.client.get(second) as answer:
        assert answer.url.path.endswith(f"/visit/{theirs.id}/times")
    time = {"time": f"{ANNA.id}|{int(AT.timestamp()) // 60 + 24 * 60}"}
    assert (await stage.post(second, time)).status == 409


@shows("W", "RV-03")
async def test_without_the_setting_a_confirmations_link_offers_no_times(stage: Stage) -> None:
    path = await offered(stage, Purpose.VISIT)
    assert "See the free times" not in await stage.get(path.removesuffix("/times"))
    await stage.set(PICK_TIMES, "on")
    assert "See the free times" in await stage.get(path.removesuffix("/times"))
    assert "tomorrow 7–9" in await times_on(stage, path)


async def test_a_cancelled_order_offers_none(stage: Stage) -> None:
    path = await offered(stage)
    await stage.change(ONE, lambda order: replace(order, state=State.CANCELLED))
    assert await times_on(stage, path) == {}


@pytest.mark.parametrize("day", ["2020-01-01", "2999-01-01", "x", "0001-01-01", "9999-12-31"])
async def test_an_absurd_day_shows_days_that_may_be_picked(stage: Stage, day: str) -> None:
    assert "Pick a time" in text_of(await stage.get(f"{await offered(stage)}?from={day}"))


@pytest.mark.parametrize("time", ["", "x", "|", "x|1", f"{ANNA.id}|", f"{ANNA.id}|9999999999999"])
async def test_a_time_that_is_none_is_refused(stage: Stage, time: str) -> None:
    answer = await stage.post(await offered(stage), {"time": time})
    assert answer.status == 400


async def test_later_days_are_turned_to(stage: Stage) -> None:
    path = await offered(stage)
    page = await stage.get(path)
    later = re.search(r'href="([^"]+from=2026-12-02[^"]*)"', page)
    assert later is not None
    assert "Earlier days" in await stage.get(unescape(later[1]))


async def test_a_time_at_the_end_of_the_calendar_is_none_of_ours(stage: Stage) -> None:
    path = await offered(stage)
    answer = await stage.post(path, {"time": f"{ANNA.id}|4223371679"})
    assert answer.status == 400
