"""Telegram's limits: bursts are let through, then each chat goes at its own pace."""

from hypothesis import given
from hypothesis import strategies as st

from notifications.channels.telegram_pace import IN_GROUP, Bucket, Limit

LIMIT = Limit(burst=3, seconds=1.0)


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


def test_a_group_gets_at_most_twenty_in_any_minute() -> None:
    at = _turns(Bucket(IN_GROUP), 60)
    assert max(sum(start <= each < start + 60 for each in at) for start in at) <= 20
