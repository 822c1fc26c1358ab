"""Who may come in: connections and mails counted by host."""

from collections import Counter, deque
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from intake.smtp.limits import SmtpLimits

Network = IPv4Network | IPv6Network
_MINUTE = 60.0


class Guests:
    """Counts what each host has open and has sent; hosts of ours are not counted."""

    def __init__(
        self, limits: SmtpLimits, trusted: Sequence[Network], clock: Callable[[], float]
    ) -> None:
        self._limits = limits
        self._trusted = tuple(trusted)
        self._clock = clock
        self._open: Counter[str] = Counter()
        self._mails: dict[str, deque[float]] = {}
        self.count = 0

    def let_in(self, host: str) -> bool:
        """Count a connection in, if there is room for it."""
        crowded = self._open[host] >= self._limits.connections_per_host and self._counts(host)
        if crowded or self.count >= self._limits.connections:
            return False
        self.count += 1
        self._open[host] += 1
        return True

    def let_out(self, host: str) -> None:
        self.count -= 1
        self._open[host] -= 1
        if not self._open[host]:
            del self._open[host]

    def may_send(self, host: str) -> bool:
        """Count a mail of a host, if it has not sent too many in the last minute."""
        if not self._counts(host):
            return True
        now = self._clock()
        self._forget_before(now - _MINUTE)
        sent = self._mails.setdefault(host, deque())
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
        return not (address.is_loopback or any(address in network for network in self._trusted))


def _address(host: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return None
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return address.ipv4_mapped
    return address
