"""What was signed stays provable: each signature seals its lines and the signature before (XT-09).

A seal is a SHA-256 over a line's own content; a signature's digest is one over its seals, its own
words and the digest before it. Content that is at its default is left out, so that a field which a
later version adds changes nothing.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from typing import Any
from uuid import UUID

from core.assignments import Signable
from core.order_papers import Signature
from core.shapes import shape
from core.work_order import WorkOrder

_SEALED_APART = frozenset({"signed_in"})
_NOT_SIGNED_FOR = frozenset({"digest", "seals"})


class Damage(StrEnum):
    """What happened to something that was signed."""

    ALTERED = "altered"
    REMOVED = "removed"
    ADDED = "added"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was signed; ``line`` is None where it is gone or none is."""

    signature: Signature
    damage: Damage
    line: Signable | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an order's signatures stand: how many hold, how many were put before there were seals."""

    sealed: int
    unsealed: int
    findings: tuple[Finding, ...]

    @property
    def unchanged(self) -> bool:
        """Whether everything is as it was signed."""
        return not self.findings


def code_of(signature: Signature) -> str | None:
    """The short code that tells a sealed signature from every other, such as *3F2A-91BC*."""
    if signature.digest is None:
        return None
    return f"{signature.digest[:4]}-{signature.digest[4:8]}".upper()


def sealed(order: WorkOrder) -> WorkOrder:
    """The order with its latest signature sealed over what it has locked."""
    *before, latest = order.signatures
    seals = tuple(sorted((str(line.id), _seal(order, line)) for line in _locked(order, latest)))
    latest = replace(latest, seals=seals)
    digest = _digest(latest, before[-1].digest if before else None)
    return replace(order, signatures=(*before, replace(latest, digest=digest)))


def resealed(order: WorkOrder, stays: Callable[[str], bool]) -> WorkOrder:
    """The order whose signatures seal only the lines that stay, by their IDs, in a new chain.

    For lines that move to another order signed as they are (AS-07): each seal is kept as it was
    put, so that whatever was altered before is still found.
    """
    chain: list[Signature] = []
    for each in order.signatures:
        seals = tuple((line_id, seal) for line_id, seal in each.seals if stays(line_id))
        kept = replace(each, seals=seals)
        before = chain[-1].digest if chain else None
        digest = _digest(kept, before) if each.digest is not None else None
        chain.append(replace(kept, digest=digest))
    return replace(order, signatures=tuple(chain))


def verify(order: WorkOrder) -> Verdict:
    """Hold every signature against what stands on the order now."""
    chain = [each for each in order.signatures if each.digest is not None]
    findings = tuple(finding for each in chain for finding in _findings(order, each))
    return Verdict(len(chain), len(order.signatures) - len(chain), findings)


def _findings(order: WorkOrder, signature: Signature) -> Iterator[Finding]:
    lines = {str(line.id): line for line in _locked(order, signature)}
    seals = dict(signature.seals)
    for line_id, seal in seals.items():
        line = lines.get(line_id)
        if line is None:
            yield Finding(signature, Damage.REMOVED)
        elif _seal(order, line) != seal:
            yield Finding(signature, Damage.ALTERED, line)
    for line_id, line in lines.items():
        if line_id not in seals:
            yield Finding(signature, Damage.ADDED, line)
    if _digest(signature, _before(order, signature)) != signature.digest:
        yield Finding(signature, Damage.SIGNATURE)


def _before(order: WorkOrder, signature: Signature) -> str | None:
    place = order.signatures.index(signature)
    return order.signatures[place - 1].digest if place else None


def _locked(order: WorkOrder, signature: Signature) -> list[Signable]:
    return [line for line in order.lines if line.signed_in == signature.id]


def _seal(order: WorkOrder, line: Signable) -> str:
    home = next((a.id for a in order.assignments if line in a.lines), None)
    return _hash({"kind": type(line).__name__, "on": home, "is": _plain(line, _SEALED_APART)})


def _digest(signature: Signature, before: str | None) -> str:
    own = _plain(signature, _NOT_SIGNED_FOR)
    return _hash({"before": before, "is": own, "seals": signature.seals})


def _hash(content: dict[str, Any]) -> str:
    whole = json.dumps(_plain(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(whole.encode()).hexdigest()


def _plain(value: Any, apart: frozenset[str] = frozenset()) -> Any:
    match value:
        case Decimal():
            return f"{value.normalize():f}"
        case datetime():
            return value.astimezone(UTC).isoformat()
        case UUID():
            return str(value)
        case tuple() | list():
            return [_plain(each) for each in value]
        case dict():
            return {key: _plain(each) for key, each in value.items()}
        case _ if is_dataclass(value):
            return _own(value, apart)
        case _:
            return shape(value)


def _own(record: Any, apart: frozenset[str]) -> dict[str, Any]:
    own = {}
    for each in fields(record):
        content = getattr(record, each.name)
        if each.name not in apart and (each.default is MISSING or content != each.default):
            own[each.name] = _plain(content)
    return own
