"""The DNS as this machine's name servers know it, remembered for as long as they allow."""

import threading
from typing import TYPE_CHECKING, Any

from intake.trust.dns import Answer, DnsIsAway, Record

if TYPE_CHECKING:
    import dns.resolver


class SystemDns:
    """Asks the name servers that this machine is set up with, or the one that is named."""

    def __init__(self, server: str = "", port: int = 53) -> None:
        self._server, self._port = server, port
        self._made: dns.resolver.Resolver | None = None
        self._making = threading.Lock()

    def ask(self, name: str, record: Record, seconds: float) -> tuple[Answer, ...]:
        """What there is under a name; raises DnsIsAway."""
        import dns.exception
        import dns.resolver

        try:
            found = self._resolver().resolve(
                name, record.value, lifetime=seconds, raise_on_no_answer=False, search=False
            )
        except dns.resolver.NXDOMAIN:
            return ()
        except (dns.exception.DNSException, OSError, UnicodeError) as error:
            raise DnsIsAway from error
        return tuple(_answer(each, record) for each in found)

    def _resolver(self) -> "dns.resolver.Resolver":
        import dns.resolver

        with self._making:
            if self._made is None:
                self._made = dns.resolver.Resolver(configure=not self._server)
                self._made.cache = dns.resolver.LRUCache(2000)
                if self._server:
                    self._made.nameservers, self._made.port = [self._server], self._port
            return self._made


def _answer(found: Any, record: Record) -> Answer:
    match record:
        case Record.TXT:
            return b"".join(found.strings)
        case Record.MX:
            return (found.preference, found.exchange.to_text(omit_final_dot=True))
        case Record.PTR:
            return str(found.target.to_text(omit_final_dot=True))
        case _:
            return str(found.address)
