"""How much mail came from one place within an hour, so that a flood is held and not answered."""

from datetime import timedelta

from core.mail_addresses import bare, own_domain_of
from core.ports import DueRow, UnitOfWork
from core.settings import MAIL_FLOOD

FLOOD = "mail-flood"
HOUR = timedelta(hours=1)


def beyond(address: str, uow: UnitOfWork) -> int:
    """How far a further mail from there would be beyond what an hour takes; 0 while it is within.

    What is counted is the sender's domain; the one mailbox, where anybody has one at the domain.
    """
    most, place = uow.settings.all()[MAIL_FLOOD], _place(address)
    if most is None or not place:
        return 0
    return max(0, _came(place, uow)[0] + 1 - most)


def count(address: str, uow: UnitOfWork) -> None:
    """One more mail came from there; an hour begins with the first one."""
    if place := _place(address):
        came, row = _came(place, uow)
        until = row.at if row else uow.now + HOUR
        uow.due.put(DueRow(FLOOD, place, until, {"came": came + 1}))


def _came(place: str, uow: UnitOfWork) -> tuple[int, DueRow | None]:
    row = uow.due.get(FLOOD, place)
    if row is None or row.at <= uow.now:
        return 0, None
    return int(row.context["came"]), row


def _place(address: str) -> str:
    return own_domain_of(address) or bare(address)
