"""Tries grow rarer, so that what is down is not trampled when it comes back."""

from datetime import timedelta

from notifications.pauses import pause_after

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def test_the_first_pause_is_about_a_minute() -> None:
    assert MINUTE <= pause_after(0) <= MINUTE * 1.25


def test_pauses_stop_growing_at_about_an_hour() -> None:
    assert HOUR <= pause_after(500) <= HOUR * 1.25


def test_a_host_that_is_down_for_a_day_is_tried_at_most_thirty_times() -> None:
    waited, tries = timedelta(), 0
    while waited < timedelta(days=1):
        waited, tries = waited + pause_after(tries), tries + 1
    assert tries <= 30
