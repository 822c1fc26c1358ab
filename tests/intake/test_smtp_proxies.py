"""Behind a proxy the client's own address counts, as the PROXY protocol's header names it."""

import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import IPv4Address, IPv6Address, ip_network

import pytest

from intake.smtp import SmtpLimits, SmtpMouth
from tests.intake.talking import MAIL, Client, Kept, connected, mouth

PROXIES = (ip_network("127.0.0.0/8"),)
SIGNATURE = b"\r\n\r\n\x00\r\nQUIT\n"
PROXY, LOCAL = 0x21, 0x20
TCP4, TCP6, UNIX = 0x11, 0x21, 0x31


def first(client: str, kind: str = "TCP4", server: str = "192.0.2.9") -> bytes:
    """A header of version 1."""
    return f"PROXY {kind} {client} {server} 40000 25\r\n".encode()


def second(addresses: bytes, family: int = TCP4, command: int = PROXY) -> bytes:
    """A header of version 2."""
    return SIGNATURE + struct.pack("!BBH", command, family, len(addresses)) + addresses


def four(client: str) -> bytes:
    ends = IPv4Address(client).packed + IPv4Address("192.0.2.9").packed
    return ends + struct.pack("!HH", 40_000, 25)


def six(client: str) -> bytes:
    ends = IPv6Address(client).packed + IPv6Address("2001:db8::9").packed
    return ends + struct.pack("!HH", 40_000, 25)


@asynccontextmanager
async def brought(running: SmtpMouth, header: bytes) -> AsyncIterator[Client]:
    """A connection that a proxy hands on, as far as the greeting."""
    async with connected(running, hello="") as client:
        client.send(header)
        yield client


GOOD = {
    "version 1": (first("203.0.113.5"), "203.0.113.5"),
    "version 1, IPv6": (first("2001:db8::5", "TCP6", "2001:db8::9"), "2001:db8::5"),
    "version 1, of nobody": (b"PROXY UNKNOWN\r\n", "127.0.0.1"),
    "version 2": (second(four("203.0.113.5")), "203.0.113.5"),
    "version 2, IPv6": (second(six("2001:db8::5"), TCP6), "2001:db8::5"),
    "version 2, with more": (second(four("203.0.113.5") + b"\x04\x00\x02xx"), "203.0.113.5"),
    "version 2, of the proxy itself": (second(b"", 0, LOCAL), "127.0.0.1"),
    "version 2, itself with an address": (second(four("203.0.113.5"), TCP4, LOCAL), "127.0.0.1"),
    "version 2, through a file": (second(b"x" * 216, UNIX), "127.0.0.1"),
}


@pytest.mark.parametrize(("header", "host"), GOOD.values(), ids=GOOD.keys())
async def test_a_mail_is_of_the_client_behind_the_proxy(header: bytes, host: str) -> None:
    kept = Kept()
    async with mouth(kept, proxies=PROXIES) as running, brought(running, header) as client:
        await client.answer()
        await client.says("EHLO x")
        await client.mails(MAIL)
    assert kept.mails[0].peer == host


BAD = {
    "none": b"EHLO x\r\n",
    "another protocol": b"GET / HTTP/1.1\r\n\r\n",
    "no address": b"PROXY TCP4 some.host 192.0.2.9 40000 25\r\n",
    "wrong family": b"PROXY TCP6 203.0.113.5 192.0.2.9 40000 25\r\n",
    "wrong port": b"PROXY TCP4 203.0.113.5 192.0.2.9 99999 25\r\n",
    "too few words": b"PROXY TCP4\r\n",
    "too long": b"PROXY TCP4 " + b"1" * 200 + b"\r\n",
    "no end": b"PROXY " + b"x" * 200_000,
    "no return": b"PROXY TCP4 203.0.113.5 192.0.2.9 40000 25\n",
    "version 3": SIGNATURE + struct.pack("!BBH", 0x31, TCP4, 12) + four("203.0.113.5"),
    "too short for its family": second(b"\x01\x02", TCP4),
    "nearly the signature": b"\r\n\r\n\x00\r\nQUIX\n" + b"x" * 16,
}


@pytest.mark.parametrize("header", BAD.values(), ids=BAD.keys())
async def test_a_proxy_that_does_not_say_whose_it_is_is_let_go(header: bytes) -> None:
    async with mouth(Kept(), proxies=PROXIES) as running, brought(running, header) as client:
        assert (await client.ends(), running.guests.count) == (True, 0)


@pytest.mark.parametrize(
    "begun", [b"", b"PRO", b"PROXY TCP4 203", SIGNATURE[:8], second(b"")[:14]]
)
async def test_a_proxy_has_only_so_long_to_say_it(begun: bytes) -> None:
    limits = SmtpLimits(proxy_seconds=0.1, command_seconds=60.0)
    async with mouth(Kept(), limits, proxies=PROXIES) as running, brought(running, begun) as it:
        assert await it.answer() in {
            "",
            "421 4.4.2 This takes too long, please try again later\r\n",
        }
        assert await it.ends()


@pytest.mark.parametrize("header", [first("203.0.113.5"), second(four("203.0.113.5"))])
async def test_from_anywhere_else_the_header_is_no_header(header: bytes) -> None:
    """Or anybody could say that he is somebody else."""
    elsewhere = (ip_network("10.0.0.0/8"),)
    async with mouth(Kept(), proxies=elsewhere) as running, brought(running, header) as client:
        assert (await client.answer()).startswith("220")
        assert (await client.answer()).startswith("500")


async def test_connections_are_counted_for_the_client() -> None:
    limits = SmtpLimits(connections_per_host=2)
    async with (
        mouth(Kept(), limits, proxies=PROXIES) as running,
        brought(running, first("203.0.113.5")) as one,
        brought(running, first("203.0.113.5")) as two,
        brought(running, first("203.0.113.5")) as three,
        brought(running, first("203.0.113.6")) as other,
    ):
        codes = [(await each.answer())[:3] for each in (one, two, three, other)]
    assert codes == ["220", "220", "421", "220"]


async def test_one_who_is_sent_away_leaves_his_place() -> None:
    limits = SmtpLimits(connections_per_host=1)
    async with mouth(Kept(), limits, proxies=PROXIES) as running:
        for _ in range(3):
            async with brought(running, first("203.0.113.5")) as only:
                assert (await only.answer()).startswith("220")
                async with brought(running, first("203.0.113.5")) as more:
                    assert (await more.answer()).startswith("421")
                    assert await more.ends()
            await running.left_alone()


@pytest.mark.parametrize("mails", [60, 61, 70])
async def test_mails_are_counted_for_the_client(mails: int) -> None:
    """Sixty in a minute; the proxy's others are not held up by it."""
    async with mouth(Kept(), proxies=PROXIES) as running:
        async with brought(running, first("203.0.113.5")) as client:
            await client.answer()
            await client.says("EHLO x")
            codes = [await _announces(client) for _ in range(mails)]
        async with brought(running, first("203.0.113.6")) as other:
            await other.answer()
            await other.says("EHLO x")
            assert (await other.says("MAIL FROM:<a@x.se>")).startswith("250")
    assert codes == ["250"] * 60 + ["451"] * (mails - 60)


async def _announces(client: Client) -> str:
    """Begin a mail and let it be."""
    code = (await client.says("MAIL FROM:<a@x.se>"))[:3]
    await client.says("RSET")
    return code
