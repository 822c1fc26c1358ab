"""Authentication-Results (RFC 8601): what a mail host that we trust wrote on a mail it checked.

Anybody may write this header, so it counts only by its host's name and by its place. A host adds
its lines on top of what came in; so only the topmost such header counts, if it is of the host that
was named to us, with those of the same host that follow it before the next *Received* line. What
stands further down came with the mail. The host must also take such headers in its own name off
the mail that comes in (RFC 8601, section 5), as all the known ones do; where one leaves a mail
unchecked, what its sender wrote there would else be the topmost.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from core.mail_trust import UNKNOWN, Result, Verdict
from intake.trust.domains import aligned, domain_of
from intake.trust.findings import Finding, for_domain, signed_by, strongest

HEADER = "authentication-results"
NAMELESS = "protection.outlook.com"
"""Microsoft's hosts write no name of their own; this is what they call themselves elsewhere."""

_MOST = 50
_PAIR = re.compile(
    r"(?<![A-Za-z0-9_.\-/])([A-Za-z][A-Za-z0-9_.\-/]{0,63})\s*=\s*"
    r"(\"(?:[^\"\\]|\\.)*\"|[^\s;\"]*)"
)
_PUBLISHED = re.compile(r"\b(?:p|policy)\s*=\s*([a-z]+)")
_RESULTS = {
    **{each.value: each for each in Result},
    "hardfail": Result.FAIL,
    "error": Result.TEMPERROR,
    "policy": Result.NEUTRAL,
}


@dataclass(frozen=True, slots=True)
class Statement:
    """What a host said of one method; ``properties`` are such as ``header.d``."""

    method: str
    result: Result
    properties: dict[str, str] = field(default_factory=dict)
    comment: str = ""


def read_statements(value: str) -> tuple[str, tuple[Statement, ...]]:
    """The host's name ("" where it wrote none) and what it says; nothing in it makes this fail."""
    sections = list(_sections(value))
    first = sections[0][0] if sections else ""
    name = "" if "=" in first else first.split()[0].strip('"').casefold() if first.split() else ""
    said = sections if "=" in first else sections[1:]
    return name, tuple(each for one in said[:_MOST] if (each := _statement(*one)) is not None)


def verdict_of_host(headers: Sequence[tuple[str, str]], host: str, sender: str) -> Verdict:
    """What the trusted host found of the sender; UNKNOWN where it wrote nothing that counts.

    ``headers`` are the mail's, from the top, names in small letters.
    """
    said = tuple(_by_host(headers, host.casefold()))
    domain = domain_of(sender)
    if not said or not domain or (host == NAMELESS and _is_from_within(said)):
        return UNKNOWN
    signatures = [f for s in said if s.method == "dkim" for f in _signature(s)]
    return Verdict(
        spf=for_domain((_envelope(each) for each in said if each.method == "spf"), domain),
        dkim=for_domain(signatures, domain),
        dmarc=strongest(_dmarc(each) for each in said if _is_dmarc_for(each, domain)),
        by=host,
        signed=signed_by(signatures, domain),
    )


def _is_from_within(said: tuple[Statement, ...]) -> bool:
    """Microsoft's hosts do not look where a mail of their own customer's people came from."""
    return all(each.method != "spf" for each in said) and all(
        each.result is Result.NONE for each in said
    )


def _by_host(headers: Sequence[tuple[str, str]], host: str) -> Iterator[Statement]:
    """What stands in the topmost headers of this kind, if they are the host's."""
    begun = False
    for name, value in headers:
        if name == "received" and begun:
            return
        if name != HEADER:
            continue
        by, statements = read_statements(value)
        if by != host and not (not by and host == NAMELESS):
            return
        begun = True
        yield from statements


def _sections(value: str) -> Iterator[tuple[str, str]]:
    """Cut at the semicolons outside quotes and comments; give words and comments apart."""
    words: list[str] = []
    comments: list[str] = []
    depth, at, quoted = 0, 0, False
    while at < len(value):
        sign = value[at]
        if sign == "\\":
            (comments if depth else words).append(value[at : at + 2])
            at += 2
            continue
        at += 1
        if sign == '"' and not depth:
            quoted = not quoted
        if not quoted and sign in "()":
            depth = depth + 1 if sign == "(" else max(depth - 1, 0)
            (comments if depth else words).append(" ")
        elif sign == ";" and not quoted and not depth:
            yield "".join(words).strip(), "".join(comments)
            words, comments = [], []
        else:
            (comments if depth else words).append(sign)
    yield "".join(words).strip(), "".join(comments)


def _statement(words: str, comment: str) -> Statement | None:
    pairs = [(found[1].casefold(), _plain(found[2])) for found in _PAIR.finditer(words)]
    if not pairs:
        return None
    method, said = pairs[0]
    result = _RESULTS.get(said.casefold(), Result.NONE)
    properties = dict(reversed(pairs[1:]))
    return Statement(method.partition("/")[0], result, properties, comment.casefold())


def _plain(value: str) -> str:
    return re.sub(r"\\(.)", r"\1", value[1:-1]) if value.startswith('"') else value


def _envelope(said: Statement) -> Finding:
    names = ("smtp.mailfrom", "smtp.mail", "smtp.helo")
    address = next((said.properties[name] for name in names if said.properties.get(name)), "")
    return Finding(said.result, domain_of(address))


def _signature(said: Statement) -> Iterable[Finding]:
    signer = said.properties.get("header.d") or said.properties.get("header.i", "")
    return (Finding(said.result, domain_of(signer)),) if signer else ()


def _is_dmarc_for(said: Statement, domain: str) -> bool:
    meant = said.properties.get("header.from")
    return said.method == "dmarc" and (not meant or aligned(domain_of(meant), domain))


def _dmarc(said: Statement) -> Result:
    """A fail counts less where the domain, as far as the host tells, asks for nothing."""
    if said.result is not Result.FAIL:
        return said.result
    published = _PUBLISHED.search(said.comment)
    asked = {
        published[1] if published else "",
        said.properties.get("policy.dmarc", "").casefold(),
        said.properties.get("policy.published-domain-policy", "").casefold(),
        said.properties.get("action", "").casefold(),
    }
    return Result.SOFTFAIL if "none" in asked else Result.FAIL
