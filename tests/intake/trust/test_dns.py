"""The DNS is asked within bounds: each question at most once, and all of them in a few seconds."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

import dns.message
import dns.rcode
import dns.rrset
import pytest

from intake.trust.dns import Answer, Dns, DnsIsAway, Lookups, Record
from intake.trust.resolver import SystemDns
from tests.intake.trust.zones import SHOP, shop_zone

ZONE = {
    ("shop.example.", "TXT"): ['"v=spf1 " "-all"', '"other"'],
    ("shop.example.", "MX"): ["10 mx.shop.example."],
    ("mx.shop.example.", "A"): ["192.0.2.10"],
    ("mx.shop.example.", "AAAA"): ["2001:db8::10"],
    ("10.2.0.192.in-addr.arpa.", "PTR"): ["mx.shop.example."],
}


class Server(asyncio.DatagramProtocol):
    """A name server that knows the zone, and is silent about what is below ``silent``."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.DatagramTransport", transport)

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        asked = dns.message.from_wire(data)
        (question,) = asked.question
        name, kind = question.name.to_text().lower(), question.rdtype.name
        if name.startswith("silent."):
            return
        answer = dns.message.make_response(asked)
        found = ZONE.get((name, kind))
        if found:
            answer.answer.append(dns.rrset.from_text(question.name, 60, "IN", kind, *found))
        elif not any(name == known for known, _ in ZONE):
            answer.set_rcode(dns.rcode.NXDOMAIN)
        self._transport.sendto(answer.to_wire(), addr)


@asynccontextmanager
async def served() -> AsyncIterator[Dns]:
    """The zone, asked for over the network."""
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(Server, local_addr=("127.0.0.1", 0))
    try:
        yield SystemDns("127.0.0.1", transport.get_extra_info("sockname")[1])
    finally:
        transport.close()


@pytest.mark.parametrize(
    ("name", "record", "answers"),
    [
        ("shop.example", Record.TXT, (b"v=spf1 -all", b"other")),
        ("shop.example", Record.MX, ((10, "mx.shop.example"),)),
        ("mx.shop.example", Record.A, ("192.0.2.10",)),
        ("mx.shop.example", Record.AAAA, ("2001:db8::10",)),
        ("10.2.0.192.in-addr.arpa", Record.PTR, ("mx.shop.example",)),
        ("mx.shop.example", Record.TXT, ()),
        ("nowhere.example", Record.TXT, ()),
    ],
)
async def test_a_name_server_is_asked(
    name: str, record: Record, answers: tuple[Answer, ...]
) -> None:
    async with served() as dns_:
        found = await asyncio.to_thread(dns_.ask, name, record, 2.0)
    assert set(found) == set(answers)


async def test_a_name_server_that_is_silent_is_away() -> None:
    async with served() as dns_:
        with pytest.raises(DnsIsAway):
            await asyncio.to_thread(dns_.ask, "silent.example", Record.TXT, 0.1)


def test_a_question_is_asked_once() -> None:
    zones = shop_zone()
    lookups = Lookups(zones)
    assert lookups.texts(SHOP) == lookups.texts(SHOP.upper() + ".")
    assert zones.asked == [SHOP]


def test_when_the_time_is_over_nothing_more_is_asked() -> None:
    zones, seconds = shop_zone(), iter((0.0, 1.0, 6.0))
    lookups = Lookups(zones, now=lambda: next(seconds))
    lookups.texts(SHOP)
    with pytest.raises(DnsIsAway):
        lookups.texts(f"_dmarc.{SHOP}")
    assert zones.asked == [SHOP]


@pytest.mark.parametrize("name", ["", "a..example", f"{'a' * 64}.example", "a." * 130])
def test_what_is_no_name_is_not_asked(name: str) -> None:
    zones = shop_zone()
    assert Lookups(zones).ask(name, Record.TXT) == ()
    assert zones.asked == []
