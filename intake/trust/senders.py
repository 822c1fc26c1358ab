"""What a sender is to the company: one of its own people, somebody it trusts, or wants not to hear."""

from dataclasses import dataclass

from core.ports import UnitOfWork
from core.settings import ALLOWED_SENDERS, BLOCKED_SENDERS
from intake.trust.domains import domain_of


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a person must look at a mail first; ``detail`` is for a reason that has {detail}."""

    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """``blocked``: mail is put away; ``allowed``: never too much; ``ours``: writes as one of us."""

    blocked: bool = False
    allowed: bool = False
    ours: bool = False


STRANGER = Standing()


def standing_of(address: str, own_domain: str, uow: UnitOfWork) -> Standing:
    """What the company thinks of an address; of two patterns the narrower one counts."""
    if not address:
        return STRANGER
    values = uow.settings.all()
    blocked = narrowest(address, values[BLOCKED_SENDERS])
    allowed = narrowest(address, values[ALLOWED_SENDERS])
    return Standing(
        blocked=blocked > 0 and blocked >= allowed,
        allowed=allowed > blocked,
        ours=_is_ours(address, own_domain, uow),
    )


def narrowest(address: str, patterns: tuple[str, ...]) -> int:
    """How narrow the narrowest pattern is that an address falls under; 0 for none.

    An address itself is narrower than any domain, a longer domain narrower than a shorter one.
    """
    local, domain = address.rpartition("@")[0].casefold(), domain_of(address)
    return max((_narrow(each, local, domain) for each in patterns), default=0)


def _narrow(pattern: str, local: str, domain: str) -> int:
    wanted, _, where = pattern.rpartition("@")
    below = where.startswith("*.")
    where = domain_of(where.removeprefix("*."))
    if below:
        return len(where) if domain.endswith(f".{where}") else 0
    if domain != where or (wanted and wanted != local):
        return 0
    return 1000 if wanted else len(where) + 1


def _is_ours(address: str, own_domain: str, uow: UnitOfWork) -> bool:
    if own_domain and domain_of(address) == own_domain:
        return True
    return any(
        each.works_here and (each.email or "").casefold() == address.casefold()
        for each in uow.users.all()
    )
