"""Who may come in: connections and mails counted by host."""

from collections import Counter, deque
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from intake.smtp.limits import SmtpLimits

Network = IPv4Network | IPv6Network
_MINUTE = 60.0


class Guests:
    """Counts what each host has open and has sent; hosts of ours are not counted."""

    def __init__(
        self,
        limits: SmtpLimits,
        trusted: Sequence[Network],
        clock: Callable[[], float],
        proxies: Sequence[Network] = (),
    ) -> None:
        self._limits = limits
        self._trusted = tuple(trusted)
        self._proxies = tuple(proxies)
        self._clock = clock
        self._open: Counter[str] = Counter()
        self._mails: dict[str, deque[float]] = {}
        self.count = 0

    def let_in(self, host: str) -> bool:
        """Count a connection in, if there is room for it."""
        if self._has_enough(host) or self.count >= self._limits.connections:
            return False
        self.count += 1
        self._open[_household(host)] += 1
        return True

    def let_out(self, host: str) -> None:
        self.count -= 1
        household = _household(host)
        self._open[household] -= 1
        if not self._open[household]:
            del self._open[household]

    def is_brought(self, host: str) -> bool:
        """Tell whether a connection from there is a proxy's, which names its client first."""
        return _is_in(host, self._proxies)

    def rename(self, host: str, real: str) -> bool:
        """Count an open connection for the host that it is really from, if that may have more."""
        if self._has_enough(real):
            return False
        self.let_out(host)
        self.count += 1
        self._open[_household(real)] += 1
        return True

    def _has_enough(self, host: str) -> bool:
        most = self._limits.connections_per_host
        return self._open[_household(host)] >= most and self._counts(host)

    def may_send(self, host: str) -> bool:
        """Count a mail of a host, if it has not sent too many in the last minute."""
        if not self._counts(host):
            return True
        now = self._clock()
        self._forget_before(now - _MINUTE)
        sent = self._mails.setdefault(_household(host), deque())
        if len(sent) >= self._limits.mails_per_minute:
            return False
        sent.append(now)
        return True

    def _forget_before(self, then: float) -> None:
        for host, sent in list(self._mails.items()):
            while sent and sent[0] <= then:
                sent.popleft()
            if not sent:
                del self._mails[host]

    def _counts(self, host: str) -> bool:
        address = _address(host)
        if address is None:
            return bool(host)
        return not (address.is_loopback or _is_in(host, self._trusted))


def _is_in(host: str, networks: Sequence[Network]) -> bool:
    address = _address(host)
    return address is not None and any(address in network for network in networks)


def _household(host: str) -> str:
    """What is counted as one: an address, or the 64 bits of IPv6 that one customer is given."""
    address = _address(host)
    if isinstance(address, IPv6Address):
        return str(ip_network((address, 64), strict=False))
    return str(address) if address else host


def _address(host: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return None
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return address.ipv4_mapped
    return address
