"""Who may come in: connections and mails counted by host, and memory shared out among mails."""

import asyncio
from collections import Counter, deque
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from intake.smtp_limits import SmtpLimits

Network = IPv4Network | IPv6Network
_MINUTE = 60.0
_STEP = 1024 * 1024
_ALLOWANCE = 64 * 1024
"""What every mail may take without asking: no flood of large ones can keep small ones out."""


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


class Memory:
    """Room for the mails being read; whoever finds none waits, in order, or goes without."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._free = size
        self._waiting: deque[tuple[int, asyncio.Future[None]]] = deque()

    async def take(self, size: int, seconds: float) -> int:
        """Reserve room, waiting at most so long for it; give how much, or 0."""
        size = min(size, self._size)
        if not self._waiting and self.take_now(size):
            return size
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((size, turn))
        try:
            async with asyncio.timeout(seconds):
                await turn
        except BaseException as error:
            self._leave(size, turn)
            if isinstance(error, TimeoutError):
                return 0
            raise
        return size

    def take_now(self, size: int) -> bool:
        """Reserve room if there is some."""
        if self._free < size:
            return False
        self._free -= size
        return True

    def give_back(self, size: int) -> None:
        self._free += size
        while self._waiting and self._waiting[0][0] <= self._free:
            wanted, turn = self._waiting.popleft()
            if not turn.done():
                self._free -= wanted
                turn.set_result(None)

    def _leave(self, size: int, turn: asyncio.Future[None]) -> None:
        """Give up one's place, and the room if it came at the same moment."""
        if turn.done() and not turn.cancelled():
            self.give_back(size)
            return
        turn.cancel()
        self._waiting = deque(each for each in self._waiting if each[1] is not turn)
        self.give_back(0)


class Room:
    """The memory that one mail has for itself."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._held = 0

    async def reserve(self, size: int, seconds: float) -> bool:
        """Reserve room for a mail that said how large it is."""
        if size > _ALLOWANCE:
            self._held = await self._memory.take(size, seconds)
        return size <= _ALLOWANCE or self._held > 0

    def holds(self, size: int) -> bool:
        """Tell whether there is room for so much, taking more if it can be had at once."""
        while size > self._held + _ALLOWANCE:
            if not self._memory.take_now(_STEP):
                return False
            self._held += _STEP
        return True

    def leave(self) -> None:
        """Give all of it back."""
        self._memory.give_back(self._held)
        self._held = 0
