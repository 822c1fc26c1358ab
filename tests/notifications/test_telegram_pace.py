"""Telegram's limits: bursts are let through, then each chat goes at its own pace."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from notifications.channels.telegram_pace import IN_GROUP, Bucket, Limit, Pace, Urgency, Window

LIMIT = Limit(burst=3, seconds=1.0)
GROUP = -1


def _turns(bucket: Bucket, count: int, now: float = 100.0) -> list[float]:
    at = []
    for _ in range(count):
        now += bucket.wait(now)
        bucket.take(now)
        at.append(now)
    return at


def test_a_burst_goes_at_once_and_the_rest_one_by_one() -> None:
    assert _turns(Bucket(LIMIT), 5) == [100.0, 100.0, 100.0, 101.0, 102.0]


def test_what_may_wait_leaves_turns_for_answers() -> None:
    bucket = Bucket(LIMIT)
    bucket.take(100.0)
    assert bucket.wait(100.0, spare=2) == 1.0
    assert bucket.wait(100.0) == 0.0


def test_a_chat_that_is_held_waits_until_then() -> None:
    bucket = Bucket(LIMIT)
    bucket.hold(130.0)
    assert bucket.wait(100.0) == 30.0
    assert bucket.wait(130.0) == 0.0


@given(st.lists(st.floats(0, 3), min_size=1, max_size=60))
def test_no_second_ever_sees_more_than_burst_and_rate_allow(pauses: list[float]) -> None:
    """Whatever the rhythm, n turns take at least (n - burst) x seconds."""
    bucket, now, at = Bucket(LIMIT), 0.0, []
    for pause in pauses:
        now += pause
        now += bucket.wait(now)
        bucket.take(now)
        at.append(now)
    for first in range(len(at)):
        for last in range(first + LIMIT.burst, len(at)):
            least = (last - first + 1 - LIMIT.burst) * LIMIT.seconds
            assert at[last] - at[first] >= least - 1e-6


@given(st.lists(st.floats(0, 9), min_size=1, max_size=90))
def test_a_group_gets_at_most_twenty_in_any_minute(pauses: list[float]) -> None:
    window, now, at = Window(IN_GROUP), 0.0, []
    for pause in pauses:
        now += pause
        now += window.wait(now)
        window.take(now)
        at.append(now)
    assert max(sum(start <= each < start + 60 for each in at) for start in at) <= 20


def test_a_group_that_is_held_waits_until_then() -> None:
    window = Window(IN_GROUP)
    window.hold(130.0)
    assert (window.wait(100.0), window.wait(130.0)) == (30.0, 0.0)


@dataclass
class Watch:
    """A time that goes by when a test says so."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


async def _filled(urgency: Urgency) -> tuple[int, Pace]:
    """How much of this urgency a group takes within a minute, and its pace after that."""
    watch, said = Watch(), 0
    pace = Pace(time=watch)
    for _ in range(55):
        watch.now += 1.06
        if not pace.wait(GROUP, urgency):
            await pace.turn(GROUP, urgency)
            said += 1
    return said, pace


async def test_in_a_group_full_of_cards_a_tap_is_answered_at_once() -> None:
    """Cards that follow leave eight of a minute's twenty turns, and news four of them."""
    said, pace = await _filled(Urgency.REDRAWING)
    assert (said, pace.wait(GROUP, Urgency.NEWS), pace.wait(GROUP)) == (12, 0.0, 0.0)


async def test_in_a_group_full_of_news_a_tap_is_answered_at_once() -> None:
    said, pace = await _filled(Urgency.NEWS)
    assert (said, pace.wait(GROUP)) == (16, 0.0)
    assert pace.wait(GROUP, Urgency.NEWS) > 0.0


async def test_answers_may_take_all_a_group_has() -> None:
    said, pace = await _filled(Urgency.ANSWER)
    assert said == 20
    assert pace.wait(GROUP) > 0.0
    assert pace.wait(-2) == 0.0
