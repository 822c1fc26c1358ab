"""How fast a bot may write before it is told to wait."""

import pytest

from sandbox.clock import HandClock
from sandbox.telegram.errors import ApiError
from sandbox.telegram.rates import Rates

ANNA, LARS, GROUP = 7, 8, -100


def taken(rates: Rates, chat: int, most: int = 100) -> int:
    """How many messages go out before the first is refused."""
    for count in range(most):
        try:
            rates.take(chat)
        except ApiError:
            return count
    return most


def test_a_private_chat_takes_a_short_burst() -> None:
    assert taken(Rates(HandClock()), ANNA) == 5


async def test_a_private_chat_then_takes_one_a_second() -> None:
    clock = HandClock()
    rates = Rates(clock)
    taken(rates, ANNA)
    await clock.advance(3)
    assert taken(rates, ANNA) == 3


async def test_a_group_takes_twenty_in_any_minute() -> None:
    clock = HandClock()
    rates = Rates(clock)
    count = 0
    for _ in range(50):
        count += taken(rates, GROUP)
        await clock.advance(1)
    assert count == 20


async def test_a_full_group_says_when_it_has_room_again() -> None:
    clock = HandClock()
    rates = Rates(clock)
    for _ in range(20):
        rates.take(GROUP)
        await clock.advance(1)
    with pytest.raises(ApiError, match="retry after 40"):
        rates.take(GROUP)


def test_all_chats_together_take_thirty_at_once() -> None:
    rates = Rates(HandClock())
    assert sum(taken(rates, chat) for chat in range(1, 20)) == 30


def test_one_chats_haste_does_not_slow_another() -> None:
    rates = Rates(HandClock())
    taken(rates, ANNA)
    assert taken(rates, LARS) == 5


def test_a_refusal_names_the_seconds_to_wait() -> None:
    rates = Rates(HandClock())
    taken(rates, ANNA)
    with pytest.raises(ApiError, match="retry after 1") as refused:
        rates.take(ANNA)
    assert refused.value.parameters == {"retry_after": 1}


def test_an_album_counts_each_of_its_photos() -> None:
    rates = Rates(HandClock())
    rates.take(ANNA, 4)
    with pytest.raises(ApiError):
        rates.take(ANNA, 2)


def test_switched_off_nothing_is_refused() -> None:
    assert taken(Rates(HandClock(), on=False), ANNA) == 100


async def test_the_same_large_file_over_and_over_is_taken_slower_and_slower() -> None:
    clock = HandClock()
    rates = Rates(clock)
    waits = [round(rates.upload_wait(200_000), 1) for _ in range(4)]
    assert waits == [0.0, 0.2, 0.4, 0.6]
    with pytest.raises(ApiError, match="retry after 60"):
        [rates.upload_wait(200_000) for _ in range(30)]


def test_small_files_and_other_sizes_are_taken_at_once() -> None:
    rates = Rates(HandClock())
    assert [rates.upload_wait(size) for size in (99_999, 99_999, 200_000, 200_001)] == [0.0] * 4
