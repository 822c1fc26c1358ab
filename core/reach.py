"""Why mail to somebody comes back, and who is not written to because of it."""

from collections.abc import Iterator
from enum import StrEnum

from core.ports import UnitOfWork, Unreached
from core.words import N_, Label
from core.work_order import WorkOrder


class Cause(StrEnum):
    """Why a mail came back."""

    NO_MAILBOX = "no_mailbox"
    NO_DOMAIN = "no_domain"
    CLOSED = "closed"
    FULL = "full"
    TOO_LARGE = "too_large"
    REFUSED = "refused"
    LATE = "late"
    UNKNOWN = "unknown"
    COMPLAINT = "complaint"
    """It reached its reader, who reported it as unwanted."""

    @property
    def lasts(self) -> bool:
        """Whether a further mail to the same address would come back too, or is not wanted."""
        return self in _LASTING


_LASTING = {Cause.NO_MAILBOX, Cause.NO_DOMAIN, Cause.CLOSED, Cause.COMPLAINT}
CAUSES = {
    Cause.NO_MAILBOX: Label(N_("there is no such mailbox")),
    Cause.NO_DOMAIN: Label(N_("there is no such mail domain")),
    Cause.CLOSED: Label(N_("the mailbox is closed")),
    Cause.FULL: Label(N_("the mailbox is full")),
    Cause.TOO_LARGE: Label(N_("the mail was too large for it")),
    Cause.REFUSED: Label(N_("its host refused the mail")),
    Cause.LATE: Label(N_("its host could not be reached in time")),
    Cause.UNKNOWN: Label(N_("its host does not say why")),
    Cause.COMPLAINT: Label(N_("its reader reported a mail as unwanted")),
}
ASKED_FOR = {"receipt", "status", "nothing-readable", "too-large", "files-refused"}
"""The letters that answer what somebody has just sent: who complained still gets these."""


def cause_of(unreached: Unreached) -> Cause:
    """Why it can't be reached, also where a newer version noted what this one does not know."""
    try:
        return Cause(unreached.reason)
    except ValueError:
        return Cause.UNKNOWN


def in_the_way(address: str, letter: str, uow: UnitOfWork) -> Cause | None:
    """Why this letter is not sent to this address; None where nothing speaks against it."""
    unreached = uow.undeliverable.get(address)
    if unreached is None:
        return None
    cause = cause_of(unreached)
    return None if cause is Cause.COMPLAINT and letter in ASKED_FOR else cause


def unreached_on(order: WorkOrder, uow: UnitOfWork) -> Iterator[Unreached]:
    """Those of the order's people whose mail comes back, each address once."""
    people = (order.contact, order.requester, order.customer)
    addresses = (each.email for each in people if each is not None and each.email)
    for address in dict.fromkeys(each.casefold() for each in addresses):
        if (unreached := uow.undeliverable.get(address)) is not None:
            yield unreached
