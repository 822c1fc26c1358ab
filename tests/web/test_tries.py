"""Guessing links stops after twenty wrong ones a minute from one place."""

from datetime import UTC, datetime, timedelta
from ipaddress import ip_network

from web.tries import MOST_A_MINUTE, MOST_ADDRESSES, WrongTries

NOW = datetime(2026, 11, 24, 13, 20, tzinfo=UTC)


def test_the_twenty_first_wrong_try_in_a_minute_is_one_too_many() -> None:
    tries = WrongTries()
    answers = [tries.too_many("192.0.2.1", NOW) for _ in range(MOST_A_MINUTE + 1)]
    assert answers == [False] * MOST_A_MINUTE + [True]


def test_another_address_is_not_counted_with_it() -> None:
    tries = WrongTries()
    for _ in range(30):
        tries.too_many("192.0.2.1", NOW)
    assert not tries.too_many("192.0.2.2", NOW)


def test_a_minute_later_it_begins_anew() -> None:
    tries = WrongTries()
    for _ in range(30):
        tries.too_many("192.0.2.1", NOW)
    assert not tries.too_many("192.0.2.1", NOW + timedelta(minutes=1))


def test_a_clock_set_back_locks_nobody_out() -> None:
    tries = WrongTries()
    for _ in range(30):
        tries.too_many("192.0.2.1", NOW)
    assert not tries.too_many("192.0.2.1", NOW - timedelta(hours=1))


def test_one_ipv6_line_counts_as_one_however_many_addresses_it_has() -> None:
    tries = WrongTries()
    answers = [tries.too_many(f"2001:db8:1:2::{i:x}", NOW) for i in range(MOST_A_MINUTE + 1)]
    assert answers[-1]


def test_a_mapped_address_counts_as_the_ipv4_address_it_is() -> None:
    tries = WrongTries([ip_network("127.0.0.0/8")])
    assert not any(tries.too_many("::ffff:127.0.0.1", NOW) for _ in range(30))


def test_trusted_networks_are_never_told_to_wait() -> None:
    tries = WrongTries([ip_network("10.0.0.0/8")])
    assert not any(tries.too_many("10.1.2.3", NOW) for _ in range(100))


def test_memory_is_bounded_however_many_addresses_come() -> None:
    tries = WrongTries()
    for i in range(MOST_ADDRESSES + 500):
        tries.too_many(f"10.{i >> 16}.{i >> 8 & 255}.{i & 255}", NOW)
    assert len(tries._counted) == MOST_ADDRESSES


def test_no_address_at_all_is_no_fault() -> None:
    assert not WrongTries().too_many("", NOW)
