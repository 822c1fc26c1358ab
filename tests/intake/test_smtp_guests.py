"""Connections, mails and memory are counted, and shared out in turn."""

import asyncio
from ipaddress import ip_network

import pytest

from intake.smtp import SmtpLimits
from intake.smtp.guests import Guests
from intake.smtp.memory import Memory


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_host_may_have_only_so_many_connections() -> None:
    guests = Guests(SmtpLimits(connections_per_host=2), (), Clock())
    assert [guests.let_in("192.0.2.1") for _ in range(3)] == [True, True, False]
    assert guests.let_in("192.0.2.2")


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "10.1.2.3", "::ffff:10.1.2.3", ""])
def test_our_own_hosts_may_have_more(host: str) -> None:
    guests = Guests(SmtpLimits(connections_per_host=1), (ip_network("10.0.0.0/8"),), Clock())
    assert [guests.let_in(host), guests.let_in(host)] == [True, True]


def test_a_host_may_send_only_so_many_mails_a_minute() -> None:
    clock = Clock()
    guests = Guests(SmtpLimits(mails_per_minute=2), (), clock)
    first = [guests.may_send("192.0.2.1") for _ in range(3)]
    clock.now = 61.0
    assert (first, guests.may_send("192.0.2.1")) == ([True, True, False], True)


async def test_memory_is_shared_out_in_turn() -> None:
    memory = Memory(10)
    assert await memory.take(8, 1.0) == 8
    waiting = [asyncio.create_task(memory.take(5, 5.0)) for _ in range(2)]
    assert await memory.take(5, 0.01) == 0
    memory.give_back(8)
    assert await asyncio.gather(*waiting) == [5, 5]


async def test_memory_taken_is_memory_given_back() -> None:
    """However it ends, all of it can be had again."""
    memory = Memory(10)
    await memory.take(10, 1.0)
    waiting = asyncio.create_task(memory.take(3, 5.0))
    await asyncio.sleep(0)
    memory.give_back(10)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    assert await memory.take(10, 0.01) == 10
