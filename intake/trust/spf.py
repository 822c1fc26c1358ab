"""SPF (RFC 7208): whether the host that brought a mail may send for the domain of its envelope."""

from collections.abc import Callable
from typing import Any

from core.mail_trust import Result
from intake.trust.dns import DnsIsAway, Lookups, Record
from intake.trust.domains import domain_of
from intake.trust.findings import Finding

VOID_LOOKUPS = 2
"""More names without anything below them than this make a record worthless (RFC 7208, 4.6.4)."""

_RESULTS = {each.value: each for each in Result}


def check_spf(peer: str, envelope_from: str, helo: str, lookups: Lookups) -> Finding:
    """Look at the domain of MAIL FROM, or of HELO where the sender is the null one."""
    domain = domain_of(envelope_from or helo)
    if "." not in domain:
        return Finding(Result.NONE, domain)
    query = _query(lookups)(i=peer, s=_ascii(envelope_from), h=domain_of(helo), strict=True)
    try:
        said = query.check()[0]
    except Exception:  # noqa: BLE001 - a record written to break its readers says nothing
        return Finding(Result.PERMERROR, domain)
    return Finding(_RESULTS.get(said, Result.NONE), domain)


def _ascii(address: str) -> str:
    local = address.rpartition("@")[0].encode("ascii", "replace").decode()
    return f"{local or 'postmaster'}@{domain_of(address)}" if address else ""


def _query(lookups: Lookups) -> Callable[..., Any]:
    """pyspf's own query, asking through us: within our bounds, and from what a test says."""
    import spf

    class Query(spf.query):  # type: ignore[misc]
        void_lookups = 0

        def dns(
            self, name: str, qtype: str, cnames: object = None, ignore_void: bool = False
        ) -> list[Any]:
            try:
                found = lookups.ask(str(name), Record(qtype))
            except DnsIsAway:
                raise spf.TempError("DNS") from None
            if not found and not ignore_void:
                self.void_lookups += 1
                if self.void_lookups > VOID_LOOKUPS:
                    raise spf.PermError("void lookups")
            return [(each,) if isinstance(each, bytes) else each for each in found]

    return Query
