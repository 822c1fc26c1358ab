"""Who says whether a mail is really from its sender: a host that we trust, or we ourselves.

We look ourselves where a stranger's host brought the mail to us. What a trusted host wrote counts
where that host, or a mailbox that it fills, brought it. Nobody vouches for a file.
"""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import Protocol

from core.mail_trust import UNKNOWN, Result, Verdict
from core.ports import Processes, TookTooLong, WaitingMail
from intake.trust.authentication_results import verdict_of_host
from intake.trust.dkim import Keys, check_signatures, fetch_keys
from intake.trust.dmarc import policy_for
from intake.trust.dns import Dns, DnsIsAway, Lookups
from intake.trust.domains import aligned, domain_of
from intake.trust.findings import Finding, Policy, verdict
from intake.trust.headers import header_lines
from intake.trust.spf import check_spf

Network = IPv4Network | IPv6Network
OURSELVES = "Ordna"
SECONDS = 4.0
AT_ONCE = 4


class Verifier(Protocol):
    """Says how far a mail's sender is proved."""

    async def verdict(self, mail: WaitingMail, sender: str) -> Verdict:
        """For the address in From; never raises for what the mail or the network does."""


class NobodyVerifies:
    """Where nobody checks, nothing is known."""

    async def verdict(self, mail: WaitingMail, sender: str) -> Verdict:
        """Nothing is known."""
        return UNKNOWN


class SenderChecks:
    """Believes the host that was named, and looks itself at what strangers bring."""

    def __init__(
        self, processes: Processes, dns: Dns | None, host: str | None, trusted: Sequence[Network]
    ) -> None:
        self._processes, self._dns, self._host = processes, dns, host
        self._trusted = tuple(trusted)
        self._asking = ThreadPoolExecutor(AT_ONCE, "dns")

    def close(self) -> None:
        """Ask no more."""
        self._asking.shutdown(wait=False, cancel_futures=True)

    async def verdict(self, mail: WaitingMail, sender: str) -> Verdict:
        """For the address in From; in at most some ten seconds."""
        domain = domain_of(sender)
        if not domain:
            return UNKNOWN
        if self._was_brought_by_a_stranger(mail):
            return await self._own(mail, domain, self._dns) if self._dns else UNKNOWN
        if self._host is None or mail.source not in {"smtp", "lmtp", "imap"}:
            return UNKNOWN
        return verdict_of_host(tuple(header_lines(mail.raw)), self._host, sender)

    def _was_brought_by_a_stranger(self, mail: WaitingMail) -> bool:
        if mail.source != "smtp":
            return False
        try:
            peer = ip_address(mail.peer.partition("%")[0])
        except ValueError:
            return True
        return not any(peer in network for network in self._trusted)

    async def _own(self, mail: WaitingMail, domain: str, dns: Dns) -> Verdict:
        loop = asyncio.get_running_loop()
        asked = _Asked(mail, domain, Lookups(dns))
        await loop.run_in_executor(self._asking, asked.ask)
        signatures = await self._signatures(mail, domain, asked.keys)
        return verdict(
            domain, asked.spf, signatures, asked.policy, OURSELVES, unknown=asked.unknown
        )

    async def _signatures(self, mail: WaitingMail, domain: str, keys: Keys) -> tuple[Finding, ...]:
        if not keys:
            return ()
        try:
            return await self._processes.run(check_signatures, mail.raw, keys, seconds=SECONDS)
        except TookTooLong:
            return (Finding(Result.PERMERROR, domain),)


class _Asked:
    """What the DNS says for one mail.

    Only names of the domain in From are asked for, its policy first: else a forger could use up
    the time with slow names of his own.
    """

    def __init__(self, mail: WaitingMail, domain: str, lookups: Lookups) -> None:
        self._mail, self._domain, self._lookups = mail, domain, lookups
        self.policy: Policy | None = None
        self.unknown = False
        self.keys: Keys = {}
        self.spf: tuple[Finding, ...] = ()

    def ask(self) -> None:
        """Ask everything; runs in a thread."""
        try:
            self.policy = policy_for(self._domain, self._lookups)
        except DnsIsAway:
            self.unknown = True
        self.keys = fetch_keys(self._mail.raw, self._domain, self._lookups)
        mail = self._mail
        if mail.peer and aligned(domain_of(mail.envelope_from or mail.helo), self._domain):
            self.spf = (check_spf(mail.peer, mail.envelope_from, mail.helo, self._lookups),)
