"""Counts by address what is tried without a login: wrong links, and reports at stickers."""

from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from aiohttp import web

from web.parts import PARTS

Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address

MOST_A_MINUTE = 20
MINUTE = timedelta(minutes=1)
MOST_ADDRESSES = 4096


class WrongTries:
    """Remembers the newest few thousand addresses, and how often each tried of late."""

    def __init__(
        self,
        trusted: Sequence[Network] = (),
        most: int = MOST_A_MINUTE,
        span: timedelta = MINUTE,
    ) -> None:
        self._trusted = trusted
        self._most, self._span = most, span
        self._counted: OrderedDict[str, tuple[datetime, int]] = OrderedDict()

    def too_many(self, address: str, now: datetime) -> bool:
        """Count one try; True once there are more than ``most`` within the span."""
        household = _household(address)
        if household is None or within(household, self._trusted):
            return False
        since, count = self._counted.pop(str(household), (now, 0))
        if not since <= now < since + self._span:
            since, count = now, 0
        self._counted[str(household)] = (since, count + 1)
        if len(self._counted) > MOST_ADDRESSES:
            self._counted.popitem(last=False)
        return count + 1 > self._most


WRONG_TRIES = web.AppKey("wrong_tries", WrongTries)
REPORTS = web.AppKey("reports", WrongTries)


def address_of(request: web.Request) -> str:
    """Where a request comes from: the last forwarded address that is not a proxy of our own."""
    proxies = request.app[PARTS].proxies
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
    address = request.remote or ""
    while hops and within(_address(address), proxies):
        address = hops.pop()
    return address


def within(address: Address | None, networks: Sequence[Network]) -> bool:
    """Whether the address lies in one of the networks."""
    return address is not None and any(address in network for network in networks)


def _address(text: str) -> Address | None:
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


def _household(text: str) -> Address | None:
    """One IPv6 line has as many addresses as it likes, so its whole /64 counts as one."""
    address = _address(text)
    if isinstance(address, IPv6Address):
        return ip_network((address, 64), strict=False).network_address
    return address
