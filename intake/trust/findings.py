"""What was found out about a mail's sender, and the one verdict that follows from it."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.mail_trust import Result, Verdict
from intake.trust.domains import aligned


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check said about one domain."""

    result: Result
    domain: str


@dataclass(frozen=True, slots=True)
class Policy:
    """What the domain in From asks for where nothing vouches for a mail (DMARC).

    ``enforced``: that such mail is put aside or refused; else it only wants to hear of it.
    """

    enforced: bool
    strict_dkim: bool = False
    strict_spf: bool = False


_WEIGHT = (
    Result.PASS, Result.TEMPERROR, Result.FAIL, Result.SOFTFAIL, Result.PERMERROR, Result.NEUTRAL,
    Result.NONE,
)  # fmt: skip
"""Of several results the first of these counts: one signature that holds is enough."""


def strongest(results: Iterable[Result]) -> Result:
    """The result that counts among several; NONE where there are none."""
    return min(results, key=_WEIGHT.index, default=Result.NONE)


def for_domain(findings: Iterable[Finding], domain: str, *, strictly: bool = False) -> Result:
    """What was found for a domain, all that was found for others left out."""
    return strongest(
        each.result for each in findings if aligned(each.domain, domain, strictly=strictly)
    )


def signed_by(signatures: Iterable[Finding], domain: str) -> str:
    """Whose signature held: the sender's own domain before any other."""
    held = [each.domain for each in signatures if each.result is Result.PASS]
    own = (each for each in held if aligned(each, domain))
    return next(own, held[0] if held else "")


def dmarc_of(spf: Result, dkim: Result, policy: Policy | None, *, unknown: bool = False) -> Result:
    """What DMARC says; ``unknown``: the policy could not be asked for.

    A domain that only wants to hear of it gets SOFTFAIL: noted, and not held against the mail.
    """
    if policy is None:
        return Result.TEMPERROR if unknown else Result.NONE
    if Result.PASS in {spf, dkim}:
        return Result.PASS
    if Result.TEMPERROR in {spf, dkim}:
        return Result.TEMPERROR
    return Result.FAIL if policy.enforced else Result.SOFTFAIL


def verdict(
    domain: str,
    spf: Iterable[Finding],
    signatures: Iterable[Finding],
    policy: Policy | None,
    by: str,
    *,
    unknown: bool = False,
) -> Verdict:
    """Everything together, for the domain in From."""
    signatures = tuple(signatures)
    asks = policy or Policy(enforced=False)
    spf_result = for_domain(spf, domain, strictly=asks.strict_spf)
    dkim_result = for_domain(signatures, domain, strictly=asks.strict_dkim)
    return Verdict(
        spf=spf_result,
        dkim=dkim_result,
        dmarc=dmarc_of(spf_result, dkim_result, policy, unknown=unknown),
        by=by,
        signed=signed_by(signatures, domain),
    )
